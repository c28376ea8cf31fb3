#pragma once

#include "adapters/storage/sql/connection.hpp"
#include "core/book/changes.hpp"

#include <optional>
#include <string>
#include <vector>

namespace maitred::sql {

/// A line of the log as it is stored.
struct EventRow {
    std::string kind;
    std::string actor;
    Instant at;
    std::string subject;
    std::int64_t subject_id = 0;
    std::optional<std::string> before = {};
    std::optional<std::string> after = {};
};

/// The lines of a batch in the order in which they are counted: reservations, then tables,
/// then deeds.
std::vector<EventRow> rows_of(const Changes& changes);
std::vector<EventRow> rows_of(const std::vector<TableEvent>& events);
std::vector<EventRow> rows_of(const std::vector<Deed>& deeds);

/// Appends to the restaurant's log, in the transaction that is open for it: the last thing before
/// its commit, because whoever holds the counter keeps all others of the restaurant waiting.
void write_events(Connection& connection, RestaurantId restaurant,
                  const std::vector<EventRow>& rows);
void write_deeds(Connection& connection, RestaurantId restaurant, const std::vector<Deed>& deeds);

/// Lines with a sequence in (after, before), ascending or descending.
enum class Order { ascending, descending };
std::vector<Recorded> read_events(soci::session& soci, RestaurantId restaurant, std::int64_t after,
                                  std::int64_t before, Order order, int limit);
std::int64_t last_sequence(soci::session& soci, RestaurantId restaurant);

} // namespace maitred::sql
