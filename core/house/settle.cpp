#include "core/house/settle.hpp"

#include "core/base/ensure.hpp"
#include "core/book/pages.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace maitred {
namespace {

using KnownTable = HouseState::KnownTable;

std::set<std::string> numbers_wanted(const HouseSettings& wanted)
{
    std::set<std::string> numbers;
    for (int number = 1; number <= wanted.total_tables; ++number)
        numbers.insert(std::to_string(number));
    return numbers;
}

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

void settle_tables(const HouseState& state, const HouseSettings& wanted, HouseChanges& changes)
{
    std::set<TableId> reserved;
    for (const Reservation& reservation : state.to_come)
        reserved.insert(reservation.table.value_or(TableId{}));
    const std::set<std::string> numbers = numbers_wanted(wanted);
    std::set<std::string> known_numbers;
    for (const KnownTable& known : state.tables) {
        known_numbers.insert(known.table.number);
        if (numbers.contains(known.table.number))
            keep_or_return(known, changes);
        else
            keep_or_remove(known, reserved, changes);
        changes.seats_change = changes.seats_change || known.table.seats != wanted.largest_party;
    }
    for (int number = 1; number <= wanted.total_tables; ++number) {
        const std::string text = std::to_string(number);
        if (known_numbers.contains(text))
            continue;
        changes.tables_to_add.push_back(text);
        changes.report.tables_added.push_back(text);
    }
}

std::string number_of(const HouseState& state, TableId table)
{
    for (const KnownTable& known : state.tables)
        if (known.table.id == table)
            return known.table.number;
    return {};
}

void cut_anew(const HouseState& state, const HouseSettings& wanted, HouseChanges& changes)
{
    const auto grid = SlotGrid::every(wanted.slot);
    ensure(grid.has_value(), "settings with an impossible slot were to be settled");
    std::map<std::pair<TableId, Instant>, ReservationId> holders;
    for (const Reservation& reservation : state.to_come) {
        if (!reservation.table)
            continue;
        for (const Claim& claim :
             claims_of(*grid, reservation.sitting, *reservation.table, reservation.id)) {
            const auto [place, ours] = holders.try_emplace({claim.table, claim.slot}, claim.holder);
            if (!ours)
                changes.report.clashes.push_back(
                    {place->second, claim.holder, number_of(state, claim.table), claim.slot});
            changes.claims.push_back(claim);
        }
    }
    changes.claims_change = true;
}

} // namespace

HouseChanges settle(const HouseState& state, const HouseSettings& wanted)
{
    HouseChanges changes;
    settle_tables(state, wanted, changes);
    if (state.settings && state.settings->slot != wanted.slot)
        cut_anew(state, wanted, changes);
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
