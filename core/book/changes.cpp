#include "core/book/changes.hpp"

#include <array>

namespace maitred {
namespace {

constexpr std::array<std::string_view, 35> names = {
    "reservation_made",      "hold_placed",         "reservation_confirmed", "reservation_moved",
    "reservation_cancelled", "hold_expired",        "reservation_amended",   "party_seated",
    "party_finished",        "party_did_not_come",  "party_displaced",       "party_placed",
    "sitting_extended",      "overstay_clash",      "table_added",           "table_changed",
    "table_removed",         "settings_changed",    "staff_added",           "staff_changed",
    "staff_removed",         "password_changed",    "table_blocked",         "block_lifted",
    "layout_saved",          "layout_removed",      "time_slot_saved",       "time_slot_removed",
    "member_registered",     "customer_registered", "restaurant_opened",     "restaurant_closed",
    "picture_hung",          "picture_changed",     "picture_taken_down"};
static_assert(names.size() == static_cast<std::size_t>(EventKind::picture_taken_down) + 1);

} // namespace

void take_net(Changes& changes, const Claim& claim)
{
    if (changes.freed.erase(claim) == 0)
        changes.taken.insert(claim);
}

void free_net(Changes& changes, const Claim& claim)
{
    if (changes.taken.erase(claim) == 0)
        changes.freed.insert(claim);
}

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
