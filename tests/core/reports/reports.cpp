#include "core/reports/report.hpp"
#include "tests/support/members.hpp"
#include "tests/support/paper_book.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/utc_zones.hpp"

using namespace maitred;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

std::chrono::local_days local(const std::string& date)
{
    return std::chrono::local_days{on(date).time_since_epoch()};
}

Instant utc_clock(std::chrono::local_days date, minutes after_midnight)
{
    return Instant{date.time_since_epoch()} + after_midnight;
}

/// Two hours behind UTC: its days begin at two o'clock.
Instant western_clock(std::chrono::local_days date, minutes after_midnight)
{
    return utc_clock(date, after_midnight) + hours{2};
}

Reservation at_time(Instant start, StageName stage = StageName::confirmed, int party = 2)
{
    return {.id = {1},
            .uuid = {},
            .contact = ada(),
            .party = party,
            .sitting = {start, start + hours{1}},
            .table = TableId{101},
            .stage = maitred::stage_of(stage, start, start),
            .source = Source::guest_surface,
            .made_at = start};
}

FigureSheet sheet_of(const std::vector<Reservation>& reservations)
{
    FigureSheet sheet;
    for (const Reservation& one : reservations)
        recount(sheet, half_hours(), std::nullopt, one);
    return sheet;
}

} // namespace

TEST_CASE("a reservation counts for its guests and for the slots that its table is claimed for")
{
    CHECK(figures_of(half_hours(), at_time(at("19:00"), StageName::confirmed, 4)) ==
          Figures{.bookings = 1, .covers = 4, .table_minutes = 60});
    CHECK(figures_of(half_hours(), at_time(at("19:10"))).table_minutes == 90);
    CHECK(figures_of(half_hours(), at_time(at("19:00"), StageName::cancelled)) ==
          Figures{.bookings = 1, .cancelled = 1});
    CHECK(figures_of(half_hours(), at_time(at("19:00"), StageName::no_show)) ==
          Figures{.bookings = 1, .no_shows = 1});
    Reservation unplaced = at_time(at("19:00"));
    unplaced.table.reset();
    CHECK(figures_of(half_hours(), unplaced).table_minutes == 0);
}

TEST_CASE("what is changed is counted as it is, and no longer as it was")
{
    FigureSheet sheet = sheet_of({at_time(at("19:00"))});
    recount(sheet, half_hours(), at_time(at("19:00")), at_time(at("20:00")));
    REQUIRE(sheet.size() == 1);
    CHECK(sheet.begin()->first.quarter == at("20:00"));
    recount(sheet, half_hours(), at_time(at("20:00")), at_time(at("20:00"), StageName::cancelled));
    CHECK(sheet.begin()->second == Figures{.bookings = 1, .cancelled = 1});
}

TEST_CASE("a report has every date of its range, by the restaurant's own midnights")
{
    const FigureSheet sheet = sheet_of(
        {at_time(at("2030-06-14 01:45")), at_time(at("2030-06-14 02:00")), at_time(at("23:00"))});
    const Room room = a_room_of(1);
    const Report east = report_on(local("2030-06-13"), local("2030-06-15"), sheet, room, utc_clock);
    REQUIRE(east.days.size() == 3);
    CHECK(east.days[0].figures.bookings == 0);
    CHECK(east.days[1].figures.bookings == 3);
    const Report west =
        report_on(local("2030-06-13"), local("2030-06-15"), sheet, room, western_clock);
    CHECK(west.days[0].figures.bookings == 1);
    CHECK(west.days[1].figures.bookings == 2);
    CHECK(west.total.bookings == 3);
    CHECK(west.bookings_by_source.at(Source::guest_surface) == 3);
}

TEST_CASE("what starts outside the range is not reported")
{
    const FigureSheet sheet =
        sheet_of({at_time(at("2030-06-13 23:45")), at_time(at("2030-06-15 00:00"))});
    const Report report =
        report_on(local("2030-06-14"), local("2030-06-14"), sheet, a_room_of(1), utc_clock);
    CHECK(report.total == Figures{});
}

TEST_CASE("occupancy is what is claimed of what can be, in hours of service")
{
    const FigureSheet sheet = sheet_of({at_time(at("19:00")), at_time(at("20:00"))});
    const Room evenings = with_hours(a_room_of(2), 18, 22);
    const Report report =
        report_on(local("2030-06-14"), local("2030-06-14"), sheet, evenings, utc_clock);
    CHECK(report.days[0].open_table_minutes == 2 * 4 * 60);
    CHECK(report.days[0].occupancy() == Approx(25.0));
    CHECK(DayReport{.date = {}, .figures = {.table_minutes = 60}}.occupancy() == 0);
    CHECK(DayReport{.date = {}, .figures = {.table_minutes = 60}, .open_table_minutes = 30}
              .occupancy() == 100);
}

TEST_CASE("a house is open for as long as its hours last, past midnight too")
{
    std::vector<ServiceHours> hours_of_service = {{4, ServiceHours::Served{hours{18}, hours{2}}},
                                                  {5, std::nullopt}};
    CHECK(open_on(local("2030-06-14"), hours_of_service, utc_clock) == hours{8}); // a Friday
    CHECK(open_on(local("2030-06-15"), hours_of_service, utc_clock) == hours{0});
    CHECK(open_on(local("2030-06-16"), hours_of_service, utc_clock) == hours{24});
    CHECK(open_on(local("2030-06-16"), {}, utc_clock) == hours{24});
}
