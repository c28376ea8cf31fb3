#pragma once

#include "core/base/outcome.hpp"
#include "core/house/picture.hpp"

#include <cstdint>
#include <string_view>

namespace maitred::pictures {

bool begins_as_jpeg(std::string_view bytes);
bool begins_as_png(std::string_view bytes);
bool begins_as_webp(std::string_view bytes);

/// Each for bytes that begin as its kind does; refuses as Pictures::examine does.
Outcome<PictureFacts> examine_jpeg(std::string_view bytes);
Outcome<PictureFacts> examine_png(std::string_view bytes);
Outcome<PictureFacts> examine_webp(std::string_view bytes);

/// As a header claims them, not yet believed.
struct Sides {
    std::uint32_t width;
    std::uint32_t height;
};

constexpr bool beyond_limits(Sides sides)
{
    return sides.width > longest_side || sides.height > longest_side ||
           std::int64_t{sides.width} * sides.height > most_pixels;
}

/// Of sides within the limits.
constexpr PictureFacts facts_of(PictureKind kind, Sides sides)
{
    return {kind, static_cast<int>(sides.width), static_cast<int>(sides.height)};
}

} // namespace maitred::pictures
