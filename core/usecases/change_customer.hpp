#pragma once

#include "core/floor/block.hpp"
#include "core/ports/desk.hpp"
#include "core/usecases/attempts.hpp"
#include "core/usecases/change_account.hpp"
#include "core/usecases/check_password.hpp"
#include "core/usecases/new_passwords.hpp"

namespace maitred {

/// Customers change what is known of them, or give their account up; the platform's administrator
/// does so for them. Blocks, and is slow on purpose where passwords are looked at.
class ChangeCustomer {
public:
    struct Asked {
        Caller by;
        AccountId whom;
        std::optional<Retried<StaffMember>> retry = {};
        std::string address = {}; ///< of the client; of IPv6, its network
    };
    using Changed = ChangeAccount::Changed;
    /// A pause: the current password was not looked at, and nothing was changed or counted.
    using Answer = std::variant<StaffMember, Repeated, Paused>;

    struct Needs {
        Accounts& accounts;
        Storage& storage;
        Standings& standings;
        Desk& desk;
        const Passwords& passwords;
        NewPasswords new_passwords;
        const Seals& seals;
        const Clock& clock;
        RestaurantId house; ///< in which every customer has a place
    };
    explicit ChangeCustomer(const Needs& needs);

    /// A customer who wants another e-mail or password shows the current one, as it was typed.
    /// Refusals: bad_password, retry_key_reused, wrong_credentials, oneself (for role and
    /// activity), not_allowed, not_found, email_taken; race_lost where others changed the same
    /// account again and again.
    Outcome<Answer> operator()(const Asked& asked, const StaffWish& wish,
                               const std::optional<Password>& password = {},
                               const std::optional<std::string>& current_password = {}) const;

    /// Who was removed, as they were. Nobody can log in as them any more, and the e-mail is free
    /// for another. What they have booked, wherever that is, is in the way, kept, or cancelled;
    /// whoever sits there stays. What they book while they are removed is cancelled, unless all is
    /// kept. A retry cancels what is left.
    /// Refusals: retry_key_reused, not_allowed, not_found, race_lost; bookings_in_the_way.
    Outcome<Changed> remove(const Asked& asked, ToCome to_come = ToCome::refuse) const;

private:
    using Planned = ChangeAccount::Planned;

    Outcome<Planned> changed_as(const Asked& asked, const StaffMember& whom, const StaffWish& wish,
                                Instant now) const;
    /// Nothing where they know the password, or how long they must wait before it is looked at.
    Outcome<std::optional<Paused>> check(const Asked& asked,
                                         const std::optional<std::string>& password) const;
    ChangeAccount::Asked in_the_house(const Asked& asked) const;
    std::vector<RestaurantId> places_of(AccountId customer) const;
    std::vector<Reservation> to_come(RestaurantId restaurant, AccountId customer,
                                     Instant now) const;
    std::vector<ReservationId> everywhere_to_come(AccountId customer, Instant now) const;
    void cancel_everywhere(const Asked& asked) const;
    bool is_new(const Asked& asked) const;

    Needs needs_;
    ChangeAccount change_;
    CheckPassword right_;
    Attempts attempts_;
};

} // namespace maitred
