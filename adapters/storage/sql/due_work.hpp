#pragma once

#include "adapters/storage/sql/connection.hpp"
#include "core/ports/storage.hpp"

namespace maitred::sql {

std::string_view text_of(TimerKind kind);

/// Sets and withdraws timers, one statement each.
void write_timers(Connection& connection, RestaurantId restaurant, const Timers& timers);

std::vector<DueWork> read_due_work(soci::session& soci, Instant now, int limit);

} // namespace maitred::sql
