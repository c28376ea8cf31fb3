#pragma once

#include "core/booking/reservation.hpp"

#include <string>

namespace maitred::sql {

/// A reservation as the activity log keeps it, before and after a change.
std::string event_json(const Reservation& reservation);

} // namespace maitred::sql
