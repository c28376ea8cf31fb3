#pragma once

#include "core/ports/clock.hpp"
#include "core/ports/standings.hpp"
#include "core/usecases/attempts.hpp"
#include "core/usecases/new_passwords.hpp"

namespace maitred {

/// Somebody gets another password, and shows the old one for it. All their tokens end. Blocks, and
/// is slow on purpose.
class ChangePassword {
public:
    struct Request {
        Caller by;
        std::string old_password; ///< as it was typed
        Password new_password;
        std::string address; ///< of the client; of IPv6, its network
    };
    /// The account with its new epoch, for a new token; or a pause: the old password was not
    /// looked at.
    using Answer = std::variant<Account, Paused>;

    struct Needs {
        Accounts& accounts;
        Standings& standings;
        const Passwords& passwords;
        NewPasswords new_passwords;
        const Seals& seals;
        const Clock& clock;
    };
    explicit ChangePassword(const Needs& needs)
        : needs_{needs}, attempts_{needs.accounts, needs.seals}
    {
    }

    /// Refusals: bad_password, wrong_credentials; race_lost where the account was changed
    /// meanwhile.
    Outcome<Answer> operator()(const Request& request) const;

private:
    Needs needs_;
    Attempts attempts_;
};

} // namespace maitred
