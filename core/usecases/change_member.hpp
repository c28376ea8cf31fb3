#pragma once

#include "core/usecases/change_account.hpp"
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
    using Changed = ChangeAccount::Changed;

    ChangeMember(Accounts& accounts, Storage& storage, Standings& standings, NewPasswords passwords,
                 const Clock& clock)
        : change_{accounts, storage, standings, clock}, passwords_{passwords}
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
    using Planned = ChangeAccount::Planned;

    Outcome<Changed> carry_out(const Asked& asked, const ChangeAccount::Plan& plan) const;
    Outcome<Planned> changed_as(const Asked& asked, const StaffMember& whom, const StaffWish& wish,
                                Instant now) const;

    ChangeAccount change_;
    NewPasswords passwords_;
};

} // namespace maitred
