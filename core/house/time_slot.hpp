#pragma once

#include "core/base/id.hpp"
#include "core/base/instant.hpp"

namespace maitred {

using TimeSlotId = Id<struct TimeSlotEntity>;

/// A time of the day that is offered to clients; it binds nobody. Minutes after midnight on the
/// restaurant's clock.
struct TimeSlot {
    TimeSlotId id;
    std::chrono::minutes starts;
    std::chrono::minutes ends;
    std::chrono::minutes duration; ///< of one booking within it
    bool active = true;
    Instant made_at = {};

    friend bool operator==(const TimeSlot&, const TimeSlot&) = default;
};

} // namespace maitred
