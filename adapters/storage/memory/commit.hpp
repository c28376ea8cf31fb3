#pragma once

#include "adapters/storage/memory/book.hpp"

namespace maitred::memory {

/// Commits a batch to a book, whole or not at all. `last_guest` is the installation's sequence.
Committed commit(Book& book, const Batch& batch, std::int64_t& last_guest);

/// How long an answer is given again.
inline constexpr std::chrono::hours answers_are_kept{24};

} // namespace maitred::memory
