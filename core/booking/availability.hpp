#pragma once

#include "core/book/pages.hpp"
#include "core/booking/terms.hpp"

namespace maitred {

/// How a slot stands for a party that would sit down in it for its turn time.
struct Availability {
    Slot slot;
    std::size_t tables;    ///< in service
    std::size_t available; ///< of these, free for the whole sitting and large enough

    friend bool operator==(const Availability&, const Availability&) = default;
};

/// The tables that a party could have.
struct FreeTables {
    Window sitting;
    std::vector<Table> tables = {};         ///< in the room's order
    std::optional<Reason> why_none = {};    ///< if there are none
    std::vector<Instant> alternatives = {}; ///< and then up to three other times, the nearest first

    friend bool operator==(const FreeTables&, const FreeTables&) = default;
};

/// The sitting of a party that comes for this slot.
Window sitting_of(const Room& room, Slot slot, int party);

/// Whether it is too late to come at this time: the slot that is running now can still be booked.
bool too_late(const SlotGrid& grid, Instant time, const Terms& terms);

/// The tables at which this party can sit down in this slot. Every rule about when a table may be
/// given away stands here, so that what is offered and what is booked are one answer.
/// Refusals: bad_party, start_in_the_past, closed, fully_booked. The pages cover the sitting.
Outcome<TableSet> bookable_tables(const Pages& pages, Slot slot, int party, const Terms& terms);

/// The same for a window, whatever the turn time. Refusals: start_in_the_past, closed,
/// fully_booked.
Outcome<TableSet> tables_free_for(const Pages& pages, const Window& window, int party,
                                  const Terms& terms);

/// Which tables a party that comes at this time could have for its turn time, by the same rules;
/// and if none, why, and when instead. The pages cover the sitting, and those around it for the
/// alternatives.
FreeTables free_tables_for(const Pages& pages, Instant time, int party, const Terms& terms);

/// How the slot stands, whatever its time: the past can be read.
Availability availability(const Pages& pages, Slot slot, int party, Instant now);

/// Up to three slots nearest to the wanted one, the earlier first of two at the same distance, at
/// which this party can sit down; only slots that the open pages cover.
std::vector<Instant> alternatives(const Pages& pages, Slot wanted, int party, const Terms& terms);

} // namespace maitred
