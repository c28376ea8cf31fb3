#pragma once

#include "core/house/room.hpp"
#include "core/ports/storage.hpp"

#include <string>
#include <vector>

namespace maitred {

/// Compares the whole book with its own rules and says in one sentence each what does not agree:
/// claims against reservations, tables given twice, days without a version, guests entered twice,
/// gaps in the events. Claims of sittings that are over at `now` may be cut by an older grid and
/// are only checked for their holders. Cost: n log n.
std::vector<std::string> verify(const BookAudit& audit, const SlotGrid& grid, Instant now);

} // namespace maitred
