#pragma once

#include "core/base/instant.hpp"

#include <optional>
#include <string_view>

namespace maitred {

/// What clocks on the wall show, by IANA zone name. May be called from any thread.
class TimeZones {
public:
    virtual ~TimeZones() = default;

    /// Whether this is the IANA name of a zone, the same place on every machine.
    virtual bool knows(std::string_view zone) const = 0;

    /// The true time of a wall clock's time. Where the clock shows a time twice, the earlier; where
    /// it skips it, the instant of the skip. The zone is known.
    virtual Instant true_time(std::string_view zone, std::chrono::local_days date,
                              std::chrono::minutes after_midnight) const = 0;

    /// The same, but nothing where the clock skips that time.
    virtual std::optional<Instant> exact_time(std::string_view zone, std::chrono::local_days date,
                                              std::chrono::minutes after_midnight) const = 0;

    /// What the clock shows at that instant. The zone is known.
    virtual std::chrono::local_time<std::chrono::microseconds> wall_time(std::string_view zone,
                                                                         Instant instant) const = 0;
};

} // namespace maitred
