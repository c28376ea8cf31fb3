#include "core/calendar/opening.hpp"

#include <algorithm>

namespace maitred {
namespace {

using std::chrono::days;
using std::chrono::minutes;

std::optional<ServiceHours::Served> served_on(int weekday, const std::vector<ServiceHours>& hours)
{
    const auto entry = std::find_if(hours.begin(), hours.end(),
                                    [&](const auto& one) { return one.weekday == weekday; });
    if (entry == hours.end())
        return ServiceHours::Served{minutes{0}, minutes{24 * 60}};
    return entry->served;
}

} // namespace

bool Opening::admits(const Window& sitting) const
{
    if (!windows_)
        return true;
    Instant seated_until = sitting.start;
    for (const Window& window : *windows_) {
        if (window.start <= seated_until && seated_until < window.end)
            seated_until = window.end;
        if (seated_until >= sitting.end)
            return true;
    }
    return false;
}

std::vector<ServiceHours> week_with(const ServiceHours& day, std::vector<ServiceHours> week)
{
    std::erase_if(week, [&](const ServiceHours& one) { return one.weekday == day.weekday; });
    week.insert(std::upper_bound(week.begin(), week.end(), day), day);
    return week;
}

std::optional<Window> service_on(std::chrono::local_days date,
                                 const std::vector<ServiceHours>& hours,
                                 const LocalClock& local_clock)
{
    const int weekday = static_cast<int>(std::chrono::weekday{date}.iso_encoding()) - 1;
    const auto served = served_on(weekday, hours);
    if (!served)
        return std::nullopt;
    const bool past_midnight = served->closes <= served->opens;
    const minutes closes = past_midnight ? served->closes + days{1} : served->closes;
    return Window{local_clock(date, served->opens), local_clock(date, closes)};
}

Opening opening_around(UtcDate date, const std::vector<ServiceHours>& hours,
                       const LocalClock& local_clock)
{
    if (hours.empty())
        return Opening::always();
    std::vector<Window> windows;
    for (int shift = -2; shift <= 2; ++shift) {
        const std::chrono::local_days local{date.time_since_epoch() + days{shift}};
        if (const auto window = service_on(local, hours, local_clock))
            windows.push_back(*window);
    }
    std::sort(windows.begin(), windows.end());
    return Opening::during(std::move(windows));
}

} // namespace maitred
