#pragma once

#include "core/people/account.hpp"

#include <vector>

namespace maitred {

/// Somebody's account and the places they have.
struct Standing {
    Account account;
    std::vector<Membership> memberships;
};

/// Who somebody is, as often as it is asked. Blocks where storage has to be asked; any thread may
/// call. Throws Unavailable.
class Standings {
public:
    virtual ~Standings() = default;

    /// As storage had it within the last three seconds. Whoever knows of an epoch, by a token of
    /// it, gets no account of an earlier one, unless storage has no other.
    virtual std::optional<Standing> of(const Uuid& account, std::int64_t epoch) = 0;

    /// The account was changed: what was known of it is not true any more.
    virtual void forget(const Uuid& account) = 0;
};

} // namespace maitred
