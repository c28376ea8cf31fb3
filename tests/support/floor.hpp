#pragma once

#include "tests/support/paper_book.hpp"
#include "tests/support/parties.hpp"

#include <algorithm>

namespace maitred {

/// The floor writes a party down that comes at a time.
inline Command expects(int party, Instant time, StageName stage = StageName::confirmed)
{
    return {Enter{party, {*Name::of("Ada Lovelace"), {}, {}}, time, stage}, "staff"};
}

/// The floor writes a party down that stands at the door.
inline Command walks_in(int party, StageName stage = StageName::waitlisted)
{
    return {Enter{party, {*Name::of("Walk-in"), {}, {}}, std::nullopt, stage}, "staff"};
}

inline Command walks_in_to(int party, TableId table)
{
    return {
        Enter{
            party, {*Name::of("Walk-in"), {}, {}}, std::nullopt, StageName::seated, Assign{table}},
        "staff"};
}

inline Command amends(const Amend& amend)
{
    return {amend, "staff"};
}

inline Command assigns(ReservationId id, TableId table)
{
    return amends({.id = id, .table = Assign{table}});
}

inline Command becomes(ReservationId id, StageName stage)
{
    return amends({.id = id, .stage = stage});
}

inline Command seats(ReservationId id, TableId table)
{
    return amends({.id = id, .stage = StageName::seated, .table = Assign{table}});
}

inline Command tends(ReservationId id)
{
    return {Tend{id}, "house"};
}

/// How a table is seen, with what the book says now.
inline ShownTable seen(const PaperBook& book, TableId table, Instant now)
{
    std::vector<const Reservation*> parties;
    for (const auto& [id, party] : book.reservations())
        parties.push_back(&party);
    const auto place = book.room().place_of(table);
    return show(book.room().tables.at(*place), parties, now);
}

/// The number of tables that guests can still have at that time.
inline std::size_t left_at(PaperBook& book, Instant time, Instant now)
{
    return std::get<Availability>(*book.answer(ask(time, party_of(2)), now)).available;
}

} // namespace maitred
