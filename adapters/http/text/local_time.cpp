#include "adapters/http/text/local_time.hpp"

#include "adapters/http/text/time.hpp"

namespace maitred::http {

std::optional<Instant> read_local_time(std::string_view text, const TimeZones& zones,
                                       std::string_view zone)
{
    const auto written = read_written_time(text);
    if (!written)
        return std::nullopt;
    if (written->offset)
        return written->instant();
    const auto date = std::chrono::floor<std::chrono::days>(written->wall);
    const auto of_the_day = written->wall - date;
    const auto minutes = std::chrono::floor<std::chrono::minutes>(of_the_day);
    const Instant instant =
        zones.true_time(zone, std::chrono::local_days{date}, minutes) + (of_the_day - minutes);
    return can_be_written(instant) ? std::optional{instant} : std::nullopt;
}

} // namespace maitred::http
