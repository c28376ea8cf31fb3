#pragma once

#include "core/ports/clock.hpp"
#include "core/ports/storage.hpp"
#include "core/ports/time_zones.hpp"
#include "core/reports/report.hpp"

namespace maitred {

/// What a restaurant's bookings come to. Reads the figures, not the book. Blocks.
class CountBookings {
public:
    struct Dashboard {
        Figures ever;
        DayReport today;          ///< on the restaurant's clock
        std::int64_t pending = 0; ///< held or waitlisted
        std::size_t tables = 0;   ///< in service
    };

    CountBookings(Storage& storage, const Clock& clock, const TimeZones& zones)
        : storage_{storage}, clock_{clock}, zones_{zones}
    {
    }

    Dashboard dashboard(RestaurantId restaurant) const;

    /// Both dates belong to the range. Refusals: bad_time where it ends before it starts, or is
    /// longer than `longest_report`.
    Outcome<Report> report(RestaurantId restaurant, std::chrono::local_days first,
                           std::chrono::local_days last) const;

private:
    Report count(StorageSession& session, const Room& room, std::chrono::local_days first,
                 std::chrono::local_days last) const;

    Storage& storage_;
    const Clock& clock_;
    const TimeZones& zones_;
};

} // namespace maitred
