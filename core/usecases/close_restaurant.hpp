#pragma once

#include "core/ports/clock.hpp"
#include "core/ports/desk.hpp"
#include "core/ports/log_watch.hpp"
#include "core/ports/storage.hpp"

namespace maitred {

/// The platform's administrator closes a restaurant for good: its tables go, nobody finds it, and
/// whoever worked there has no place there any more. Its book stays. Blocks.
class CloseRestaurant {
public:
    struct Asked {
        RestaurantId restaurant;
        std::string actor;
        std::optional<Retried<Profile>> retry = {};
        /// Whether those who are to come are in the way or cancelled; nobody is kept where there
        /// are no tables: `keep` refuses too.
        ToCome to_come = ToCome::refuse;
    };
    using Closed = std::variant<Profile, Repeated>;

    struct Needs {
        Storage& storage;
        Desk& desk;
        const Clock& clock;
        LogWatch& watch;
        RestaurantId house; ///< which never closes
    };
    explicit CloseRestaurant(const Needs& needs) : needs_{needs} {}

    /// The restaurant as it was. Refusals: retry_key_reused; not_allowed for the house; not_found
    /// where it has closed, though a retry cancels what is left; bookings_in_the_way, also where
    /// somebody sits there who cannot be cancelled: then nobody is.
    Outcome<Closed> operator()(const Asked& asked) const;

private:
    Outcome<Closed> close(const Asked& asked) const;
    std::vector<Reservation> to_come(RestaurantId restaurant) const;

    Needs needs_;
};

} // namespace maitred
