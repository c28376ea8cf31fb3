#pragma once

#include "adapters/storage/sql/connection.hpp"
#include "core/calendar/opening.hpp"
#include "core/calendar/turn_time.hpp"
#include "core/house/refurbishment.hpp"

namespace maitred::sql {

/// Every table there ever was, in the room's order.
std::vector<KnownTable> read_tables(soci::session& soci, RestaurantId restaurant);

std::vector<TurnTimes::Step> turn_times_of(soci::session& soci, long long restaurant);
std::vector<ServiceHours> hours_of(soci::session& soci, long long restaurant);
/// All of it but what never changes: the id, the UUID, the slug, when it was made.
void write_profile(soci::session& soci, const Profile& profile);

} // namespace maitred::sql
