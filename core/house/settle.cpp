#include "core/house/settle.hpp"

#include "core/base/ensure.hpp"
#include "core/book/pages.hpp"

#include <charconv>
#include <map>
#include <set>

namespace maitred {
namespace {

void keep_or_return(const KnownTable& known, HouseChanges& changes)
{
    if (known.in_service)
        return;
    changes.tables_to_return.push_back(known.table.id);
    changes.report.tables_added.push_back(known.table.number);
}

void keep_or_remove(const KnownTable& known, const std::set<TableId>& reserved,
                    HouseChanges& changes)
{
    if (!known.in_service)
        return;
    if (reserved.contains(known.table.id)) {
        changes.report.tables_kept.push_back(known.table.number);
        return;
    }
    changes.tables_to_remove.push_back(known.table.id);
    changes.report.tables_removed.push_back(known.table.number);
}

/// The house's own tables are numbered from 1; others, "A1" or "Terrace", were put there by its
/// staff, and are not the operator's.
std::optional<int> own_number(const std::string& number)
{
    int read = 0;
    const char* end = number.data() + number.size();
    const auto [stop, error] = std::from_chars(number.data(), end, read);
    return error == std::errc{} && stop == end && read >= 1 ? std::optional{read} : std::nullopt;
}

/// Only what the operator has changed is done: what the staff has made of the room since stays.
void settle_tables(const HouseState& state, const HouseSettings& wanted, HouseChanges& changes)
{
    std::set<TableId> reserved;
    for (const Reservation& reservation : state.to_come)
        reserved.insert(reservation.table.value_or(TableId{}));
    const int total = state.settings ? state.settings->total_tables : 0;
    std::set<int> known_numbers;
    for (const KnownTable& known : state.tables) {
        const auto number = own_number(known.table.number);
        if (!number)
            continue;
        known_numbers.insert(*number);
        if (*number > wanted.total_tables)
            keep_or_remove(known, reserved, changes);
        else if (*number > total)
            keep_or_return(known, changes);
    }
    changes.seats_change = state.settings && state.settings->largest_party != wanted.largest_party;
    for (int number = 1; number <= wanted.total_tables; ++number) {
        if (known_numbers.contains(number))
            continue;
        changes.tables_to_add.push_back(std::to_string(number));
        changes.report.tables_added.push_back(std::to_string(number));
    }
}

std::string number_of(const std::vector<KnownTable>& tables, TableId table)
{
    for (const KnownTable& known : tables)
        if (known.table.id == table)
            return known.table.number;
    return {};
}

} // namespace

Recut cut_anew(const std::vector<Reservation>& to_come, const std::vector<Block>& blocks,
               const std::vector<KnownTable>& tables, const SlotGrid& grid)
{
    Recut recut;
    std::map<std::pair<TableId, Instant>, ReservationId> holders;
    for (const Reservation& reservation : to_come) {
        if (!reservation.table)
            continue;
        for (const Claim& claim :
             claims_of(grid, reservation.sitting, *reservation.table, reservation.id)) {
            const auto [place, ours] = holders.try_emplace({claim.table, claim.slot}, claim.holder);
            if (!ours)
                recut.clashes.push_back(
                    {place->second, claim.holder, number_of(tables, claim.table), claim.slot});
            recut.claims.push_back(claim);
        }
    }
    for (const Block& block : blocks)
        for (Claim claim : claims_of(grid, block.window, block.table, ReservationId{})) {
            claim.block = block.id;
            if (holders.try_emplace({claim.table, claim.slot}, claim.holder).second)
                recut.claims.push_back(claim);
        }
    return recut;
}

HouseChanges settle(const HouseState& state, const HouseSettings& wanted)
{
    HouseChanges changes;
    settle_tables(state, wanted, changes);
    if (state.settings && state.settings->slot != wanted.slot) {
        const auto grid = SlotGrid::every(wanted.slot);
        ensure(grid.has_value(), "settings with an impossible slot were to be settled");
        Recut recut = cut_anew(state.to_come, state.blocks, state.tables, *grid);
        changes.claims = std::move(recut.claims);
        changes.report.clashes = std::move(recut.clashes);
        changes.claims_change = true;
    }
    if (!changes.report.clashes.empty()) {
        HouseChanges refused;
        refused.report.clashes = std::move(changes.report.clashes);
        return refused;
    }
    changes.report.created = !state.settings;
    changes.anything = state.settings != wanted || !changes.tables_to_add.empty() ||
                       !changes.tables_to_return.empty() || !changes.tables_to_remove.empty() ||
                       changes.seats_change;
    changes.report.changed = changes.anything && state.settings;
    return changes;
}

} // namespace maitred
