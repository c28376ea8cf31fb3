#pragma once

#include "core/calendar/opening.hpp"
#include "core/calendar/slot.hpp"
#include "core/calendar/turn_time.hpp"
#include "core/seating/policies.hpp"
#include "core/seating/table.hpp"
#include "core/seating/table_set.hpp"

#include <optional>
#include <vector>

namespace maitred {

/// What a restaurant gives away and how: its tables in service, its steps in time, its hours.
/// Its version rises with every change, and a decision made on an older room is not committed.
struct Room {
    std::int64_t version;
    SlotGrid grid;
    TurnTimes turn_times;
    int largest_party;
    Policy policy;
    std::string time_zone; ///< IANA name
    std::vector<ServiceHours> hours;
    std::vector<Table> tables; ///< in the room's order; everything else counts them from 0

    /// Whether the house takes parties of this size at all.
    bool admits(int party) const { return party >= 1 && party <= largest_party; }
    std::optional<std::size_t> place_of(TableId id) const;
    /// The tables with enough seats for this party.
    TableSet tables_for(int party) const;
};

} // namespace maitred
