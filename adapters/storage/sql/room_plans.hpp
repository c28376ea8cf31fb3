#pragma once

#include "adapters/storage/sql/connection.hpp"
#include "core/house/refurbishment.hpp"

namespace maitred::sql {

// In the transaction that is open for this restaurant.

void write_layout(soci::session& soci, long long restaurant, const LayoutChange& change);
void write_time_slot(soci::session& soci, long long restaurant, const TimeSlotChange& change);

} // namespace maitred::sql
