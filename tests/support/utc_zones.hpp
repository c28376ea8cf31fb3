#pragma once

#include "core/ports/time_zones.hpp"

namespace maitred {

/// Every zone's clock shows UTC.
class UtcZones final : public TimeZones {
public:
    bool knows(std::string_view) const override { return true; }
    Instant true_time(std::string_view, std::chrono::local_days date,
                      std::chrono::minutes after_midnight) const override
    {
        return Instant{date.time_since_epoch()} + after_midnight;
    }
    std::optional<Instant> exact_time(std::string_view zone, std::chrono::local_days date,
                                      std::chrono::minutes after_midnight) const override
    {
        return true_time(zone, date, after_midnight);
    }
    std::chrono::local_time<std::chrono::microseconds> wall_time(std::string_view,
                                                                 Instant instant) const override
    {
        return std::chrono::local_time<std::chrono::microseconds>{instant.time_since_epoch()};
    }
};

} // namespace maitred
