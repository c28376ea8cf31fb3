#include "core/usecases/see_staff.hpp"

#include "core/people/permissions.hpp"

#include <algorithm>

namespace maitred {

Outcome<std::vector<StaffMember>> SeeStaff::all(const Caller& by) const
{
    if (!may(by.membership.role, Operation::see_staff))
        return Reason::not_allowed;
    return accounts_.staff(by.membership.restaurant);
}

Outcome<StaffMember> SeeStaff::one(const Caller& by, const Uuid& whom) const
{
    TRY(staff, all(by));
    const auto found = std::find_if(staff.begin(), staff.end(), [&](const StaffMember& member) {
        return member.account.uuid == whom;
    });
    if (found == staff.end())
        return Reason::not_found;
    return *found;
}

} // namespace maitred
