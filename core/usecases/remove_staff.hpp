#pragma once

#include "core/ports/clock.hpp"
#include "core/ports/standings.hpp"
#include "core/usecases/see_staff.hpp"

namespace maitred {

/// Somebody works here no more: their tokens end, and their e-mail is free for another account.
/// Blocks.
class RemoveStaff {
public:
    RemoveStaff(Accounts& accounts, Standings& standings, const Clock& clock)
        : accounts_{accounts}, standings_{standings}, clock_{clock}
    {
    }

    /// Who was removed, as they were. Refusals: not_allowed, not_found; race_lost where others
    /// changed the same account again and again.
    Outcome<StaffMember> operator()(const Caller& by, const Uuid& whom) const;

private:
    Outcome<StaffMember> attempt(const Caller& by, const Uuid& whom) const;

    Accounts& accounts_;
    Standings& standings_;
    const Clock& clock_;
};

} // namespace maitred
