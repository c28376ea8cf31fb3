#pragma once

#include "core/ports/pictures.hpp"

namespace maitred::pictures {

/// Recognises JPEG, PNG and WebP by their first bytes and decodes them from end to end
/// (libjpeg-turbo, libpng, libwebp). The sides are read first: nothing is decoded beyond the
/// limits.
///
/// Refused as bad_picture, too: what merely warns, such as missing data or a wrong checksum;
/// animated PNG and WebP, of which only a part would have been looked at; and bytes behind the
/// picture's end, where a script would ride along. Some telephones put a film or a second picture
/// there: theirs must be saved anew first.
///
/// Memory: a few rows of a PNG or an ordinary JPEG. At most 4 * most_pixels bytes for a JPEG of
/// several scans; one that would need more (progressive, colour not subsampled, above 10 million
/// pixels) is picture_too_large. A WebP takes up to five bytes a pixel. A crafted one takes several
/// hundred megabytes for its tables of codes, which libwebp has no setting against: whoever calls
/// limits how many are examined at a time.
///
/// Throws Unavailable where memory cannot be had.
class DecodedPictures final : public Pictures {
public:
    Outcome<PictureFacts> examine(std::string_view bytes) const override;
};

} // namespace maitred::pictures
