#pragma once

#include <chrono>
#include <compare>

namespace maitred {

/// A point in time: microseconds since 1970-01-01T00:00:00Z, without leap seconds.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

/// A date in UTC. The desk keeps one day book for each.
using UtcDate = std::chrono::sys_days;

inline UtcDate utc_date_of(Instant instant)
{
    return std::chrono::floor<std::chrono::days>(instant);
}

/// The half-open window [start, end): its end is the first instant that no longer belongs to it.
struct Window {
    Instant start;
    Instant end;

    bool contains(Instant instant) const { return start <= instant && instant < end; }
    bool contains(const Window& inner) const { return start <= inner.start && inner.end <= end; }
    bool overlaps(const Window& other) const { return start < other.end && other.start < end; }
    std::chrono::microseconds length() const { return end - start; }

    friend auto operator<=>(const Window&, const Window&) = default;
};

} // namespace maitred
