#pragma once

#include "adapters/storage/sql/connection.hpp"
#include "core/base/instant.hpp"
#include "core/book/day_book.hpp"
#include "core/booking/reservation.hpp"
#include "core/floor/block.hpp"
#include "core/house/restaurant.hpp"

#include <vector>

namespace maitred::sql {

/// Those with a table whose sitting is not over, in the order of their sittings.
std::vector<Reservation> read_to_come(soci::session& soci, long long restaurant, Instant now);

/// Lays another grid over what is to come: `claims` are theirs and their blocks' from now on, and
/// the figures count their minutes anew.
struct Regrid {
    SlotGrid before;
    SlotGrid after;
    const std::vector<Reservation>& to_come;
    const std::vector<Block>& blocks;
    const std::vector<Claim>& claims;
};
void regrid(soci::session& soci, RestaurantId restaurant, const Regrid& regrid);

/// Reads the house, has core say what is to change (core/house/settle.hpp), and writes that; in the
/// transaction that is open, with the days locked.
HouseReport settle_in_transaction(Connection& connection, const HouseSettings& settings,
                                  Instant now);

} // namespace maitred::sql
