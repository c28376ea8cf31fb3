#include "adapters/storage/sql/customers.hpp"

namespace maitred::sql {

std::set<AccountId> customers_in(const Changes& changes)
{
    std::set<AccountId> customers;
    for (const Event& event : changes.events)
        if (!event.before && event.after.source == Source::hold_surface && event.after.member)
            customers.insert(*event.after.member);
    return customers;
}

} // namespace maitred::sql
