#pragma once

#include "core/ports/accounts.hpp"
#include "core/ports/clock.hpp"
#include "core/ports/randomness.hpp"
#include "core/usecases/new_passwords.hpp"

namespace maitred {

/// An owner or a manager gives somebody a login for their restaurant. Blocks, and is slow on
/// purpose.
class HireStaff {
public:
    struct Request {
        Caller by;
        Email email;
        Password password;
        Role role = Role::staff;
        std::string first_name = {};
        std::string last_name = {};
        std::optional<RetryKey> retry_key = {};
    };
    /// The account; or, for a retry, what was answered the first time.
    using Hired = std::variant<Account, Repeated>;

    HireStaff(Accounts& accounts, NewPasswords passwords, Randomness& randomness,
              const Clock& clock)
        : accounts_{accounts}, passwords_{passwords}, randomness_{randomness}, clock_{clock}
    {
    }

    /// Refusals: bad_password, retry_key_reused, not_allowed, email_taken.
    Outcome<Hired> operator()(const Request& request,
                              const std::function<std::string(const Account&)>& answer_for) const;

private:
    Accounts& accounts_;
    NewPasswords passwords_;
    Randomness& randomness_;
    const Clock& clock_;
};

} // namespace maitred
