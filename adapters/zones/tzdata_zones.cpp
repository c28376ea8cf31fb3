#include "adapters/zones/tzdata_zones.hpp"

#include <date/tz.h>
#include <stdexcept>

namespace maitred::zones {
namespace {

/// Lies beside the zones and is one to the library: whichever zone the server stands in. Two
/// servers of one house would not agree what time it is there.
constexpr std::string_view wherever_we_are = "localtime";

date::local_time<std::chrono::minutes> on_the_wall(std::chrono::local_days date,
                                                   std::chrono::minutes after_midnight)
{
    return date::local_time<std::chrono::minutes>{date.time_since_epoch() + after_midnight};
}

} // namespace

bool TzdataZones::knows(std::string_view zone) const
{
    if (zone == wherever_we_are)
        return false;
    try {
        return date::locate_zone(std::string{zone}) != nullptr;
    } catch (const std::runtime_error&) {
        return false;
    }
}

Instant TzdataZones::true_time(std::string_view zone, std::chrono::local_days date,
                               std::chrono::minutes after_midnight) const
{
    const date::time_zone* place = date::locate_zone(std::string{zone});
    const auto instant = place->to_sys(on_the_wall(date, after_midnight), date::choose::earliest);
    return Instant{std::chrono::microseconds{instant.time_since_epoch()}};
}

std::optional<Instant> TzdataZones::exact_time(std::string_view zone, std::chrono::local_days date,
                                               std::chrono::minutes after_midnight) const
{
    const date::time_zone* place = date::locate_zone(std::string{zone});
    const auto info = place->get_info(on_the_wall(date, after_midnight));
    if (info.result == date::local_info::nonexistent)
        return std::nullopt;
    return true_time(zone, date, after_midnight);
}

std::chrono::local_time<std::chrono::microseconds> TzdataZones::wall_time(std::string_view zone,
                                                                          Instant instant) const
{
    const date::time_zone* place = date::locate_zone(std::string{zone});
    const date::sys_time<std::chrono::microseconds> time{instant.time_since_epoch()};
    return std::chrono::local_time<std::chrono::microseconds>{
        place->to_local(time).time_since_epoch()};
}

} // namespace maitred::zones
