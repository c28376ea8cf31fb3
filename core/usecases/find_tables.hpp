#pragma once

#include "core/ports/desk.hpp"

namespace maitred {

/// Which tables could a party have at this time? Usually answered at once, from the desk's own
/// copy.
class FindTables {
public:
    /// Called once, from any thread, perhaps before the question returns.
    struct Then {
        std::function<void(Outcome<FreeTables>)> answered;
        std::function<void(std::exception_ptr)> failed;
    };

    explicit FindTables(Desk& desk) : desk_{desk} {}

    void operator()(RestaurantId restaurant, const AskTables& question, Then then) const;

private:
    Desk& desk_;
};

} // namespace maitred
