#include "core/calendar/opening.hpp"
#include "tests/support/hours.hpp"
#include "tests/support/printing.hpp"
#include "tests/zones/reference.hpp"

using namespace maitred;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::minutes;

namespace {

/// One service a week, on the weekday of this date.
std::vector<ServiceHours> only_on(std::chrono::local_days date, minutes opens, minutes closes)
{
    const int that = static_cast<int>(std::chrono::weekday{date}.iso_encoding()) - 1;
    std::vector<ServiceHours> week;
    for (int weekday = 0; weekday < 7; ++weekday)
        week.push_back({weekday, std::nullopt});
    week[static_cast<std::size_t>(that)].served = ServiceHours::Served{opens, closes};
    return week;
}

LocalClock clock_of(const WallClock& wall)
{
    return [&wall](std::chrono::local_days date, minutes after_midnight) {
        return wall.true_time(date + after_midnight);
    };
}

std::chrono::local_days the_date(const std::string& text)
{
    return std::chrono::local_days{on(text).time_since_epoch()};
}

/// Whether this is the whole service and no more, for whoever asks on the date of its start.
bool serves_exactly(const Window& service, const std::vector<ServiceHours>& week,
                    const WallClock& wall)
{
    const Opening opening = opening_around(utc_date_of(service.start), week, clock_of(wall));
    return opening.admits(service) &&
           !opening.admits({service.start - microseconds{1}, service.end}) &&
           !opening.admits({service.start, service.end + microseconds{1}});
}

} // namespace

TEST_CASE("a night of service is an hour shorter in spring and an hour longer in autumn")
{
    const WallClock madrid{"Europe/Madrid"};
    const auto night = [](const std::string& date) {
        return only_on(the_date(date), hours{18}, hours{3} + minutes{30});
    };
    const Window usual = {at("2026-03-21 17:00"), at("2026-03-22 02:30")};
    const Window spring = {at("2026-03-28 17:00"), at("2026-03-29 01:30")};
    const Window autumn = {at("2026-10-24 16:00"), at("2026-10-25 02:30")};
    CHECK(serves_exactly(usual, night("2026-03-21"), madrid));
    CHECK(serves_exactly(spring, night("2026-03-28"), madrid));
    CHECK(serves_exactly(autumn, night("2026-10-24"), madrid));
    CHECK(spring.length() == usual.length() - hours{1});
    CHECK(autumn.length() == usual.length() + hours{1});
}

TEST_CASE("a house that closes at a time that is skipped closes at the skip")
{
    const WallClock madrid{"Europe/Madrid"};
    const auto night = only_on(the_date("2026-03-28"), hours{18}, hours{2} + minutes{30});
    CHECK(serves_exactly({at("2026-03-28 17:00"), at("2026-03-29 01:00")}, night, madrid));
}

TEST_CASE("a house that closes at a time that comes twice closes at the first")
{
    const WallClock madrid{"Europe/Madrid"};
    const auto night = only_on(the_date("2026-10-24"), hours{18}, hours{2} + minutes{30});
    CHECK(serves_exactly({at("2026-10-24 16:00"), at("2026-10-25 00:30")}, night, madrid));
}

TEST_CASE("a service that lies within a skipped hour admits nobody")
{
    const WallClock madrid{"Europe/Madrid"};
    const auto week =
        only_on(the_date("2026-03-29"), hours{2} + minutes{15}, hours{2} + minutes{45});
    const Opening opening = opening_around(on("2026-03-29"), week, clock_of(madrid));
    for (Instant comes = at("2026-03-29 00:00"); comes < at("2026-03-29 03:00");
         comes += minutes{5})
        CHECK_FALSE(opening.admits({comes, comes + minutes{5}}));
}

TEST_CASE("from noon to noon a house serves 24 hours less what its clock skips meanwhile")
{
    for (const KnownZone& zone : known_zones())
        for (const Jump& jump : zone.jumps) {
            INFO(zone.name);
            const WallClock wall{zone.name};
            // Early in the day before the noon that comes after the jump.
            const auto date = std::chrono::floor<days>(jump.from() - hours{12});
            const Instant opens = wall.true_time(date + hours{12});
            const Window service = {opens, opens + hours{24} - jump.forward()};
            CHECK(service.contains(jump.when));
            CHECK(serves_exactly(service, only_on(date, hours{12}, hours{12}), wall));
        }
}

TEST_CASE("on the night of a jump a party may come exactly while it can stay")
{
    constexpr minutes turn{90};
    for (const KnownZone& zone : known_zones())
        for (const Jump& jump : zone.jumps) {
            INFO(zone.name);
            const WallClock wall{zone.name};
            const auto date = std::chrono::floor<days>(jump.from() - hours{12});
            const auto week = only_on(date, hours{18}, hours{5});
            const Window night = {wall.true_time(date + hours{18}),
                                  wall.true_time(date + hours{29})};
            bool exactly = true;
            for (Instant comes = night.start - hours{9}; comes < night.end; comes += minutes{15}) {
                const Opening opening = opening_around(utc_date_of(comes), week, clock_of(wall));
                const Window sitting = {comes, comes + turn};
                exactly = exactly && opening.admits(sitting) == night.contains(sitting);
            }
            CHECK(exactly);
        }
}
