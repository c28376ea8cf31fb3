#pragma once

#include "core/house/picture.hpp"

#include <optional>
#include <string>
#include <vector>

namespace maitred {

/// The pictures of a restaurant. They are hung and taken down by refurbishments.
class Gallery {
public:
    virtual ~Gallery() = default;

    /// In the order in which they were hung.
    virtual std::vector<Picture> pictures() = 0;
    virtual std::optional<Picture> picture(PictureId id) = 0;
    /// As they were given; nothing where there is no such picture.
    virtual std::optional<std::string> bytes_of(PictureId id) = 0;
};

} // namespace maitred
