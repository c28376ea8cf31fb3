#include "core/usecases/count_visits.hpp"

namespace maitred {

/// One restaurant after the other: nobody sees two books at once.
Visits CountVisits::operator()(AccountId customer) const
{
    Visits visits;
    for (const Membership& place : accounts_.memberships(customer))
        visits += in(place.restaurant, customer);
    return visits;
}

Visits CountVisits::in(RestaurantId restaurant, AccountId customer) const
{
    return visits_in(storage_.open(restaurant)->stages_of(customer, clock_.now()));
}

} // namespace maitred
