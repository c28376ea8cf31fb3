#pragma once

#include "adapters/storage/sql/connection.hpp"
#include "core/book/command.hpp"

#include <span>

namespace maitred::sql {

inline constexpr std::chrono::hours answers_are_kept{24};

/// The answers that are kept for these scopes and keys and are no older than `since`. In the
/// transaction that is open for this restaurant.
std::vector<KeptAnswer> kept_answers(Connection& connection, RestaurantId restaurant,
                                     std::span<const RetryKey> keys, Instant since);

/// Keeps the answer, unless one for that key is kept that is no older than a day. In the
/// transaction that is open for this restaurant.
bool keep(Connection& connection, RestaurantId restaurant, const KeptAnswer& answer);

} // namespace maitred::sql
