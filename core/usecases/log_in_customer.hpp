#pragma once

#include "core/ports/clock.hpp"
#include "core/usecases/attempts.hpp"
#include "core/usecases/check_password.hpp"
#include "core/usecases/customer_tokens.hpp"

namespace maitred {

/// A customer shows e-mail and password, and gets a token. Blocks, and is slow on purpose.
class LogInCustomer {
public:
    struct Request {
        Email email;
        std::string password; ///< as it was typed
        std::string address;  ///< of the client; of IPv6, its network
    };
    struct LoggedIn {
        std::string token;
        Account account;
    };
    /// A pause: the password was not looked at, and nothing was counted.
    using Answer = std::variant<LoggedIn, Paused>;

    LogInCustomer(Accounts& accounts, const Passwords& passwords, CustomerTokens tokens,
                  const Seals& seals, const Clock& clock)
        : accounts_{accounts}, right_{accounts, passwords}, tokens_{tokens},
          attempts_{accounts, seals}, clock_{clock}
    {
    }

    /// Refuses with wrong_credentials, after the same time, whether the account or the password is
    /// wrong; with account_inactive only whoever knows the password.
    Outcome<Answer> operator()(const Request& request) const;

private:
    Accounts& accounts_;
    CheckPassword right_;
    CustomerTokens tokens_;
    Attempts attempts_;
    const Clock& clock_;
};

} // namespace maitred
