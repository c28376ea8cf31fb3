#pragma once

#include "core/booking/stage.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace maitred {

/// How many reservations of somebody are in a stage, and when the last of them starts.
struct StageTally {
    StageName stage;
    std::int64_t reservations;
    Instant latest_start;

    friend bool operator==(const StageTally&, const StageTally&) = default;
};

/// What the book says of somebody's reservations.
struct Visits {
    std::int64_t total = 0; ///< all that were ever made, however they ended
    std::int64_t cancelled = 0;
    std::int64_t no_shows = 0;
    std::int64_t expired = 0;
    std::int64_t completed = 0;
    std::optional<Instant> last_visit = {}; ///< when the last sitting began to which they came

    Visits& operator+=(const Visits& elsewhere);
    friend bool operator==(const Visits&, const Visits&) = default;
};

Visits visits_in(std::span<const StageTally> tallies);

} // namespace maitred
