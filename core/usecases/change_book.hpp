#pragma once

#include "core/ports/desk.hpp"

namespace maitred {

/// Somebody of the house changes what the book says of a party: enters it, amends it, gives it up.
class ChangeBook {
public:
    /// What the book says then; or, for a retry, what was answered the first time.
    using Changed = std::variant<Entry, Repeated>;

    /// Called once, from any thread.
    struct Then {
        std::function<void(Outcome<Changed>)> answered;
        std::function<void(std::exception_ptr)> failed;
    };

    explicit ChangeBook(Desk& desk) : desk_{desk} {}

    /// `day` is when the party comes, as far as the caller knows.
    void operator()(RestaurantId restaurant, Instant day, Command command, Then then) const;

    /// The same, and waits for the answer. Throws what the desk fails with.
    Outcome<Changed> wait_for(RestaurantId restaurant, Instant day, Command command) const;

private:
    Desk& desk_;
};

} // namespace maitred
