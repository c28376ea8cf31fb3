#pragma once

#include "adapters/storage/sql/connection.hpp"
#include "core/ports/storage.hpp"

namespace maitred::sql {

std::string_view text_of(TimerKind kind);

/// Sets and withdraws timers, one statement each.
void write_timers(Connection& connection, RestaurantId restaurant, const Timers& timers);

/// Longest due first; they are due again at `until`.
std::vector<DueWork> take_due_work(Connection& connection, Instant now, Instant until, int limit);
std::vector<DueNotice> take_due_notices(Connection& connection, Instant now, Instant until,
                                        int limit);
/// Whether it was still the taker's.
bool keep_longer(soci::session& soci, const DueNotice& taken, Instant until);

} // namespace maitred::sql
