#include "core/floor/sittings.hpp"

#include <algorithm>

namespace maitred {
namespace {

/// No two instants of one date on any clock are further apart: days of 25 hours, and an hour.
constexpr std::chrono::hours longest_date{26};

} // namespace

bool may_be_one_date(Instant one, Instant other)
{
    return one - other < longest_date && other - one < longest_date;
}

Window planned_sitting(const Room& room, Instant time, int party)
{
    return {time, time + room.turn_times.turn_for(party)};
}

Window seated_sitting(const Room& room, const Window& planned, int party, Instant now)
{
    return {now, std::max(planned.end, now + room.turn_times.turn_for(party))};
}

Window extended_sitting(const Room& room, const Window& sitting, Instant now)
{
    const Slot running = room.grid.slot_at(now);
    return {sitting.start, std::max(sitting.end, room.grid.later(running, 1).start())};
}

std::vector<Window> sittings_of(const Room& room, const Reservation& reservation, int party,
                                std::optional<Instant> time, Instant now)
{
    std::vector<Window> sittings = {planned_sitting(room, now, party)};
    Window planned = planned_sitting(room, reservation.sitting.start, party);
    if (time)
        planned = planned_sitting(room, *time, party);
    sittings.push_back(planned);
    planned.end = std::max(planned.end, time ? planned.end : reservation.sitting.end);
    if (may_be_one_date(planned.start, now))
        sittings.push_back(seated_sitting(room, planned, party, now));
    if (now - reservation.sitting.start < longest_sitting)
        sittings.push_back(extended_sitting(room, reservation.sitting, now));
    return sittings;
}

} // namespace maitred
