#pragma once

#include "core/book/day_book.hpp"
#include "core/booking/reservation.hpp"
#include "core/house/refurbishment.hpp"
#include "core/house/restaurant.hpp"
#include "core/seating/table.hpp"

#include <optional>
#include <vector>

namespace maitred {

/// The house as it stands in storage.
struct HouseState {
    std::optional<HouseSettings> settings; ///< nothing: there is no house yet
    std::vector<KnownTable> tables = {};   ///< in the room's order
    std::vector<Reservation> to_come = {}; ///< those with a table whose sitting is not yet over
    std::vector<Block> blocks = {};        ///< those that are not yet over
};

/// What is to be written so that the house is as its settings say.
struct HouseChanges {
    bool anything = false;
    std::vector<std::string> tables_to_add = {}; ///< numbers, in the room's order
    std::vector<TableId> tables_to_return = {};  ///< into service
    std::vector<TableId> tables_to_remove = {};  ///< out of service
    bool seats_change = false;  ///< tables with as many seats as the largest party had get as many
                                ///< as it has
    bool claims_change = false; ///< claims of those to come become `claims`
    std::vector<Claim> claims = {};
    HouseReport report = {}; ///< without the house's id
};

/// The claims of reservations to come, cut anew.
struct Recut {
    std::vector<Claim> claims = {};
    std::vector<Clash> clashes = {}; ///< if any, the grid cannot be changed
};

/// Blocks get what nobody has who is to come. Cost: linear in the claims, times log.
Recut cut_anew(const std::vector<Reservation>& to_come, const std::vector<Block>& blocks,
               const std::vector<KnownTable>& tables, const SlotGrid& grid);

/// Compares the house with its settings. Tables are numbered 1 to `total_tables`; those beyond that
/// go out of service unless somebody has reserved them. Where the slot changes, the claims of all
/// reservations to come are cut anew; where two would clash, there is nothing to write but the
/// report. Cost: linear in tables and claims, times log.
HouseChanges settle(const HouseState& state, const HouseSettings& wanted);

} // namespace maitred
