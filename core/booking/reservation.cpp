#include "core/booking/reservation.hpp"

#include <array>

namespace maitred {
namespace {

constexpr std::array<std::string_view, 6> texts = {"guest", "member",  "floor",
                                                   "hold",  "walk_in", "seed"};

} // namespace

std::string_view text_of(Source source)
{
    return texts[static_cast<std::size_t>(source)];
}

std::optional<Source> source_named(std::string_view text)
{
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (texts[i] == text)
            return static_cast<Source>(i);
    return std::nullopt;
}

} // namespace maitred
