#pragma once

#include "core/booking/reservation.hpp"
#include "core/house/room.hpp"

#include <vector>

namespace maitred {

/// A party that comes at a time has its table for a turn.
Window planned_sitting(const Room& room, Instant time, int party);

/// A party that sits down now has its table until the later of its planned end and a turn from now.
Window seated_sitting(const Room& room, const Window& planned, int party, Instant now);

/// A party that still sits there has its table until the end of the slot that runs now.
Window extended_sitting(const Room& room, const Window& sitting, Instant now);

/// A party that sits longer than that was forgotten, and keeps nobody waiting any more.
inline constexpr std::chrono::hours longest_sitting{12};

/// Whether two instants can be of one date on any clock.
bool may_be_one_date(Instant one, Instant other);

/// Every sitting that an amendment, at `now`, may give to this reservation, and `now` itself: what
/// must be open to decide it. None of them is longer than a day or two.
std::vector<Window> sittings_of(const Room& room, const Reservation& reservation, int party,
                                std::optional<Instant> time, Instant now);

} // namespace maitred
