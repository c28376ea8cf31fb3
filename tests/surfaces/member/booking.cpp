#include "tests/surfaces/member/house_of_members.hpp"

using namespace maitred;
using namespace maitred::test;
using namespace std::chrono_literals;

namespace {

const std::set<std::string> of_a_booking = {
    "id",       "user_id",    "table_number", "booking_date",     "start_time",
    "end_time", "guest_name", "guest_phone",  "number_of_people", "special_occasion",
    "status",   "source",     "created_at",   "updated_at"};

void check_not_available(const Reply& reply)
{
    INFO(reply.text);
    CHECK(reply.status == 409);
    CHECK(keys(reply.body) == std::set<std::string>{"success", "message", "booking", "detail"});
    CHECK(reply["/success"] == false);
    CHECK(reply.word("/message") == "Table is not available for the selected time slot");
    CHECK(reply["/booking"].is_null());
    CHECK_FALSE(reply.word("/detail").empty());
}

} // namespace

TEST_CASE("a member books a table for an interval and is told everything of it")
{
    HouseOfMembers house;
    const Visitor ann = house.member("ann");
    const auto reply = ann.books("2", "19:00-20:45", {{"special_occasion", "Birthday"}});
    CHECK(reply.status == 200);
    CHECK(keys(reply.body) == std::set<std::string>{"success", "message", "booking"});
    CHECK(reply["/success"] == true);
    CHECK(reply.word("/message") == "Booking created successfully");
    CHECK(keys(reply["/booking"]) == of_a_booking);
    CHECK(reply.number("/booking/id") > 0);
    CHECK(reply.number("/booking/user_id") == ann.id);
    CHECK(reply.number("/booking/table_number") == 2);
    CHECK(reply.word("/booking/booking_date") == "2030-06-14");
    CHECK(reply.word("/booking/start_time") == "19:00");
    CHECK(reply.word("/booking/end_time") == "20:45");
    CHECK(reply.word("/booking/guest_name") == "Ann Lee");
    CHECK(reply.word("/booking/guest_phone") == "555 0100");
    CHECK(reply.number("/booking/number_of_people") == 2);
    CHECK(reply.word("/booking/special_occasion") == "Birthday");
    CHECK(reply.word("/booking/status") == "confirmed");
    CHECK(reply.word("/booking/source") == "web");
    CHECK(reply.word("/booking/created_at") == "2030-06-14T12:00:00Z");
    CHECK(reply.word("/booking/updated_at") == "2030-06-14T12:00:00Z");
    CHECK(ann.get("bookings/" + std::to_string(reply.number("/booking/id"))).body ==
          reply["/booking"]);
}

TEST_CASE("a table's number is a text or an integer, and where it is left out one is given")
{
    HouseOfMembers house;
    const Visitor ann = house.member("ann");
    CHECK(ann.books("", "19:00-20:00", {{"table_number", 3}}).number("/booking/table_number") == 3);
    CHECK(ann.books("3", "20:00-21:00").number("/booking/table_number") == 3);
    std::set<std::int64_t> given;
    for (int i = 0; i < 3; ++i)
        given.insert(ann.books("", "21:00-22:00", {{"table_number", nullptr}})
                         .number("/booking/table_number"));
    CHECK(given == std::set<std::int64_t>{1, 2, 3});
    check_not_available(ann.books("", "21:00-22:00", {{"table_number", nullptr}}));
}

TEST_CASE("a table that somebody has is not booked by another, not for a slot of it")
{
    HouseOfMembers house;
    const Visitor ann = house.member("ann");
    const Visitor ben = house.member("ben");
    REQUIRE(ann.books("1", "19:00-20:00").status == 200);
    for (const char* interval : {"19:00-20:00", "18:00-19:30", "19:30-20:30", "19:15-19:30",
                                 "18:00-22:00", "19:50-21:00", "18:00-19:01"}) {
        INFO(interval);
        check_not_available(ben.books("1", interval));
    }
    CHECK(ben.books("1", "20:00-21:00").status == 200);
    CHECK(ben.books("1", "18:00-19:00").status == 200);
    CHECK(ben.books("2", "19:00-20:00").status == 200);
    CHECK(ben.get("bookings/my-bookings").body.as_array().size() == 3);
}

TEST_CASE("a booking has every slot that it touches")
{
    HouseOfMembers house;
    const Visitor ann = house.member("ann");
    REQUIRE(ann.books("1", "19:10-19:40").status == 200);
    check_not_available(ann.books("1", "19:40-20:00"));
    check_not_available(ann.books("1", "19:00-19:10"));
    CHECK(ann.books("1", "20:00-20:30").status == 200);
    CHECK(ann.books("1", "18:30-19:00").status == 200);
}

