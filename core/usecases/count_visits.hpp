#pragma once

#include "core/ports/accounts.hpp"
#include "core/ports/clock.hpp"
#include "core/ports/storage.hpp"

namespace maitred {

/// What the books say of a customer's reservations. Blocks.
class CountVisits {
public:
    CountVisits(Accounts& accounts, Storage& storage, const Clock& clock)
        : accounts_{accounts}, storage_{storage}, clock_{clock}
    {
    }

    /// In all restaurants together that have not closed.
    Visits operator()(AccountId customer) const;
    Visits in(RestaurantId restaurant, AccountId customer) const;

private:
    Accounts& accounts_;
    Storage& storage_;
    const Clock& clock_;
};

} // namespace maitred
