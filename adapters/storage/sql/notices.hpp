#pragma once

#include "adapters/storage/sql/connection.hpp"
#include "core/book/changes.hpp"

namespace maitred::sql {

/// Reminders that are over go, then those come that a batch wants written; statement by statement.
void write_notices(Connection& connection, RestaurantId restaurant, const Batch& batch);

} // namespace maitred::sql
