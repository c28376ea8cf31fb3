#pragma once

#include "core/booking/reservation.hpp"
#include "core/people/account.hpp"

namespace maitred {

/// Whether somebody may see who a booking is for: whose it is, and administrators.
bool may_see(const Caller& who, const Reservation& booking);

/// Whether somebody may change a booking, and bring it to this stage: whose it is gives it up or
/// confirms it; that a party came and went, or did not come, is for administrators to say.
bool may_change(const Caller& who, const Reservation& booking, std::optional<StageName> to);

} // namespace maitred
