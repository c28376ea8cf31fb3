#pragma once

#include "core/base/outcome.hpp"
#include "core/house/picture.hpp"

#include <string_view>

namespace maitred {

/// Looks at pictures that strangers send. Any thread may call; slow on purpose for large ones.
class Pictures {
public:
    virtual ~Pictures() = default;

    /// What the bytes are, whatever they are called: a whole picture that was really decoded.
    /// Refusals: bad_picture for anything else, picture_too_large for more pixels than
    /// `most_pixels`, which are not decoded. Cost: the pixels, in time and four bytes each.
    virtual Outcome<PictureFacts> examine(std::string_view bytes) const = 0;
};

} // namespace maitred
