#pragma once

#include "core/ports/desk.hpp"

#include <vector>

namespace maitred {

/// Gives up the reservations that a change of the room has left without a place, one command each.
/// Those that cannot be given up any more stay. Blocks.
void cancel_all(Desk& desk, RestaurantId restaurant, const std::string& actor,
                const std::vector<Reservation>& stranded);

} // namespace maitred
