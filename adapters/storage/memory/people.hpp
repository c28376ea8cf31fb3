#pragma once

#include "core/ports/accounts.hpp"

#include <map>

namespace maitred::memory {

/// Everybody who can log in, as plain values. The storage's mutex guards them.
struct People {
    struct Ticket {
        Membership whose;
        Instant expires;
    };

    std::map<AccountId, Account> accounts;
    std::map<std::pair<Audience, Email>, AccountId> by_email;
    std::map<Username, AccountId> by_username;
    std::map<std::pair<RestaurantId, AccountId>, Role> roles;
    std::map<std::string, LoginFailures> failures; ///< by subject
    std::map<std::string, Ticket> tickets;         ///< by digest
    std::int64_t last_account = 0;
};

} // namespace maitred::memory
