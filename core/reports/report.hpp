#pragma once

#include "core/calendar/opening.hpp"
#include "core/house/room.hpp"
#include "core/reports/figures.hpp"

#include <string>
#include <vector>

namespace maitred {

/// What a date on the restaurant's clock came to.
struct DayReport {
    std::chrono::local_days date;
    Figures figures = {};
    std::int64_t open_table_minutes = 0; ///< what today's tables could have been claimed for

    /// Claimed of what could be, in percent: 0 to 100; 0 where nothing could be.
    double occupancy() const;
};

struct Report {
    std::vector<DayReport> days; ///< every date of the range, ascending
    std::map<Source, std::int64_t> bookings_by_source;
    Figures total;
};

/// The longest range that is reported on: ten years.
inline constexpr std::chrono::days longest_report{3660};

/// The midnights of these dates, and the one after the last.
std::vector<Instant> midnights(std::chrono::local_days first, std::chrono::local_days last,
                               const LocalClock& clock);

/// How long the house serves on this date, whatever the clock does meanwhile. A service past
/// midnight belongs to the date on which it begins.
std::chrono::minutes open_on(std::chrono::local_days date, const std::vector<ServiceHours>& hours,
                             const LocalClock& clock);

/// Adds figures up by dates. `sheet` holds those of the range. Cost: entries × log of the dates.
Report report_on(std::chrono::local_days first, std::chrono::local_days last,
                 const FigureSheet& sheet, const Room& room, const LocalClock& clock);

} // namespace maitred
