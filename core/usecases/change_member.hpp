#pragma once

#include "core/people/staff_rules.hpp"
#include "core/ports/accounts.hpp"
#include "core/ports/clock.hpp"
#include "core/ports/standings.hpp"
#include "core/ports/storage.hpp"
#include "core/usecases/new_passwords.hpp"

namespace maitred {

/// An administrator changes what is known of a member, or what they are; or takes the account away.
/// Their bookings stay. Nobody does either to oneself. Blocks.
class ChangeMember {
public:
    struct Asked {
        Caller by;
        AccountId whom;
        std::optional<Retried<StaffMember>> retry = {};
    };
    using Changed = std::variant<StaffMember, Repeated>;

    ChangeMember(Accounts& accounts, Storage& storage, Standings& standings, NewPasswords passwords,
                 const Clock& clock)
        : accounts_{accounts}, storage_{storage}, standings_{standings}, passwords_{passwords},
          clock_{clock}
    {
    }

    /// Refusals: bad_password, retry_key_reused, oneself (for role, activity and password),
    /// not_allowed, not_found, username_taken, email_taken; race_lost where others changed the same
    /// account again and again.
    Outcome<Changed> operator()(const Asked& asked, const StaffWish& wish,
                                const std::optional<Password>& password = {}) const;

    /// Whoever could log in cannot any more, and the other way round. The same refusals.
    Outcome<Changed> toggle(const Asked& asked) const;

    /// Who was removed, as they were. Refusals: retry_key_reused, oneself, not_allowed, not_found,
    /// race_lost.
    Outcome<Changed> remove(const Asked& asked) const;

private:
    /// What is to become of somebody, and what that comes to; decided on what they are now.
    struct Planned {
        StaffChange change;
        StaffMember result;
    };
    using Plan = std::function<Outcome<Planned>(const StaffMember& now, Instant)>;

    Outcome<Changed> carry_out(const Asked& asked, const Plan& plan) const;
    Outcome<Changed> attempt(const Asked& asked, const Plan& plan) const;
    Outcome<Planned> changed_as(const Asked& asked, const StaffMember& whom, const StaffWish& wish,
                                Instant now) const;

    Accounts& accounts_;
    Storage& storage_;
    Standings& standings_;
    NewPasswords passwords_;
    const Clock& clock_;
};

} // namespace maitred
