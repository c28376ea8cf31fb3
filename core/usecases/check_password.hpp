#pragma once

#include "core/ports/accounts.hpp"
#include "core/ports/passwords.hpp"

namespace maitred {

/// Whether somebody knows the password of an account. Blocks, and is slow on purpose: as slow for
/// accounts that do not exist.
class CheckPassword {
public:
    CheckPassword(Accounts& accounts, const Passwords& passwords)
        : accounts_{accounts}, passwords_{passwords}
    {
    }

    /// A hash that is out of date is renewed.
    bool operator()(const std::string& typed, const std::optional<Account>& account) const;

private:
    Accounts& accounts_;
    const Passwords& passwords_;
};

} // namespace maitred
