#pragma once

#include "adapters/zones/tzdata_zones.hpp"

#include <string>

namespace maitred {

/// What a clock on the wall shows, to the minute.
using WallTime = std::chrono::local_time<std::chrono::minutes>;

/// The clock on the wall of one zone, as the server reads it.
class WallClock {
public:
    explicit WallClock(std::string zone) : zone_{std::move(zone)} {}

    WallTime shown_at(Instant instant) const
    {
        return std::chrono::floor<std::chrono::minutes>(zones_.wall_time(zone_, instant));
    }
    std::optional<Instant> exact_time(WallTime shown) const
    {
        const auto date = std::chrono::floor<std::chrono::days>(shown);
        return zones_.exact_time(zone_, date, shown - date);
    }
    Instant true_time(WallTime shown) const
    {
        const auto date = std::chrono::floor<std::chrono::days>(shown);
        return zones_.true_time(zone_, date, shown - date);
    }

private:
    std::string zone_;
    zones::TzdataZones zones_;
};

} // namespace maitred
