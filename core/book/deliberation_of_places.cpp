// Which table a party of the floor has, and who makes way for it.
#include "core/book/deliberation.hpp"

#include <algorithm>

namespace maitred {
namespace {

bool seated(const Reservation& party)
{
    return name_of(party.stage) == StageName::seated;
}

bool has_a_place(const Reservation& party)
{
    return party.table && takes_a_table(name_of(party.stage));
}

/// Whoever comes at a time counts; whoever waits at the door has a table once it is given.
bool counts(const Reservation& party)
{
    return takes_a_table(name_of(party.stage)) && (party.planned || party.pinned || seated(party));
}

/// Its table was given to it by name, or promised for as long as it is held.
bool stays(const Reservation& party)
{
    return party.pinned || needs_a_table(name_of(party.stage));
}

} // namespace

std::optional<Reason> Deliberation::place(Reservation& party, const TableWish& wish)
{
    const Room& room = pages_.room();
    if (const Assign* assign = std::get_if<Assign>(&wish)) {
        const auto table = room.place_of(assign->table);
        if (!table)
            return doubted(Reason::table_not_found, party.sitting);
        if (!assign->however_large && !room.tables[*table].fits(party.party))
            return doubted(Reason::table_too_small, party.sitting);
        party.pinned = true;
        return place_at(party, *table);
    }
    if (std::holds_alternative<Unassign>(wish))
        party.pinned = false;
    if (!takes_a_table(name_of(party.stage)))
        return std::nullopt;
    if (!counts(party)) {
        party.table.reset();
        return std::nullopt;
    }
    const auto own = party.table ? room.place_of(*party.table) : std::nullopt;
    if (party.pinned && own)
        return place_at(party, *own);
    const auto table = free_table_for(party);
    if (!table && needs_a_table(name_of(party.stage)))
        return doubted(Reason::table_not_available, party.sitting);
    party.pinned = seated(party);
    party.table = table ? std::optional{room.tables[*table].id} : std::nullopt;
    take_place(party);
    return std::nullopt;
}

std::optional<Reason> Deliberation::place_at(Reservation& party, std::size_t table)
{
    const TableId id = pages_.room().tables[table].id;
    const std::vector<Reservation> others = in_the_way_of(party, id);
    if (std::any_of(others.begin(), others.end(), stays))
        return Reason::table_not_available;
    for (const Reservation& other : others)
        free_place(other);
    if (!pages_.free_tables(party.sitting, terms_.now).contains(table)) {
        for (const Reservation& other : others)
            take_place(other);
        return doubted(Reason::table_not_available, party.sitting);
    }
    party.table = id;
    take_place(party);
    find_others_a_place(others);
    return std::nullopt;
}

/// The one it has, if it can stay; else by the restaurant's policy. Nobody is seated where somebody
/// still sits.
std::optional<std::size_t> Deliberation::free_table_for(const Reservation& party)
{
    const Room& room = pages_.room();
    TableSet free = pages_.free_tables(party.sitting, terms_.now);
    free &= room.tables_for(party.party);
    if (seated(party))
        for (const auto& [id, other] : known_)
            if (const auto place = other.table ? room.place_of(*other.table) : std::nullopt;
                place && id != party.id && seated(other))
                free.remove(*place);
    if (free.empty())
        return std::nullopt;
    const auto own = party.table ? room.place_of(*party.table) : std::nullopt;
    if (own && free.contains(*own))
        return own;
    return choose(room.policy, room.tables, free, dice_);
}

/// The others that have this table at a time of the party's sitting; whoever sits there is in the
/// way of the next to sit down, however long ago they should have left.
std::vector<Reservation> Deliberation::in_the_way_of(const Reservation& party, TableId table) const
{
    const SlotGrid& grid = pages_.room().grid;
    std::vector<Reservation> others;
    for (const auto& [id, other] : known_) {
        if (id == party.id || other.table != table || !has_a_place(other))
            continue;
        const bool meets = grid.first_touched(other.sitting) < grid.past_touched(party.sitting) &&
                           grid.first_touched(party.sitting) < grid.past_touched(other.sitting);
        if (meets || (seated(party) && seated(other)))
            others.push_back(other);
    }
    return others;
}

/// What has become free goes to those who wait for it before anybody else is offered it: first to
/// whoever was written down first.
void Deliberation::place_the_unplaced()
{
    std::vector<Reservation> waiting;
    for (const auto& [id, party] : known_)
        if (!party.table && counts(party) && party.sitting.end > terms_.now &&
            pages_.cover(party.sitting))
            waiting.push_back(party);
    std::sort(waiting.begin(), waiting.end(), [](const auto& one, const auto& other) {
        return std::pair{one.made_at, one.id} < std::pair{other.made_at, other.id};
    });
    actor_ = "house";
    for (const Reservation& before : waiting) {
        const auto table = free_table_for(before);
        if (!table)
            continue;
        Reservation after = before;
        after.table = pages_.room().tables[*table].id;
        take_place(after);
        record(EventKind::party_placed, before, after);
    }
}

void Deliberation::find_others_a_place(const std::vector<Reservation>& displaced)
{
    for (const Reservation& before : displaced) {
        Reservation after = before;
        after.table.reset();
        if (const auto table = free_table_for(after))
            after.table = pages_.room().tables[*table].id;
        take_place(after);
        record(EventKind::party_displaced, before, after);
    }
}

} // namespace maitred
