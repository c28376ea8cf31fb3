#pragma once

#include "core/base/id.hpp"
#include "core/base/instant.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace maitred {

using PictureId = Id<struct PictureEntity>;

/// The kinds of pictures that a restaurant shows.
enum class PictureKind { jpeg, png, webp };

/// "image/jpeg", "image/png", "image/webp".
std::string_view media_type_of(PictureKind kind);
std::optional<PictureKind> picture_kind_of(std::string_view media_type);

/// What a picture was found to be.
struct PictureFacts {
    PictureKind kind;
    int width;  ///< pixels, 1 or more
    int height; ///< pixels, 1 or more

    friend bool operator==(const PictureFacts&, const PictureFacts&) = default;
};

/// A picture of a restaurant, without its bytes.
struct Picture {
    PictureId id = {};
    PictureFacts facts;
    std::int64_t size;        ///< bytes
    std::string digest;       ///< of the bytes: equal for equal pictures
    std::string caption = {}; ///< at most 200 characters
    Instant made_at = {};

    friend bool operator==(const Picture&, const Picture&) = default;
};

inline constexpr int longest_side = 8'000;              ///< pixels
inline constexpr std::int64_t most_pixels = 16'000'000; ///< of one picture
inline constexpr int most_pictures = 50;                ///< of one restaurant
inline constexpr std::size_t longest_caption = 200;     ///< characters

} // namespace maitred
