#pragma once

#include "core/people/staff_rules.hpp"
#include "core/ports/accounts.hpp"
#include "core/ports/clock.hpp"
#include "core/ports/standings.hpp"
#include "core/ports/storage.hpp"

namespace maitred {

/// Carries out what is decided on somebody as they are now, and decides it anew where others were
/// faster: what the use cases that change and remove people share. Blocks.
class ChangeAccount {
public:
    struct Asked {
        Caller by;
        AccountId whom;
        RestaurantId restaurant; ///< where they have a place
        Audience audience;
        std::optional<Retried<StaffMember>> retry = {};
    };
    /// What is to become of somebody, and what that comes to.
    struct Planned {
        StaffChange change;
        StaffMember result;
    };
    using Plan = std::function<Outcome<Planned>(const StaffMember& now, Instant)>;
    using Changed = std::variant<StaffMember, Repeated>;

    ChangeAccount(Accounts& accounts, Storage& storage, Standings& standings, const Clock& clock)
        : accounts_{accounts}, storage_{storage}, standings_{standings}, clock_{clock}
    {
    }

    /// Refusals: retry_key_reused, not_found, those of the plan; not_allowed where whoever changes
    /// somebody else has lost the place that allows it; username_taken, email_taken; race_lost
    /// where others changed the same account again and again.
    Outcome<Changed> operator()(const Asked& asked, const Plan& plan) const;

private:
    Outcome<Changed> attempt(const Asked& asked, const Plan& plan) const;

    Accounts& accounts_;
    Storage& storage_;
    Standings& standings_;
    const Clock& clock_;
};

/// The place that must still be there when somebody is changed: nothing for whoever changes
/// themselves, since the change is decided on that very place.
std::optional<Membership> place_that_allows(const Caller& by, AccountId whom);

/// The log's line about somebody, with what they were.
Deed deed_about(const StaffMember& whom, EventKind kind, const Caller& by, Instant now);

} // namespace maitred
