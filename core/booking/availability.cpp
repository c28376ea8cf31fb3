#include "core/booking/availability.hpp"

#include "core/floor/sittings.hpp"

#include <algorithm>

namespace maitred {
namespace {

constexpr std::size_t alternatives_offered = 3;

bool offers(const Pages& pages, Slot slot, int party, const Terms& terms)
{
    return pages.cover(sitting_of(pages.room(), slot, party)) &&
           bookable_tables(pages, slot, party, terms).has_value();
}

} // namespace

Window sitting_of(const Room& room, Slot slot, int party)
{
    return slot.sitting(room.turn_times.turn_for(party));
}

bool too_late(const SlotGrid& grid, Instant time, const Terms& terms)
{
    return terms.past == Past::refused && grid.slot_at(time).start() + grid.step() <= terms.now;
}

Outcome<TableSet> bookable_tables(const Pages& pages, Slot slot, int party, const Terms& terms)
{
    if (!pages.room().admits(party))
        return Reason::bad_party;
    return tables_free_for(pages, sitting_of(pages.room(), slot, party), party, terms);
}

Outcome<TableSet> tables_free_for(const Pages& pages, const Window& window, int party,
                                  const Terms& terms)
{
    if (too_late(pages.room().grid, window.start, terms))
        return Reason::start_in_the_past;
    if (!pages.open_during(window))
        return Reason::closed;
    TableSet tables = pages.free_tables(window, terms.now);
    tables &= pages.room().tables_for(party);
    if (tables.empty())
        return Reason::fully_booked;
    return tables;
}

FreeTables free_tables_for(const Pages& pages, Instant time, int party, const Terms& terms)
{
    const Room& room = pages.room();
    FreeTables found{.sitting = planned_sitting(room, time, party)};
    const Outcome<TableSet> free = tables_free_for(pages, found.sitting, party, terms);
    if (!free) {
        const bool too_large = !room.tables.empty() && room.tables_for(party).empty();
        const Reason why = free.error().reason;
        found.why_none = why == Reason::fully_booked && too_large ? Reason::table_too_small : why;
        found.alternatives = alternatives(pages, room.grid.slot_at(time), party, terms);
        return found;
    }
    for (std::size_t place = 0; place < room.tables.size(); ++place)
        if (free->contains(place))
            found.tables.push_back(room.tables[place]);
    return found;
}

Availability availability(const Pages& pages, Slot slot, int party, Instant now)
{
    const Outcome<TableSet> tables = bookable_tables(pages, slot, party, Terms{now, Past::allowed});
    return {slot, pages.room().tables.size(), tables ? tables->count() : 0};
}

std::vector<Instant> alternatives(const Pages& pages, Slot wanted, int party, const Terms& terms)
{
    std::vector<Instant> offered;
    const SlotGrid& grid = pages.room().grid;
    const auto a_day = static_cast<std::int64_t>(grid.slots_a_day());
    for (std::int64_t distance = 1; distance < a_day; ++distance) {
        for (const Slot slot : {grid.later(wanted, -distance), grid.later(wanted, distance)}) {
            if (offered.size() < alternatives_offered && offers(pages, slot, party, terms))
                offered.push_back(slot.start());
        }
        if (offered.size() == alternatives_offered)
            break;
    }
    return offered;
}

} // namespace maitred
