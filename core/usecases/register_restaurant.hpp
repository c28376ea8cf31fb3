#pragma once

#include "core/ports/accounts.hpp"
#include "core/ports/clock.hpp"
#include "core/ports/randomness.hpp"
#include "core/usecases/new_passwords.hpp"

namespace maitred {

/// Somebody founds a restaurant and is its owner. It has no tables yet, gives them away by best fit
/// in true time, and is not listed. Blocks, and is slow on purpose.
class RegisterRestaurant {
public:
    struct Request {
        Name restaurant;
        Email email;
        Password password;
        std::string first_name = {};
        std::string last_name = {};
        std::optional<RetryKey> retry_key = {};
    };
    /// The restaurant; or, for a retry, what was answered the first time.
    using Registered = std::variant<Founded, Repeated>;

    /// `house` keeps the answers to retries: the restaurant does not exist before.
    RegisterRestaurant(Accounts& accounts, NewPasswords passwords, Randomness& randomness,
                       const Clock& clock, RestaurantId house)
        : accounts_{accounts}, passwords_{passwords}, randomness_{randomness}, clock_{clock},
          house_{house}
    {
    }

    /// Refusals: bad_password, retry_key_reused, email_taken.
    Outcome<Registered>
    operator()(const Request& request,
               const std::function<std::string(const Founded&)>& answer_for) const;

private:
    Accounts& accounts_;
    NewPasswords passwords_;
    Randomness& randomness_;
    const Clock& clock_;
    RestaurantId house_;
};

} // namespace maitred
