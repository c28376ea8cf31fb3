#pragma once

#include "core/base/id.hpp"
#include "core/calendar/opening.hpp"
#include "core/seating/plan.hpp"

#include <array>
#include <compare>
#include <vector>

namespace maitred {

/// How often a day was changed, and the version of the room it was read with.
struct DayVersion {
    std::int64_t room = 0;
    std::int64_t day = 0; ///< 0: nothing was ever written for this day

    friend auto operator<=>(const DayVersion&, const DayVersion&) = default;
};

/// One table for one slot, and the reservation or the block that has it: the other number is 0.
struct Claim {
    TableId table;
    Instant slot; ///< the slot's start
    ReservationId holder;
    BlockId block = {};

    friend auto operator<=>(const Claim&, const Claim&) = default;
};

/// A hold's place on this day, which is its own until that instant.
struct HeldPlace {
    std::size_t slot;  ///< index in the day
    std::size_t table; ///< place in the room
    ReservationId holder;
    Instant until;

    friend auto operator<=>(const HeldPlace&, const HeldPlace&) = default;
};

/// A block's place on this day.
struct BlockedPlace {
    std::size_t slot;  ///< index in the day
    std::size_t table; ///< place in the room
    BlockId block;

    friend auto operator<=>(const BlockedPlace&, const BlockedPlace&) = default;
};

/// One UTC date of the book: which tables are taken in the slots that start on it.
struct DayBook {
    UtcDate date;
    DayVersion version;
    Opening opening;
    Plan plan; ///< with every hold, expired ones too
    std::vector<HeldPlace> held = {};
    std::vector<BlockedPlace> blocked = {};
    /// When this date, and the next one, begin on the restaurant's clock.
    std::array<Instant, 2> midnights = {Instant{date}, Instant{date + std::chrono::days{1}}};

    friend bool operator==(const DayBook&, const DayBook&) = default;
};

} // namespace maitred
