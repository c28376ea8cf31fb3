#pragma once

#include "core/ports/desk.hpp"

#include <vector>

namespace maitred {

/// Whether a party has a right to a table and its sitting is not over. A hold that is over has
/// none, whether or not anybody has written so.
bool still_to_come(const Reservation& party, Instant now);

/// Gives up the reservations that a change of the room has left without a place, one command each.
/// Those that cannot be given up any more stay. Blocks.
void cancel_all(Desk& desk, RestaurantId restaurant, const std::string& actor,
                const std::vector<Reservation>& stranded);

} // namespace maitred
