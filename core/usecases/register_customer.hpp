#pragma once

#include "core/ports/accounts.hpp"
#include "core/ports/clock.hpp"
#include "core/ports/randomness.hpp"
#include "core/usecases/new_passwords.hpp"

namespace maitred {

/// Somebody gets an account with which to hold tables, at any restaurant: they make it themselves,
/// or the platform's administrator does. Blocks, and is slow on purpose.
class RegisterCustomer {
public:
    struct Request {
        Name first_name;
        std::string last_name = {}; ///< at most 120 characters
        Email email;
        std::optional<Phone> phone = {};
        Password password;
        bool active = true;
        std::string actor = {}; ///< empty: the new customer
        std::optional<RetryKey> retry_key = {};
    };
    /// The account; or, for a retry, what was answered the first time.
    using Registered = std::variant<Account, Repeated>;

    /// In `house` every customer has a place, before they hold a table anywhere.
    RegisterCustomer(Accounts& accounts, NewPasswords passwords, Randomness& randomness,
                     const Clock& clock, RestaurantId house)
        : accounts_{accounts}, passwords_{passwords}, randomness_{randomness}, clock_{clock},
          house_{house}
    {
    }

    /// Refusals: bad_password, retry_key_reused, email_taken.
    Outcome<Registered>
    operator()(const Request& request,
               const std::function<std::string(const Account&)>& answer_for) const;

private:
    Accounts& accounts_;
    NewPasswords passwords_;
    Randomness& randomness_;
    const Clock& clock_;
    RestaurantId house_;
};

} // namespace maitred
