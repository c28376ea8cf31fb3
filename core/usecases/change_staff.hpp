#pragma once

#include "core/people/staff_rules.hpp"
#include "core/ports/clock.hpp"
#include "core/ports/standings.hpp"
#include "core/usecases/new_passwords.hpp"
#include "core/usecases/see_staff.hpp"

namespace maitred {

/// An owner or a manager changes what is known of a colleague, or what they are. Blocks.
class ChangeStaff {
public:
    struct Request {
        Caller by;
        Uuid whom;
        StaffWish wish;
        std::optional<Password> password = {};
    };

    ChangeStaff(Accounts& accounts, Standings& standings, NewPasswords passwords,
                const Clock& clock)
        : accounts_{accounts}, standings_{standings}, passwords_{passwords}, clock_{clock}
    {
    }

    /// Refusals: bad_password, not_allowed, not_found, email_taken; race_lost where others changed
    /// the same account again and again.
    Outcome<StaffMember> operator()(const Request& request) const;

private:
    Outcome<StaffMember> attempt(const Request& request, const StaffWish& wish) const;

    Accounts& accounts_;
    Standings& standings_;
    NewPasswords passwords_;
    const Clock& clock_;
};

} // namespace maitred
