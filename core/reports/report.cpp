#include "core/reports/report.hpp"

#include <algorithm>

namespace maitred {

double DayReport::occupancy() const
{
    if (open_table_minutes == 0)
        return 0;
    const double part =
        static_cast<double>(figures.table_minutes) / static_cast<double>(open_table_minutes);
    return std::clamp(part * 100, 0.0, 100.0);
}

std::vector<Instant> midnights(std::chrono::local_days first, std::chrono::local_days last,
                               const LocalClock& clock)
{
    std::vector<Instant> midnights;
    for (auto date = first; date <= last + std::chrono::days{1}; date += std::chrono::days{1})
        midnights.push_back(clock(date, std::chrono::minutes{0}));
    return midnights;
}

std::chrono::minutes open_on(std::chrono::local_days date, const std::vector<ServiceHours>& hours,
                             const LocalClock& clock)
{
    const auto window = service_on(date, hours, clock);
    if (!window)
        return std::chrono::minutes{0};
    return std::chrono::floor<std::chrono::minutes>(window->length());
}

Report report_on(std::chrono::local_days first, std::chrono::local_days last,
                 const FigureSheet& sheet, const Room& room, const LocalClock& clock)
{
    Report report;
    const auto tables = static_cast<std::int64_t>(room.tables.size());
    for (auto date = first; date <= last; date += std::chrono::days{1})
        report.days.push_back(
            {.date = date,
             .open_table_minutes = tables * open_on(date, room.hours, clock).count()});
    const std::vector<Instant> starts = midnights(first, last, clock);
    for (const auto& [key, figures] : sheet) {
        const auto next = std::upper_bound(starts.begin(), starts.end(), key.quarter);
        if (next == starts.begin() || next == starts.end())
            continue;
        report.days[static_cast<std::size_t>(next - starts.begin()) - 1].figures += figures;
        report.bookings_by_source[key.source] += figures.bookings;
        report.total += figures;
    }
    return report;
}

} // namespace maitred
