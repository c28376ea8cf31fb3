#include "core/calendar/opening.hpp"
#include "tests/support/hours.hpp"
#include "tests/support/printing.hpp"

using namespace maitred;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

constexpr int friday = 4;
constexpr int saturday = 5;

/// A wall clock that is so many hours ahead of UTC.
LocalClock ahead_of_utc(int by)
{
    return [by](std::chrono::local_days date, minutes after_midnight) {
        return Instant{date.time_since_epoch()} + after_midnight - hours{by};
    };
}

ServiceHours open_on(int weekday, hours opens, hours closes)
{
    return {weekday, ServiceHours::Served{opens, closes}};
}

Opening that_friday(const std::vector<ServiceHours>& hours, int ahead = 0)
{
    return opening_around(that_day(), hours, ahead_of_utc(ahead));
}

} // namespace

TEST_CASE("a house without hours is open at any time")
{
    CHECK(that_friday({}).admits(from("04:00", "05:30")));
    CHECK(that_friday({}) == Opening::always());
}

TEST_CASE("a party must be able to stay for its whole sitting")
{
    const Opening opening = that_friday({open_on(friday, hours{18}, hours{22})});
    CHECK(opening.admits(from("18:00", "19:30")));
    CHECK(opening.admits(from("20:30", "22:00")));
    CHECK(opening.admits(from("18:00", "22:00")));
    CHECK_FALSE(opening.admits(from("17:59", "19:30")));
    CHECK_FALSE(opening.admits(from("20:30", "22:01")));
    CHECK_FALSE(opening.admits(from("12:00", "13:00")));
    CHECK_FALSE(opening.admits(from("22:00", "22:30")));
    CHECK_FALSE(opening.admits(from("17:00", "23:00")));
}

TEST_CASE("a weekday without an entry is open all day once another has one")
{
    const Opening opening = that_friday({open_on(saturday, hours{18}, hours{22})});
    CHECK(opening.admits(from("00:00", "01:30")));
    CHECK(opening.admits(from("12:00", "13:30")));
    CHECK_FALSE(opening.admits({at("2030-06-14 23:30"), at("2030-06-15 00:30")}));
}

TEST_CASE("a weekday can be closed")
{
    const Opening opening = that_friday({{friday, std::nullopt}});
    CHECK_FALSE(opening.admits(from("19:00", "20:30")));
    CHECK_FALSE(opening.admits({at("2030-06-13 23:30"), at("2030-06-14 00:30")}));
    CHECK(opening.admits(from("2030-06-13 22:30", "2030-06-14 00:00")));
}

TEST_CASE("service may run past midnight, and belongs to the day on which it opened")
{
    const std::vector<ServiceHours> week = {open_on(friday, hours{18}, hours{2}),
                                            {saturday, std::nullopt}};
    const Opening night = that_friday(week);
    CHECK(night.admits({at("2030-06-14 23:30"), at("2030-06-15 01:00")}));
    CHECK(night.admits({at("2030-06-15 00:30"), at("2030-06-15 02:00")}));
    CHECK_FALSE(night.admits({at("2030-06-15 00:31"), at("2030-06-15 02:01")}));
    const Opening morning_after = opening_around(on("2030-06-15"), week, ahead_of_utc(0));
    CHECK(morning_after.admits(from("2030-06-15 00:30", "2030-06-15 02:00")));
    CHECK_FALSE(morning_after.admits(from("2030-06-15 02:00", "2030-06-15 03:00")));
}

TEST_CASE("closing at the hour of opening means a whole day")
{
    const Opening opening =
        that_friday({open_on(friday, hours{18}, hours{18}), {saturday, std::nullopt}});
    CHECK(opening.admits({at("2030-06-14 18:00"), at("2030-06-15 18:00")}));
    CHECK_FALSE(opening.admits({at("2030-06-15 17:00"), at("2030-06-15 18:01")}));
}

TEST_CASE("services that touch are one")
{
    const Opening opening =
        Opening::during({from("12:00", "15:00"), from("15:00", "18:00"), from("19:00", "22:00")});
    CHECK(opening.admits(from("14:30", "16:00")));
    CHECK(opening.admits(from("12:00", "18:00")));
    CHECK_FALSE(opening.admits(from("17:30", "19:30")));
    CHECK_FALSE(opening.admits(from("18:00", "19:00")));
}

TEST_CASE("services that overlap are one")
{
    const Opening opening =
        Opening::during({from("12:00", "20:00"), from("13:00", "14:00"), from("19:00", "22:00")});
    CHECK(opening.admits(from("12:30", "21:30")));
    CHECK_FALSE(opening.admits(from("12:30", "22:30")));
}

TEST_CASE("days that are open around the clock carry a party over midnight")
{
    const Opening opening = that_friday({{0, std::nullopt}});
    CHECK(opening.admits({at("2030-06-14 23:00"), at("2030-06-15 01:00")}));
    CHECK(opening.admits({at("2030-06-13 23:00"), at("2030-06-14 01:00")}));
}

TEST_CASE("hours are those of the restaurant's own clock")
{
    const std::vector<ServiceHours> evening = {open_on(friday, hours{18}, hours{22})};
    const Opening tokyo = that_friday(evening, 9);
    CHECK(tokyo.admits(from("09:00", "10:30")));
    CHECK_FALSE(tokyo.admits(from("08:30", "10:00")));
    CHECK_FALSE(tokyo.admits(from("12:30", "13:30")));
    CHECK(tokyo.admits(from("15:00", "15:30"))); // already Saturday there
    const Opening honolulu = that_friday(evening, -10);
    CHECK(honolulu.admits({at("2030-06-15 04:00"), at("2030-06-15 05:30")}));
    CHECK(honolulu.admits(from("05:00", "09:00"))); // still Thursday there
    CHECK_FALSE(honolulu.admits(from("18:00", "19:00")));
}

TEST_CASE("at the ends of the earth the service of two days ago or in two days still counts")
{
    // On Kiritimati, 14 hours ahead, the last slot of a UTC date is the next local afternoon.
    const Opening east = that_friday({open_on(saturday, hours{13}, hours{24})}, 14);
    CHECK(east.admits({at("2030-06-14 23:30"), at("2030-06-15 01:00")}));
    // Twelve hours behind, a UTC date begins at noon of the day before, perhaps still in a service
    // that opened the evening before that.
    const std::vector<ServiceHours> long_wednesday = {open_on(2, hours{20}, hours{19}),
                                                      {3, std::nullopt}};
    const Opening west = that_friday(long_wednesday, -12);
    CHECK(west.admits(from("00:30", "02:00")));
    CHECK_FALSE(west.admits(from("06:30", "07:30")));
}

TEST_CASE("a weekday that gets other hours leaves the rest of the week alone")
{
    const ServiceHours late = open_on(saturday, hours{19}, hours{2});
    const ServiceHours early = open_on(friday, hours{12}, hours{15});
    CHECK(week_with(early, {}) == std::vector{early});
    CHECK(week_with(early, {late}) == std::vector{early, late});
    CHECK(week_with({friday, std::nullopt}, {early, late}) ==
          std::vector{ServiceHours{friday, std::nullopt}, late});
}
