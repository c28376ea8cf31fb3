// Administrators read what the bookings come to.
#include "tests/surfaces/member/house_of_members.hpp"

using namespace maitred;
using namespace maitred::test;

namespace {

const std::string report = "admin/reports/bookings?start_date=2030-06-14&end_date=2030-06-16";

} // namespace

TEST_CASE("the dashboard says how today stands")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const Visitor ann = house.member();
    const auto empty = admin.get("admin/dashboard/stats");
    CHECK(empty["/total_bookings"] == json("0"));
    CHECK(empty["/occupancy_rate"] == json("0"));
    CHECK(empty["/revenue"].is_null());
    CHECK(empty["/total_tables"] == json("3"));
    const auto given_up = ann.booking_of("1", "19:00-20:30");
    ann.booking_of("1", "21:00-22:30");
    ann.booking_of("2", "19:00-20:30", {{"booking_date", "2030-06-20"}});
    ann.remove("bookings/" + std::to_string(given_up));
    const auto stats = admin.get("admin/dashboard/stats");
    CHECK(stats["/total_bookings"] == json("3"));
    CHECK(stats["/today_bookings"] == json("2"));
    CHECK(stats["/cancelled_bookings"] == json("1"));
    CHECK(stats["/pending_bookings"] == json("0"));
    CHECK(stats["/no_shows"] == json("0"));
    CHECK(stats["/occupancy_rate"] == json("2.08")); // 90 of 3 times 1440 minutes
}

TEST_CASE("occupancy is of the hours in which the house is open")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    admin.put("admin/operating-hours/4", R"({"opening_time": "18:00", "closing_time": "23:00"})");
    house.member().booking_of("1", "18:00-21:00");
    CHECK(admin.get("admin/dashboard/stats")["/occupancy_rate"] == json("20"));
    admin.remove("admin/tables/3");
    CHECK(admin.get("admin/dashboard/stats")["/occupancy_rate"] == json("30"));
}

TEST_CASE("a report tells of every date, and where bookings came from adds up")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const Visitor ann = house.member();
    ann.booking_of("1", "19:00-20:30");
    house.guest_books("12:30");
    house.owner().post("reservations",
                       R"({"guest_name": "Flo", "party_size": 2, "status": "confirmed",
                           "reservation_time": "2030-06-16T19:00:00Z"})");
    const auto told = admin.get(report);
    CHECK(keys(told.body) == std::set<std::string>{"date_range", "total_bookings",
                                                   "bookings_by_source", "occupancy_trends"});
    CHECK(told["/date_range"] == json(R"("2030-06-14 to 2030-06-16")"));
    CHECK(told["/total_bookings"] == json("3"));
    CHECK(told["/bookings_by_source"] == json(R"({"web": 2, "phone": 1})"));
    REQUIRE(told.list("/occupancy_trends").size() == 3);
    CHECK(told["/occupancy_trends/0"] ==
          json(R"({"date": "2030-06-14", "bookings": 2, "occupancy_rate": 2.78})"));
    CHECK(told["/occupancy_trends/1"] ==
          json(R"({"date": "2030-06-15", "bookings": 0, "occupancy_rate": 0})"));
    CHECK(told["/occupancy_trends/2/bookings"] == json("1"));
}

TEST_CASE("a report is a table for whoever likes that better")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    house.member().booking_of("1", "19:00-20:30");
    const auto table = admin.get(report, {{"accept", "text/csv"}});
    CHECK(table.field("Content-Type") == "text/csv; charset=utf-8");
    CHECK(table.field("Vary") == "Accept");
    CHECK(table.text == "date,bookings,occupancy_rate\r\n2030-06-14,1,2.08\r\n"
                        "2030-06-15,0,0\r\n2030-06-16,0,0\r\n");
    for (const char* accept : {"*/*", "application/json", "text/html", "text/csv;q=0.5, */*",
                               "application/json, text/csv"}) {
        const auto told = admin.get(report, {{"accept", accept}});
        CHECK(told["/total_bookings"] == json("1"));
        CHECK(told.field("Vary") == "Accept");
    }
}

TEST_CASE("a report needs dates in their order, and of ten years at most")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const auto ask = [&](const std::string& first, const std::string& last) {
        return admin.get("admin/reports/bookings?start_date=" + first + "&end_date=" + last);
    };
    CHECK(ask("2030-06-14", "2030-06-14").list("/occupancy_trends").size() == 1);
    const auto reversed = ask("2030-06-15", "2030-06-14");
    CHECK(reversed.status == 400);
    CHECK(detail(reversed) == "Start date must be before or equal to end date");
    CHECK(complaints(ask("2020-01-01", "2040-01-01")).contains("end_date"));
    CHECK(complaints(ask("2030-02-30", "2030-13-01")).size() == 2);
    CHECK(complaints(admin.get("admin/reports/bookings")).size() == 2);
    CHECK(ask("0001-01-01", "0001-01-02").status == 200);
    CHECK(ask("9999-12-30", "9999-12-31").status == 200);
    CHECK(house.member().get(report).status == 403);
    CHECK(house.member("bob").get("admin/dashboard/stats").status == 403);
}