TEST_CASE("a table under a block is not available, and one that is unknown is not found")
{
    HouseOfMembers house;
    const Visitor ann = house.member("ann");
    const Visitor root = house.admin();
    REQUIRE(root.post("admin/blocks", body({{"table_number", "1"},
                                            {"start", "2030-06-14T18:00:00Z"},
                                            {"end", "2030-06-14T21:00:00Z"},
                                            {"reason", "Wobbly"}}))
                .status == 200);
    check_not_available(ann.books("1", "20:00-22:00"));
    CHECK(ann.books("1", "21:00-22:00").status == 200);
    for (const char* number : {"17", "nowhere", "-1", "1.0"}) {
        const auto reply = ann.books(number, "19:00-20:00");
        CHECK(reply.status == 404);
        CHECK(detail(reply) == "Table not found");
    }
}

TEST_CASE("a table that was taken away is not found")
{
    HouseOfMembers house;
    REQUIRE(house.admin().remove("admin/tables/2").status == 200);
    const auto reply = house.member().books("2", "19:00-20:00");
    CHECK(reply.status == 404);
    CHECK(detail(reply) == "Table not found");
}

TEST_CASE("the reasons of a 422 name their field")
{
    HouseOfMembers house;
    const Visitor ann = house.member("ann");
    const Visitor root = house.admin();
    REQUIRE(root.post("admin/tables", body({{"table_number", "small"},
                                            {"name", "Small"},
                                            {"seats", 2},
                                            {"table_type", "bar"}}))
                .status == 200);
    REQUIRE(
        root.put("admin/operating-hours/4",
                 body({{"opening_time", "12:00"}, {"closing_time", "22:00"}, {"is_open", true}}))
            .status == 200);
    const auto only = [](const Reply& reply) {
        INFO(reply.text);
        const auto all = complaints(reply);
        CHECK(all.size() == 1);
        return all.empty() ? std::string{} : all.begin()->first;
    };
    CHECK(only(ann.books("small", "19:00-20:00", {{"number_of_people", 3}})) == "number_of_people");
    CHECK(only(ann.books("1", "19:00-19:00")) == "end_time");
    CHECK(only(ann.books("1", "19:00-18:00")) == "end_time");
    CHECK(only(ann.books("1", "11:00-11:30")) == "start_time");
    CHECK(only(ann.books("1", "21:30-22:30")) == "start_time");
    CHECK(only(ann.books("1", "19:00-20:00", {{"booking_date", "2030-06-13"}})) == "start_time");
    CHECK(ann.books("1", "21:30-22:00").status == 200);
    CHECK(ann.books("1", "12:00-12:30").status == 200);
}

TEST_CASE("the slot that is running can still be booked, an earlier one not")
{
    HouseOfMembers house;
    house.clock.set(at("12:29"));
    const Visitor ann = house.member("ann");
    CHECK(ann.books("1", "12:00-13:00").status == 200);
    CHECK(complaints(ann.books("2", "11:30-13:00")).contains("start_time"));
}

TEST_CASE("a demonstration may book in the past")
{
    HouseOfMembers house{{.past = Past::allowed}};
    CHECK(house.member().books("1", "19:00-20:00", {{"booking_date", "2024-01-15"}}).status == 200);
}

TEST_CASE("every field of a booking is looked at")
{
    HouseOfMembers house;
    const Visitor ann = house.member("ann");
    const auto empty = ann.post("bookings/", "{}");
    std::set<std::string> required;
    for (const auto& [field, message] : complaints(empty)) {
        CHECK(message == "Field required");
        required.insert(field);
    }
    CHECK(required == std::set<std::string>{"booking_date", "start_time", "end_time", "guest_name",
                                            "guest_phone", "number_of_people"});
    const std::vector<std::pair<const char*, boost::json::value>> bad = {
        {"booking_date", "2030-02-30"},
        {"booking_date", "14.06.2030"},
        {"booking_date", 20300614},
        {"booking_date", "2030-06-14T00:00:00Z"},
        {"start_time", "7pm"},
        {"start_time", "25:00"},
        {"start_time", "19:60"},
        {"start_time", 19},
        {"end_time", "24:01"},
        {"end_time", "20:00:00"},
        {"guest_name", ""},
        {"guest_name", json("[]")},
        {"guest_phone", ""},
        {"guest_phone", 5550100},
        {"number_of_people", 0},
        {"number_of_people", -1},
        {"number_of_people", 2.5},
        {"number_of_people", "two"},
        {"number_of_people", 1'000'000},
        {"table_number", 1.5},
        {"table_number", true},
        {"table_number", json("{}")},
        {"special_occasion", 7},
        {"special_occasion", boost::json::string(201, 'x')}};
    for (const auto& [field, value] : bad) {
        INFO(field << " " << boost::json::serialize(value));
        const auto reply = ann.books("1", "19:00-20:00", {{field, value}});
        CHECK(complaints(reply).size() == 1);
        CHECK(complaints(reply).contains(field));
    }
    CHECK(ann.post("bookings/", "{\"a\":").status == 400);
    CHECK(ann.post("bookings/", "[1]").status == 422);
    CHECK(house
              .ask(http::Method::post, "/api/v1/bookings/", "a=b",
                   {{"content-type", "application/x-www-form-urlencoded"},
                    {"authorization", "Bearer " + ann.token}})
              .status == 415);
    CHECK(ann.get("bookings/my-bookings").body.as_array().empty());
    CHECK(ann.books("1", "19:00-20:00",
                    {{"special_occasion", std::string(200, 'x')}, {"colour", "red"}})
              .status == 200);
}

