#pragma once

#include "core/house/restaurant.hpp"
#include "core/ports/storage.hpp"

#include <soci/soci.h>

namespace maitred::sql {

/// All there ever were.
std::vector<Restaurant> read_restaurants(soci::session& soci);

/// One that has not closed.
std::optional<Restaurant> read_open_restaurant(soci::session& soci, std::string_view slug);
std::optional<Restaurant> read_open_restaurant(soci::session& soci, const Uuid& uuid);
std::optional<Restaurant> read_open_restaurant(soci::session& soci, RestaurantId id);

std::vector<RestaurantId> find_restaurants(soci::session& soci, const RestaurantFilter& filter,
                                           int limit, int offset);

} // namespace maitred::sql
