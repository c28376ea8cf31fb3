#pragma once

#include "core/ports/clock.hpp"
#include "core/ports/tokens.hpp"
#include "core/usecases/attempts.hpp"
#include "core/usecases/check_password.hpp"

namespace maitred {

/// The passes that members get: for their surface, in their username. The platform's administrator,
/// who logs in as they do, gets one for every surface.
class MemberTokens {
public:
    MemberTokens(const Tokens& tokens, std::chrono::seconds lifetime)
        : tokens_{tokens}, lifetime_{lifetime}
    {
    }

    std::string issue(const Account& account, Instant now) const;

private:
    const Tokens& tokens_;
    std::chrono::seconds lifetime_;
};

/// A member shows username and password, and gets a token. Blocks, and is slow on purpose.
class LogInMember {
public:
    struct Request {
        std::string username; ///< as it was typed
        std::string password;
        std::string address; ///< of the client; of IPv6, its network
    };
    /// The token; or a pause: the password was not looked at, and nothing was counted.
    using Answer = std::variant<std::string, Paused>;

    LogInMember(Accounts& accounts, const Passwords& passwords, MemberTokens tokens,
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
    MemberTokens tokens_;
    Attempts attempts_;
    const Clock& clock_;
};

} // namespace maitred
