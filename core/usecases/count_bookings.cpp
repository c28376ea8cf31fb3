#include "core/usecases/count_bookings.hpp"

namespace maitred {

CountBookings::Dashboard CountBookings::dashboard(RestaurantId restaurant) const
{
    const auto session = storage_.open(restaurant);
    const Room room = session->room();
    const Instant now = clock_.now();
    const auto today = std::chrono::floor<std::chrono::days>(zones_.wall_time(room.time_zone, now));
    return {.ever = session->all_figures(),
            .today = count(*session, room, today, today).days.front(),
            .pending = session->count_pending(now),
            .tables = room.tables.size()};
}

Outcome<Report> CountBookings::report(RestaurantId restaurant, std::chrono::local_days first,
                                      std::chrono::local_days last) const
{
    if (last < first || last - first >= longest_report)
        return Reason::bad_time;
    const auto session = storage_.open(restaurant);
    return count(*session, session->room(), first, last);
}

Report CountBookings::count(StorageSession& session, const Room& room,
                            std::chrono::local_days first, std::chrono::local_days last) const
{
    const LocalClock clock = [&](std::chrono::local_days date, std::chrono::minutes minutes) {
        return zones_.true_time(room.time_zone, date, minutes);
    };
    const Window range{clock(first, std::chrono::minutes{0}),
                       clock(last + std::chrono::days{1}, std::chrono::minutes{0})};
    return report_on(first, last, session.figures(range), room, clock);
}

} // namespace maitred
