#pragma once

#include "core/ports/accounts.hpp"
#include "core/ports/seals.hpp"

namespace maitred {

/// Must wait so long before the next attempt is looked at.
struct Paused {
    std::chrono::seconds wait; ///< 1 or more

    friend bool operator==(const Paused&, const Paused&) = default;
};

/// Slows down whoever guesses passwords, on all nodes together. Nobody is locked out: an account is
/// not slowed where it was logged in to before.
class Attempts {
public:
    Attempts(Accounts& accounts, const Seals& seals) : accounts_{accounts}, seals_{seals} {}

    /// One attempt by whoever has this address. An IPv6 client owns many: pass their network.
    struct Attempt {
        std::string account; ///< what tells it from other accounts
        std::string address;
    };

    std::optional<Paused> pause(const Attempt& attempt, Instant now) const;
    void failed(const Attempt& attempt, Instant now) const;
    void succeeded(const Attempt& attempt, Instant now) const;

private:
    std::string account_in(const Attempt& attempt) const;
    std::string address_in(const Attempt& attempt) const;
    std::string both_in(const Attempt& attempt) const;

    Accounts& accounts_;
    const Seals& seals_;
};

} // namespace maitred
