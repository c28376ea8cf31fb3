#pragma once

#include "core/ports/time_zones.hpp"

#include <optional>
#include <string>

namespace maitred::http {

/// A restaurant's clock on the wall.
class WallClock {
public:
    WallClock(const TimeZones& zones, std::string zone) : zones_{zones}, zone_{std::move(zone)} {}

    std::string date(Instant instant) const;        ///< "2030-09-10"
    std::string time_of_day(Instant instant) const; ///< "19:30"
    /// Nothing where the clock skips that time; 24:00 is the end of the date.
    std::optional<Instant> instant(std::chrono::local_days date,
                                   std::chrono::minutes after_midnight) const;
    /// From midnight to midnight.
    Window day(std::chrono::local_days date) const;
    std::chrono::local_days date_of(Instant instant) const;
    std::chrono::minutes minutes_of(Instant instant) const; ///< after that date's midnight

private:
    const TimeZones& zones_;
    std::string zone_;
};

} // namespace maitred::http
