#include "core/seating/table.hpp"

#include <array>

namespace maitred {
namespace {

constexpr std::array<std::string_view, 4> texts = {"round", "square", "rectangle", "oval"};

} // namespace

std::string_view text_of(Shape shape)
{
    return texts[static_cast<std::size_t>(shape)];
}

std::optional<Shape> shape_named(std::string_view text)
{
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (texts[i] == text)
            return static_cast<Shape>(i);
    return std::nullopt;
}

} // namespace maitred
