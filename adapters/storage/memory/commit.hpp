#pragma once

#include "adapters/storage/memory/book.hpp"

namespace maitred::memory {

/// Commits a batch to a book, whole or not at all. `last_guest` is the installation's sequence.
Committed commit(Book& book, const Batch& batch, std::int64_t& last_guest);

/// Those with a table whose sitting is not over; and their claims, cut anew.
std::vector<Reservation> to_come(const Book& book, Instant now);
void write_claims(Book& book, const std::vector<Reservation>& to_come,
                  const std::vector<Claim>& claims);

/// How long an answer is given again.
inline constexpr std::chrono::hours answers_are_kept{24};

} // namespace maitred::memory
