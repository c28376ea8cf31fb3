#pragma once

#include "core/book/changes.hpp"
#include "core/calendar/opening.hpp"

#include <vector>

namespace maitred {

/// Whether this change takes a table away, or makes it smaller.
bool may_strand(const TableEvent& change);

/// Of those who are to come, the ones whose table this change takes away, or makes too small.
std::vector<Reservation> stranded_by(const TableEvent& change,
                                     const std::vector<Reservation>& to_come);

/// Of those who are to come, the ones who were to sit while the house is open, and now are not.
/// Cost: linear in them, times a look at five days' hours.
std::vector<Reservation> stranded_by(const std::vector<ServiceHours>& before,
                                     const std::vector<ServiceHours>& after,
                                     const LocalClock& clock,
                                     const std::vector<Reservation>& to_come);

/// Of those who are to come, the ones who are to sit while the house is closed by these hours.
std::vector<Reservation> behind_closed_doors(const std::vector<ServiceHours>& hours,
                                             const LocalClock& clock,
                                             const std::vector<Reservation>& to_come);

std::vector<ReservationId> ids_of(const std::vector<Reservation>& reservations);

} // namespace maitred
