#pragma once

#include "core/ports/desk.hpp"

namespace maitred {

/// How many tables are left at this time? Usually answered at once, from the desk's own copy.
class FindAvailability {
public:
    /// Called once, from any thread, perhaps before the question returns.
    struct Then {
        std::function<void(Outcome<Availability>)> answered;
        std::function<void(std::exception_ptr)> failed;
    };

    FindAvailability(Desk& desk, RestaurantId restaurant) : desk_{desk}, restaurant_{restaurant} {}

    void operator()(Instant time, int party, Then then) const;

private:
    Desk& desk_;
    RestaurantId restaurant_;
};

} // namespace maitred
