#pragma once

#include "adapters/storage/sql/connection.hpp"
#include "core/base/instant.hpp"
#include "core/house/restaurant.hpp"

#include <vector>

namespace maitred::sql {

std::vector<Restaurant> read_restaurants(soci::session& soci);

/// Reads the house, has core say what is to change (core/house/settle.hpp), and writes that; in the
/// transaction that is open, with the days locked.
HouseReport settle_in_transaction(Connection& connection, const HouseSettings& settings,
                                  Instant now);

} // namespace maitred::sql
