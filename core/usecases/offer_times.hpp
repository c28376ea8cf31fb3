#pragma once

#include "core/house/time_slot.hpp"
#include "core/ports/clock.hpp"
#include "core/ports/log_watch.hpp"
#include "core/ports/storage.hpp"

namespace maitred {

/// An administrator says which times of the day clients are offered. They bind nobody. Blocks.
class OfferTimes {
public:
    /// What is not given stays.
    struct Wish {
        std::optional<std::chrono::minutes> starts = {};
        std::optional<std::chrono::minutes> ends = {};
        std::optional<std::chrono::minutes> duration = {};
        std::optional<bool> active = {};
    };
    struct Asked {
        RestaurantId restaurant;
        std::string actor;
        std::optional<Retried<TimeSlot>> retry = {};
    };
    using Offered = std::variant<TimeSlot, Repeated>;

    OfferTimes(Storage& storage, const Clock& clock, LogWatch& watch)
        : storage_{storage}, clock_{clock}, watch_{watch}
    {
    }

    /// With start and end; a booking in it takes an hour, or all of it where that is shorter,
    /// unless a duration is given. Refusals: bad_time where it does not end after it starts, or one
    /// booking is longer than it; retry_key_reused.
    Outcome<Offered> add(const Asked& asked, const Wish& wish) const;
    /// Refusals: not_found, bad_time, retry_key_reused.
    Outcome<Offered> change(const Asked& asked, TimeSlotId which, const Wish& wish) const;
    /// As it was. Refusals: not_found, retry_key_reused.
    Outcome<Offered> remove(const Asked& asked, TimeSlotId which) const;

private:
    using Decide = std::function<Outcome<TimeSlotChange>(const std::vector<TimeSlot>&, Instant)>;

    Outcome<Offered> refurbish(const Asked& asked, const Decide& decide) const;

    Storage& storage_;
    const Clock& clock_;
    LogWatch& watch_;
};

} // namespace maitred
