#include "core/book/lay_out.hpp"
#include "core/book/pages.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/rooms.hpp"
#include "tests/zones/reference.hpp"

using namespace maitred;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::minutes;

namespace {

DayBook laid_out(const std::string& zone, UtcDate date)
{
    Room room = a_room_of(1);
    room.time_zone = zone;
    return lay_out(room, date, {}, zones::TzdataZones{});
}

std::chrono::local_days date_in_the_book(const std::string& zone, Instant instant)
{
    Pages pages{std::make_shared<const Room>(a_room_of(1))};
    pages.lay_open(std::make_shared<const DayBook>(laid_out(zone, utc_date_of(instant))));
    return pages.local_date_of(instant);
}

std::chrono::local_days date_on_the_wall(const std::string& zone, Instant instant)
{
    return std::chrono::floor<days>(WallClock{zone}.shown_at(instant));
}

/// How long that date is on the restaurant's clock.
microseconds length_of(const std::string& zone, const std::string& date)
{
    const auto midnights = laid_out(zone, on(date)).midnights;
    return midnights[1] - midnights[0];
}

} // namespace

TEST_CASE("a restaurant's day has 24 hours, or as many as its clock leaves it")
{
    CHECK(length_of("Europe/Madrid", "2026-06-14") == hours{24});
    CHECK(length_of("Europe/Madrid", "2026-03-29") == hours{23});
    CHECK(length_of("Europe/Madrid", "2026-10-25") == hours{25});
    CHECK(length_of("Australia/Lord_Howe", "2026-10-04") == hours{23} + minutes{30});
    CHECK(length_of("Australia/Lord_Howe", "2026-04-05") == hours{24} + minutes{30});
    CHECK(length_of("Antarctica/Troll", "2026-03-29") == hours{22});
}

TEST_CASE("the book turns the date when the clock on the wall does, on days of any length")
{
    for (const KnownZone& zone : known_zones())
        for (const Jump& jump : zone.jumps) {
            INFO(zone.name);
            bool alike = true;
            for (minutes aside = -hours{48}; aside < hours{48}; aside += minutes{15}) {
                const Instant instant = jump.when + aside;
                alike = alike && date_in_the_book(zone.name, instant) ==
                                     date_on_the_wall(zone.name, instant);
            }
            CHECK(alike);
        }
}

TEST_CASE("the book turns the date at midnight to the microsecond, all year")
{
    for (const KnownZone& zone : known_zones()) {
        INFO(zone.name);
        bool alike = true;
        for (UtcDate date = on("2026-01-01"); date < on("2027-01-01"); date += days{1})
            for (const Instant midnight : laid_out(zone.name, date).midnights)
                for (const Instant instant : {midnight - microseconds{1}, midnight})
                    alike = alike && date_in_the_book(zone.name, instant) ==
                                         date_on_the_wall(zone.name, instant);
        CHECK(alike);
    }
}
