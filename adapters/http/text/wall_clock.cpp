#include "adapters/http/text/wall_clock.hpp"

#include "adapters/http/text/time.hpp"
#include "adapters/http/text/time_of_day.hpp"

namespace maitred::http {
namespace {

constexpr std::chrono::minutes a_day{24 * 60};

} // namespace

std::string WallClock::date(Instant instant) const
{
    return write_date(UtcDate{date_of(instant).time_since_epoch()});
}

std::string WallClock::time_of_day(Instant instant) const
{
    return write_time_of_day(minutes_of(instant));
}

std::optional<Instant> WallClock::instant(std::chrono::local_days date,
                                          std::chrono::minutes after_midnight) const
{
    // A day ends, whatever the clock shows then.
    const auto instant = after_midnight == a_day ? std::optional{day(date).end}
                                                 : zones_.exact_time(zone_, date, after_midnight);
    return instant && can_be_written(*instant) ? instant : std::nullopt;
}

Window WallClock::day(std::chrono::local_days date) const
{
    const auto midnight = [this](std::chrono::local_days of) {
        return zones_.true_time(zone_, of, std::chrono::minutes{0});
    };
    return {midnight(date), midnight(date + std::chrono::days{1})};
}

std::chrono::local_days WallClock::date_of(Instant instant) const
{
    return std::chrono::floor<std::chrono::days>(zones_.wall_time(zone_, instant));
}

std::chrono::minutes WallClock::minutes_of(Instant instant) const
{
    const auto wall = zones_.wall_time(zone_, instant);
    return std::chrono::floor<std::chrono::minutes>(wall -
                                                    std::chrono::floor<std::chrono::days>(wall));
}

} // namespace maitred::http
