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
/// Memory: a row of a PNG or an ordinary JPEG. At most 4 * most_pixels bytes for a JPEG of several
/// scans, where one that would need more (progressive, with full colour, above 10 million pixels)
/// is picture_too_large. A WebP takes up to five bytes a pixel, and a crafted one some 400 MB for
/// its code tables, which libwebp cannot be told to do without.
///
/// Throws Unavailable where memory cannot be had.
class DecodedPictures final : public Pictures {
public:
    Outcome<PictureFacts> examine(std::string_view bytes) const override;
};

} // namespace maitred::pictures