TEST_CASE("camelCase and either form of the path are understood")
{
    HouseOfMembers house;
    const Visitor ann = house.member("ann");
    const std::string form = body({{"tableNumber", 1},
                                   {"bookingDate", "2030-06-14"},
                                   {"startTime", "19:00"},
                                   {"endTime", "20:00"},
                                   {"guestName", "Ann"},
                                   {"guestPhone", "1"},
                                   {"numberOfPeople", 2}});
    CHECK(ann.post("bookings", form).status == 200);
    CHECK(ann.get("bookings/my-bookings/").body.as_array().size() == 1);
}

TEST_CASE("a booking may end at midnight, and is shown so that it can be sent again")
{
    HouseOfMembers house;
    const Visitor ann = house.member("ann");
    const auto reply = ann.books("1", "22:00-24:00");
    CHECK(reply.status == 200);
    CHECK(reply.word("/booking/end_time") == "24:00");
    check_not_available(ann.books("1", "23:30-24:00"));
    CHECK(ann.books("1", "00:00-01:00", {{"booking_date", "2030-06-15"}}).status == 200);
    CHECK(complaints(ann.books("1", "24:00-24:00")).contains("end_time"));
}

TEST_CASE("a booking that is sent again with its key is made once")
{
    HouseOfMembers house;
    const Visitor ann = house.member("ann");
    const std::string form = body({{"booking_date", "2030-06-14"},
                                   {"start_time", "19:00"},
                                   {"end_time", "20:00"},
                                   {"guest_name", "Ann"},
                                   {"guest_phone", "1"},
                                   {"number_of_people", 2}});
    const auto first = ann.post("bookings/", form, key("k1"));
    REQUIRE(first.status == 200);
    house.clock.advance(2h);
    const Visitor again = house.logged_in("ann");
    CHECK(again.post("bookings/", form, key("k1")).text == first.text);
    CHECK(again.get("bookings/my-bookings").body.as_array().size() == 1);
    CHECK(again.books("1", "20:00-21:00", {{"booking_date", "2030-06-15"}}).status == 200);
    CHECK(again
              .post("bookings/",
                    body({{"booking_date", "2030-06-16"},
                          {"start_time", "19:00"},
                          {"end_time", "20:00"},
                          {"guest_name", "Ann"},
                          {"guest_phone", "1"},
                          {"number_of_people", 2}}),
                    key("k1"))
              .status == 422);
    // Another person's key is another key.
    const auto bens = house.member("ben").post("bookings/", form, key("k1"));
    CHECK(bens.status == 200);
    CHECK(bens.number("/booking/id") != first.number("/booking/id"));
}

TEST_CASE("a no is not kept: with the same key, what has become free is had")
{
    HouseOfMembers house;
    const Visitor ann = house.member("ann");
    const auto taken = ann.booking_of("1", "19:00-20:00");
    const std::string form = body({{"table_number", 1},
                                   {"booking_date", "2030-06-14"},
                                   {"start_time", "19:00"},
                                   {"end_time", "20:00"},
                                   {"guest_name", "Ben"},
                                   {"guest_phone", "1"},
                                   {"number_of_people", 2}});
    const Visitor ben = house.member("ben");
    check_not_available(ben.post("bookings/", form, key("k1")));
    REQUIRE(ann.remove("bookings/" + std::to_string(taken)).status == 200);
    CHECK(ben.post("bookings/", form, key("k1")).status == 200);
}
