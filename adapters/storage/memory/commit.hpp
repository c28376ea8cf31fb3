#pragma once

#include "adapters/storage/memory/shelf.hpp"

namespace maitred::memory {

/// Commits a batch to a book of the shelf, whole or not at all.
Committed commit(MemoryStorage::Shelf& shelf, Book& book, const Batch& batch);

/// Those with a table whose sitting is not over, in the order of their sittings.
std::vector<Reservation> to_come(const Book& book, Instant now);

/// Those that are not yet over.
std::vector<Block> blocks_to_come(const Book& book, Instant now);

/// Lays another grid over what is to come: `claims` are theirs from now on, and the figures count
/// their minutes anew.
struct Regrid {
    SlotGrid before;
    SlotGrid after;
    Instant now;
    const std::vector<Claim>& claims;
};
void regrid(Book& book, const Regrid& regrid);

/// How long an answer is given again.
inline constexpr std::chrono::hours answers_are_kept{24};

} // namespace maitred::memory
