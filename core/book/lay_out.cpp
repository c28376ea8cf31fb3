#include "core/book/lay_out.hpp"

#include <unordered_map>

namespace maitred {
namespace {

std::unordered_map<TableId, std::size_t> places_in(const Room& room)
{
    std::unordered_map<TableId, std::size_t> places;
    for (std::size_t place = 0; place < room.tables.size(); ++place)
        places.emplace(room.tables[place].id, place);
    return places;
}

} // namespace

DayBook lay_out(const Room& room, UtcDate date, const StoredDay& stored, const TimeZones& zones)
{
    const auto local_clock = [&](std::chrono::local_days local, std::chrono::minutes minutes) {
        return zones.true_time(room.time_zone, local, minutes);
    };
    DayBook day{.date = date,
                .version = {room.version, stored.version},
                .opening = opening_around(date, room.hours, local_clock),
                .plan = Plan{room.grid.slots_a_day(), room.tables.size()}};
    const std::chrono::local_days local{date.time_since_epoch()};
    day.midnights = {local_clock(local, std::chrono::minutes{0}),
                     local_clock(local + std::chrono::days{1}, std::chrono::minutes{0})};
    std::unordered_map<ReservationId, Instant> held_until;
    for (const StoredDay::Hold& hold : stored.holds)
        held_until.emplace(hold.holder, hold.until);
    const auto places = places_in(room);
    for (const Claim& claim : stored.claims) {
        const auto place = places.find(claim.table);
        const Slot slot = room.grid.slot_at(claim.slot);
        if (place == places.end() || utc_date_of(slot.start()) != date)
            continue;
        day.plan.take(room.grid.index(slot), place->second);
        if (claim.block != BlockId{})
            day.blocked.push_back({room.grid.index(slot), place->second, claim.block});
        const auto hold = held_until.find(claim.holder);
        if (hold != held_until.end())
            day.held.push_back({room.grid.index(slot), place->second, claim.holder, hold->second});
    }
    return day;
}

} // namespace maitred
