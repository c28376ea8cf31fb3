#pragma once

#include "core/base/refusal.hpp"
#include "core/booking/reservation.hpp"
#include "core/people/staff_rules.hpp"

namespace maitred {

/// What a reservation keeps of the customer it is for: the whole name, or where that is longer than
/// a reservation's may be, the first.
Contact contact_of(const Account& customer);

/// Whether somebody may change a customer's account, and take it away: whose it is, and the
/// platform's administrator.
bool may_keep_account(const Caller& who, AccountId customer);

/// Why this may not be changed of a customer by somebody who may change others' accounts or this
/// one, if so. Customers stay customers; nobody changes one's own activity.
std::optional<Reason> forbidden(const Caller& who, const StaffMember& customer,
                                const StaffWish& wish);

/// Whether the current password must be shown for it: whoever found a token must not be able to
/// take the account over.
bool needs_password(const Caller& who, const StaffMember& customer, const StaffWish& wish);

} // namespace maitred
