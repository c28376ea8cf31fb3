// Administrators say which times are offered, and when the house is open.
#include "tests/surfaces/member/house_of_members.hpp"

#include <thread>

using namespace maitred;
using namespace maitred::test;

namespace {

const std::string friday = "admin/operating-hours/4";

std::string hours(const std::string& opening, const std::string& closing)
{
    return body({{"opening_time", opening}, {"closing_time", closing}});
}

} // namespace

TEST_CASE("a time slot is offered to everybody, and binds nobody")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const auto dinner =
        admin.post("admin/time-slots", R"({"start_time": "18:00", "end_time": "20:00",
                                           "duration": 90})");
    CHECK(dinner.status == 200);
    CHECK(keys(dinner.body) == std::set<std::string>{"id", "start_time", "end_time",
                                                     "slot_duration", "is_active", "created_at"});
    const auto lunch = admin.ask(
        http::Method::post, "admin/time-slots?start_time=12:00&end_time=12:45&is_active=false");
    CHECK(lunch.status == 200);
    CHECK(lunch["/slot_duration"] == json("45"));
    CHECK(lunch["/is_active"] == json("false"));
    const auto all = admin.get("admin/time-slots");
    CHECK(all["/0"] == lunch.body);
    CHECK(all["/1"] == dinner.body);
    CHECK(house.nobody().get("bookings/time-slots")["/0/start_time"].is_string());
    CHECK(house.member().books("1", "21:00-22:30").status == 200);
}

TEST_CASE("without a duration a booking takes an hour, or all of a shorter slot")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    CHECK(admin.post("admin/time-slots", R"({"start_time": "18:00", "end_time": "22:00"})")
              .number("/slot_duration") == 60);
    CHECK(admin.post("admin/time-slots", R"({"start_time": "23:30", "end_time": "24:00"})")
              .number("/slot_duration") == 30);
}

TEST_CASE("a time slot ends after it starts, with time for a booking in it")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const auto refused = [&](const char* text, const char* field) {
        return complaints(admin.post("admin/time-slots", text)).contains(field);
    };
    CHECK(refused(R"({"start_time": "20:00", "end_time": "20:00"})", "end_time"));
    CHECK(refused(R"({"start_time": "22:00", "end_time": "02:00"})", "end_time"));
    CHECK(refused(R"({"start_time": "18:00", "end_time": "19:00", "duration": 61})", "end_time"));
    CHECK(refused(R"({"start_time": "18:00", "end_time": "19:00", "duration": 0})", "duration"));
    CHECK(refused(R"({"start_time": "6pm", "end_time": "19:00"})", "start_time"));
    CHECK(refused(R"({"end_time": "19:00"})", "start_time"));
    CHECK(admin.ask(http::Method::post, "admin/time-slots").status == 422);
    CHECK(admin.get("admin/time-slots").body.as_array().empty());
}

TEST_CASE("a time slot is changed in part, and taken away once")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const auto slot =
        admin.post("admin/time-slots", R"({"start_time": "18:00", "end_time": "20:00"})");
    const std::string path = "admin/time-slots/" + std::to_string(slot.number("/id"));
    const auto longer = admin.ask(http::Method::put, path + "?end_time=21:00&duration=120");
    CHECK(longer["/start_time"] == json(R"("18:00")"));
    CHECK(longer["/slot_duration"] == json("120"));
    CHECK(admin.put(path, R"({"end_time": "19:00"})").status == 422);
    CHECK(admin.put(path, R"({"end_time": "19:00", "slot_duration": 30})").status == 200);
    const auto gone = admin.remove(path, key("s1"));
    CHECK(gone["/message"] == json(R"("Time slot deleted successfully")"));
    CHECK(admin.remove(path, key("s1")).text == gone.text);
    CHECK(detail(admin.remove(path)) == "Time slot not found");
    CHECK(admin.put(path, "{}").status == 404);
    CHECK(admin.put("admin/time-slots/dinner", "{}").status == 404);
    CHECK(house.member().get("admin/time-slots").status == 403);
}

TEST_CASE("a retry offers no second time slot, and what is asked in the query is asked")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const auto ask = [&](const std::string& start) {
        return admin.ask(http::Method::post, "admin/time-slots?end_time=22:00&start_time=" + start,
                         {}, key("s2"));
    };
    const auto first = ask("18:00");
    CHECK(ask("18:00").text == first.text);
    CHECK(ask("19:00").status == 422);
    CHECK(admin.get("admin/time-slots").body.as_array().size() == 1);
}

TEST_CASE("a house whose hours nobody has set is open all week")
{
    HouseOfMembers house;
    const auto week = house.admin().get("admin/operating-hours");
    REQUIRE(week.body.as_array().size() == 7);
    CHECK(week["/0"] == json(R"({"id": 1, "day_of_week": 0, "opening_time": "00:00",
                                 "closing_time": "24:00", "is_open": true, "is_set": false})"));
    CHECK(week["/6/day_of_week"] == json("6"));
}

