#pragma once

#include "core/ports/accounts.hpp"

namespace maitred {

/// The people of the caller's restaurant. Blocks.
class SeeStaff {
public:
    explicit SeeStaff(Accounts& accounts) : accounts_{accounts} {}

    /// In the order in which they came. Refusals: not_allowed.
    Outcome<std::vector<StaffMember>> all(const Caller& by) const;

    /// Refusals: not_allowed; not_found for whoever works elsewhere, or nowhere.
    Outcome<StaffMember> one(const Caller& by, const Uuid& whom) const;

private:
    Accounts& accounts_;
};

} // namespace maitred
