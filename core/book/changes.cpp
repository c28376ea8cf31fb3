#include "core/book/changes.hpp"

#include <array>

namespace maitred {
namespace {

constexpr std::array<std::string_view, 22> names = {
    "reservation_made",      "hold_placed",        "reservation_confirmed", "reservation_moved",
    "reservation_cancelled", "hold_expired",       "reservation_amended",   "party_seated",
    "party_finished",        "party_did_not_come", "party_displaced",       "party_placed",
    "sitting_extended",      "overstay_clash",     "table_added",           "table_changed",
    "table_removed",         "settings_changed",   "staff_added",           "staff_changed",
    "staff_removed",         "password_changed"};
static_assert(names.size() == static_cast<std::size_t>(EventKind::password_changed) + 1);

} // namespace

std::string_view name_of(EventKind kind)
{
    return names[static_cast<std::size_t>(kind)];
}

std::optional<EventKind> event_kind_named(std::string_view name)
{
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name)
            return static_cast<EventKind>(i);
    return std::nullopt;
}

} // namespace maitred
