#pragma once

#include "core/book/day_book.hpp"
#include "core/house/room.hpp"
#include "core/ports/storage.hpp"
#include "core/ports/time_zones.hpp"

namespace maitred {

/// Makes a day book from what is stored of a day. Claims of tables that are out of service take
/// nothing away; one that is not on the room's grid (made before the slot was changed) takes the
/// slot it falls into.
DayBook lay_out(const Room& room, UtcDate date, const StoredDay& stored, const TimeZones& zones);

} // namespace maitred
