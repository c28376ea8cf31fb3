#include "core/floor/shown_table.hpp"

#include <array>

namespace maitred {
namespace {

constexpr std::array<std::string_view, 4> texts = {"available", "occupied", "reserved",
                                                   "out_of_order"};

bool sits(const Reservation& party)
{
    return name_of(party.stage) == StageName::seated;
}

/// Whoever sits comes before whoever is due; of several, the one that came or comes first.
bool comes_before(const Reservation& one, const Reservation& other)
{
    if (sits(one) != sits(other))
        return sits(one);
    return std::pair{one.sitting.start, one.id} < std::pair{other.sitting.start, other.id};
}

} // namespace

std::string_view text_of(TableStatus status)
{
    return texts[static_cast<std::size_t>(status)];
}

std::optional<TableStatus> table_status_named(std::string_view text)
{
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (texts[i] == text)
            return static_cast<TableStatus>(i);
    return std::nullopt;
}

bool seen_at_its_table(const Reservation& party, Instant now)
{
    if (!party.table)
        return false;
    if (sits(party))
        return true;
    return party.pinned && takes_a_table(stage_at(party.stage, now)) &&
           party.sitting.start <= now + shown_as_reserved_from && party.sitting.end > now;
}

ShownTable show(const Table& table, const std::vector<const Reservation*>& parties, Instant now)
{
    const Reservation* first = nullptr;
    for (const Reservation* party : parties)
        if (party->table == table.id && seen_at_its_table(*party, now) &&
            (!first || comes_before(*party, *first)))
            first = party;
    ShownTable shown{.table = table};
    if (first)
        shown.party = first->uuid;
    if (first && sits(*first))
        shown.status = TableStatus::occupied;
    else if (table.out_of_order)
        shown.status = TableStatus::out_of_order;
    else if (first)
        shown.status = TableStatus::reserved;
    return shown;
}

} // namespace maitred
