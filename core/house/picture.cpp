#include "core/house/picture.hpp"

#include <array>

namespace maitred {
namespace {

constexpr std::array<std::string_view, 3> media_types = {"image/jpeg", "image/png", "image/webp"};

} // namespace

std::string_view media_type_of(PictureKind kind)
{
    return media_types.at(static_cast<std::size_t>(kind));
}

std::optional<PictureKind> picture_kind_of(std::string_view media_type)
{
    for (std::size_t i = 0; i < media_types.size(); ++i)
        if (media_types[i] == media_type)
            return static_cast<PictureKind>(i);
    return std::nullopt;
}

} // namespace maitred
