#pragma once

#include "core/people/staff_rules.hpp"
#include "core/ports/accounts.hpp"
#include "core/ports/clock.hpp"
#include "core/ports/standings.hpp"
#include "core/usecases/new_passwords.hpp"

namespace maitred {

/// An administrator changes what is known of a member, or what they are; or takes the account away.
/// Their bookings stay. Nobody does either to oneself. Blocks.
class ChangeMember {
public:
    struct Request {
        Caller by;
        AccountId whom;
        StaffWish wish;
        std::optional<Password> password = {};
    };

    ChangeMember(Accounts& accounts, Standings& standings, NewPasswords passwords,
                 const Clock& clock)
        : accounts_{accounts}, standings_{standings}, passwords_{passwords}, clock_{clock}
    {
    }

    /// Refusals: bad_password, oneself (for role, activity and password), not_allowed, not_found,
    /// username_taken, email_taken; race_lost where others changed the same account again and
    /// again.
    Outcome<StaffMember> operator()(const Request& request) const;

    /// Who was removed, as they were. Refusals: oneself, not_allowed, not_found, race_lost.
    Outcome<StaffMember> remove(const Caller& by, AccountId whom) const;

private:
    Outcome<StaffMember> attempt(const Request& request) const;
    Outcome<StaffMember> attempt_to_remove(const Caller& by, AccountId whom) const;
    Outcome<StaffMember> find(const Caller& by, AccountId whom) const;

    Accounts& accounts_;
    Standings& standings_;
    NewPasswords passwords_;
    const Clock& clock_;
};

} // namespace maitred
