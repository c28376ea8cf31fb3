#pragma once

#include "core/ports/accounts.hpp"
#include "core/ports/clock.hpp"
#include "core/ports/randomness.hpp"
#include "core/usecases/new_passwords.hpp"

namespace maitred {

/// Somebody gets an account with which to book at a restaurant, or to run it: they make it
/// themselves, or an administrator does. Blocks, and is slow on purpose.
class RegisterMember {
public:
    struct Request {
        Username username;
        Email email;
        Name full_name;
        std::optional<Phone> phone;
        Password password;
        Role role = Role::member;
        bool active = true;
        std::string actor = {}; ///< empty: the new member
        std::optional<RetryKey> retry_key = {};
    };
    /// The account; or, for a retry, what was answered the first time.
    using Registered = std::variant<Account, Repeated>;

    RegisterMember(Accounts& accounts, NewPasswords passwords, Randomness& randomness,
                   const Clock& clock, RestaurantId house)
        : accounts_{accounts}, passwords_{passwords}, randomness_{randomness}, clock_{clock},
          house_{house}
    {
    }

    /// Refusals: bad_password, retry_key_reused, username_taken, email_taken.
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
