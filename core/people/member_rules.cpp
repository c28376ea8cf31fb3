#include "core/people/member_rules.hpp"

#include "core/people/permissions.hpp"

namespace maitred {

bool may_see(const Caller& who, const Reservation& booking)
{
    return may(who.membership.role, Operation::change_any_booking) ||
           (booking.member == who.account.id && may(who.membership.role, Operation::book));
}

bool may_change(const Caller& who, const Reservation& booking, std::optional<StageName> to)
{
    if (may(who.membership.role, Operation::change_any_booking))
        return true;
    const bool for_members = !to || *to == StageName::confirmed || *to == StageName::cancelled;
    return for_members && may_see(who, booking);
}

} // namespace maitred
