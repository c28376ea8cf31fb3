#include "core/usecases/close_restaurant.hpp"

#include "core/house/stranded.hpp"
#include "core/usecases/cancel_stranded.hpp"
#include "core/usecases/change_settings.hpp"
#include "core/usecases/refurbish.hpp"
#include "core/usecases/see_floor.hpp"

#include <algorithm>

namespace maitred {
namespace {

std::vector<Reservation> those_to_come(std::vector<Reservation> parties, Instant now)
{
    std::erase_if(parties, [now](const Reservation& one) { return !still_to_come(one, now); });
    return parties;
}

bool can_be_cancelled(const std::vector<Reservation>& parties, Instant now)
{
    return std::all_of(parties.begin(), parties.end(), [now](const Reservation& one) {
        return may_become(one.stage, StageName::cancelled, now);
    });
}

std::vector<TableEvent> all_removed(StorageSession& session, const std::string& actor, Instant now)
{
    std::vector<TableEvent> events;
    for (const ShownTable& before : show_tables(session, session.tables(), now)) {
        ShownTable after = before;
        after.table.changed_at = now;
        after.status = TableStatus::out_of_order;
        after.party.reset();
        events.push_back({EventKind::table_removed, actor, now, before, std::move(after)});
    }
    return events;
}

} // namespace

/// Closed first, so that nobody books while the others are cancelled; whoever is interrupted goes
/// on by asking again.
Outcome<CloseRestaurant::Closed> CloseRestaurant::operator()(const Asked& asked) const
{
    if (asked.restaurant == needs_.house)
        return Reason::not_allowed;
    Outcome<Closed> closed = close(asked);
    const bool is_closed = closed || closed.error().reason == Reason::not_found;
    if (is_closed && asked.to_come == ToCome::cancel)
        cancel_all(needs_.desk, asked.restaurant, asked.actor, to_come(asked.restaurant));
    return closed;
}

Outcome<CloseRestaurant::Closed> CloseRestaurant::close(const Asked& asked) const
{
    const auto session = needs_.storage.open(asked.restaurant);
    const auto plan = [&](Instant now) -> Outcome<Planned<Profile>> {
        const Profile before = session->profile();
        if (before.closed)
            return Reason::not_found;
        Planned<Profile> planned{{}, before};
        planned.work.profile = before;
        planned.work.profile->closed = true;
        planned.work.profile->listed = false;
        planned.work.tables = all_removed(*session, asked.actor, now);
        planned.work.deeds = {{EventKind::restaurant_closed, asked.actor, now, "restaurant",
                               asked.restaurant.number, facts_of(before)}};
        planned.work.admits = [now, &asked](const std::vector<Reservation>& to_come) {
            const auto parties = those_to_come(to_come, now);
            return asked.to_come == ToCome::cancel ? can_be_cancelled(parties, now)
                                                   : parties.empty();
        };
        return planned;
    };
    const auto refused = [&](Committed why, const auto&) -> std::optional<Refusal> {
        if (why != Committed::not_admitted)
            return std::nullopt;
        const Instant now = needs_.clock.now();
        return Refusal{.reason = Reason::bookings_in_the_way,
                       .in_the_way = ids_of(those_to_come(session->to_come(now), now))};
    };
    return refurbish_room<Profile>(*session, needs_.clock, needs_.watch, asked.restaurant,
                                   asked.retry, plan, refused);
}

std::vector<Reservation> CloseRestaurant::to_come(RestaurantId restaurant) const
{
    const Instant now = needs_.clock.now();
    return those_to_come(needs_.storage.open(restaurant)->to_come(now), now);
}

} // namespace maitred