TEST_CASE("hours bind every surface in the very next request")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const Visitor ann = house.member();
    const auto set = admin.put(friday, hours("18:00", "23:00"));
    CHECK(set.status == 200);
    CHECK(set["/opening_time"] == json(R"("18:00")"));
    CHECK(set["/is_set"] == json("true"));
    CHECK(admin.get("admin/operating-hours")["/4"] == set.body);
    CHECK(house.guest_books("17:00").code() == "CLOSED");
    CHECK(complaints(ann.books("1", "17:00-18:30")).contains("start_time"));
    CHECK(ann.books("1", "18:00-19:30").status == 200);
    CHECK(house.guest_books("22:30").status == 201);
    CHECK(house.left_at("17:00") == 0);
}

TEST_CASE("closing before opening is past midnight, and a day may be closed")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const Visitor ann = house.member();
    CHECK(
        admin.ask(http::Method::put, friday + "?opening_time=18:00&closing_time=02:00&is_open=true")
            .status == 200);
    CHECK(ann.books("1", "23:00-24:00").status == 200);
    const auto closed = admin.put("admin/operating-hours/5", R"({"is_open": false})");
    CHECK(closed["/is_open"] == json("false"));
    CHECK(closed["/opening_time"].is_null());
    const auto on_saturday = [&](const char* interval) {
        return ann.books("2", interval, {{"booking_date", "2030-06-15"}}).status;
    };
    CHECK(on_saturday("00:30-01:30") == 200); // Friday's night
    CHECK(on_saturday("19:00-20:00") == 422);
}

TEST_CASE("what is no weekday and what are no hours is refused")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    for (const char* day : {"7", "-1", "friday", "99999999999999999999", "4.0"}) {
        const auto reply =
            admin.put("admin/operating-hours/" + std::string{day}, hours("18:00", "23:00"));
        CHECK(reply.status == 400);
        CHECK(detail(reply) == "Day of week must be between 0 and 6");
    }
    CHECK(complaints(admin.put(friday, hours("6pm", "23:00"))).contains("opening_time"));
    CHECK(complaints(admin.put(friday, R"({"opening_time": "18:00"})")).contains("closing_time"));
    CHECK(complaints(admin.put(friday, R"({"is_open": true})")).size() == 2);
    CHECK(complaints(admin.put(friday, R"({"is_open": "sometimes"})")).contains("is_open"));
    CHECK(house.member().put(friday, hours("18:00", "23:00")).status == 403);
    CHECK(admin.get("admin/operating-hours")["/4/is_set"] == json("false"));
}

TEST_CASE("hours that would strand somebody are set only knowingly")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const Visitor ann = house.member();
    const auto booking = ann.booking_of("1", "21:00-22:30");
    const auto status = [&] { return ann.get("bookings/" + std::to_string(booking))["/status"]; };
    const auto refused = admin.put(friday, hours("12:00", "22:00"));
    CHECK(refused.status == 409);
    CHECK(refused.number("/total") == 1);
    CHECK(refused.number("/bookings/0/id") == booking);
    CHECK(admin.get("admin/operating-hours")["/4/is_set"] == json("false"));
    CHECK(admin.put(friday + "?bookings=keep", hours("12:00", "22:00")).status == 200);
    CHECK(status() == json(R"("confirmed")"));
    CHECK(admin.put(friday, R"({"is_open": false})").status == 200); // stands outside already
    CHECK(admin.put(friday, hours("12:00", "23:00")).status == 200);
    CHECK(admin.put(friday + "?bookings=cancel", hours("12:00", "22:00")).status == 200);
    CHECK(status() == json(R"("cancelled")"));
}

TEST_CASE("of two who set two weekdays at once, neither's hours are lost")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    std::vector<std::thread> administrators;
    for (int day = 0; day < 2; ++day)
        administrators.emplace_back([&admin, day] {
            admin.put("admin/operating-hours/" + std::to_string(day), hours("18:00", "23:00"));
        });
    for (std::thread& one : administrators)
        one.join();
    const auto week = admin.get("admin/operating-hours");
    CHECK(week["/0/is_set"] == json("true"));
    CHECK(week["/1/is_set"] == json("true"));
}

TEST_CASE("a retry of setting hours answers as the first time, whatever was set since")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const auto first = admin.put(friday, hours("18:00", "23:00"), key("h1"));
    admin.put(friday, hours("12:00", "23:00"));
    CHECK(admin.put(friday, hours("18:00", "23:00"), key("h1")).text == first.text);
    CHECK(admin.put(friday, hours("18:30", "23:00"), key("h1")).status == 422);
    CHECK(admin.get("admin/operating-hours")["/4/opening_time"] == json(R"("12:00")"));
}
