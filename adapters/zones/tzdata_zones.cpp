#include "adapters/zones/tzdata_zones.hpp"

#include <date/tz.h>
#include <stdexcept>

namespace maitred::zones {

bool TzdataZones::knows(std::string_view zone) const
{
    try {
        return date::locate_zone(std::string{zone}) != nullptr;
    } catch (const std::runtime_error&) {
        return false;
    }
}

Instant TzdataZones::true_time(std::string_view zone, std::chrono::local_days date,
                               std::chrono::minutes after_midnight) const
{
    const date::local_time<std::chrono::minutes> local{date.time_since_epoch() + after_midnight};
    const date::time_zone* place = date::locate_zone(std::string{zone});
    const auto instant = place->to_sys(local, date::choose::earliest);
    return Instant{std::chrono::microseconds{instant.time_since_epoch()}};
}

} // namespace maitred::zones
