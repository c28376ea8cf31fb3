#include "tests/surfaces/member/house_of_members.hpp"

using namespace maitred;
using namespace maitred::test;
using namespace std::chrono_literals;

namespace {

constexpr const char* that_evening = "bookings/tables?target_date=2030-06-14&time_slot=19:00-20:00";

/// The table of that number in an answer; the case fails where there is none.
boost::json::object table(const Reply& reply, const boost::json::value& number)
{
    INFO(reply.text);
    REQUIRE(reply.status == 200);
    for (const auto& one : reply.list("/tables"))
        if (one.at("table_number") == number)
            return one.as_object();
    FAIL("no such table");
    return {};
}

bool available(const Reply& reply, const boost::json::value& number)
{
    return table(reply, number).at("is_available").as_bool();
}

std::vector<std::string> order(const Reply& reply)
{
    std::vector<std::string> numbers;
    for (const auto& one : reply.list("/tables"))
        numbers.push_back(boost::json::serialize(one.at("table_number")));
    return numbers;
}

} // namespace

TEST_CASE("anybody sees the tables of a day and who has them, but not by name")
{
    HouseOfMembers house;
    const auto id = house.member("ann").booking_of("2", "19:00-20:30", {{"special_occasion", "B"}});
    const auto reply = house.nobody().get(that_evening);
    CHECK(keys(reply.body) == std::set<std::string>{"tables", "date", "time_slot"});
    CHECK(reply.word("/date") == "2030-06-14");
    CHECK(reply.word("/time_slot") == "19:00-20:00");
    const auto two = table(reply, 2);
    CHECK(keys(two) == std::set<std::string>{"table_number", "name", "seats", "table_type",
                                             "is_available", "booked_slots"});
    CHECK(two.at("seats") == 10);
    CHECK(two.at("is_available") == false);
    REQUIRE(two.at("booked_slots").as_array().size() == 1);
    const auto& slot = two.at("booked_slots").as_array()[0];
    CHECK(slot == boost::json::value{{"booking_id", id},
                                     {"start_time", "19:00"},
                                     {"end_time", "20:30"},
                                     {"number_of_people", 2},
                                     {"guest_name", nullptr},
                                     {"guest_phone", nullptr},
                                     {"special_occasion", nullptr}});
    CHECK(available(reply, 1));
    CHECK(table(reply, 1).at("booked_slots").as_array().empty());
}

TEST_CASE("names are shown to whose booking it is, and to administrators")
{
    HouseOfMembers house;
    const Visitor ann = house.member("ann");
    const Visitor ben = house.member("ben");
    (void)ann.booking_of("2", "19:00-20:30", {{"special_occasion", "Birthday"}});
    REQUIRE(house.guest_books("21:00").status == 201);
    const auto name_at_two = [](const Visitor& who) {
        return table(who.get(that_evening), 2).at("booked_slots").as_array()[0];
    };
    for (const Visitor& who : {ann, house.admin()}) {
        CHECK(name_at_two(who).at("guest_name") == "Ann Lee");
        CHECK(name_at_two(who).at("guest_phone") == "555 0100");
        CHECK(name_at_two(who).at("special_occasion") == "Birthday");
    }
    for (const Visitor& who : {ben, house.nobody(), Visitor{&house, "garbage"}, house.owner()}) {
        Visitor asking = who;
        asking.below = "/api/v1/";
        CHECK(name_at_two(asking).at("guest_name").is_null());
        CHECK(asking.get(that_evening).text.find("Ann") == std::string::npos);
        CHECK(asking.get(that_evening).text.find("Gus") == std::string::npos);
    }
    CHECK(house.logged_in("root").get(that_evening).text.find("Gus") != std::string::npos);
    CHECK(ann.get(that_evening).text.find("Gus") == std::string::npos);
}

TEST_CASE("a booking and a cancellation show in the very next call")
{
    HouseOfMembers house;
    const Visitor ann = house.member("ann");
    CHECK(available(ann.get(that_evening), 1));
    const auto id = ann.booking_of("1", "19:30-20:00");
    CHECK_FALSE(available(ann.get(that_evening), 1));
    REQUIRE(ann.remove("bookings/" + std::to_string(id)).status == 200);
    CHECK(available(ann.get(that_evening), 1));
    CHECK(table(ann.get(that_evening), 1).at("booked_slots").as_array().empty());
}

TEST_CASE("a table is available for an interval by the rule by which it is given away")
{
    HouseOfMembers house;
    const Visitor ann = house.member("ann");
    (void)ann.booking_of("1", "19:10-19:40");
    const auto free = [&](const std::string& interval) {
        return available(ann.get("bookings/tables?target_date=2030-06-14&time_slot=" + interval),
                         1);
    };
    CHECK(free("18:00-19:00"));
    CHECK(free("20:00-21:00"));
    CHECK_FALSE(free("19:40-20:30"));
    CHECK_FALSE(free("18:00-24:00"));
    CHECK_FALSE(free("11:00-11:30")); // is over
    CHECK(free("12:00-12:30"));
    REQUIRE(
        house.admin()
            .put("admin/operating-hours/4",
                 body({{"opening_time", "12:00"}, {"closing_time", "22:00"}, {"is_open", true}}))
            .status == 200);
    CHECK(free("21:30-22:00"));
    CHECK_FALSE(free("21:30-22:30"));
}

TEST_CASE("without an interval a table is available that nobody has all day")
{
    HouseOfMembers house;
    const Visitor ann = house.member("ann");
    (void)ann.booking_of("1", "19:00-20:00", {{"booking_date", "2030-06-15"}});
    const auto reply = ann.get("bookings/tables?target_date=2030-06-15");
    CHECK(reply["/time_slot"].is_null());
    CHECK_FALSE(available(reply, 1));
    CHECK(available(reply, 2));
    CHECK(available(ann.get("bookings/tables"), 1));
    CHECK(ann.get("bookings/tables").word("/date") == "2030-06-14");
    CHECK(ann.get("bookings/tables?target_date=&time_slot=").word("/date") == "2030-06-14");
}

TEST_CASE("today is what the restaurant's clock says")
{
    HouseOfMembers house{{.zone = "Pacific/Auckland"}};
    CHECK(house.nobody().get("bookings/tables").word("/date") == "2030-06-15");
    HouseOfMembers other{{.zone = "America/Los_Angeles"}};
    other.clock.set(at("06:59"));
    CHECK(other.nobody().get("bookings/tables").word("/date") == "2030-06-13");
}

TEST_CASE("what is no date or interval is refused by name")
{
    HouseOfMembers house;
    const Visitor ann = house.member("ann");
    for (const char* bad : {"2030-02-30", "today", "20300614", "2030-6-14"}) {
        INFO(bad);
        const auto reply = ann.get(std::string{"bookings/tables?target_date="} + bad);
        CHECK(complaints(reply).contains("target_date"));
        CHECK(reply["/detail/0/loc/0"] == "query");
    }
    for (const char* bad : {"19:00", "19:00-", "-20:00", "7-8", "19:00-25:00", "20:00-19:00",
                            "19:00-19:00", "19:00-20:00-21:00", "x-y", "19:00_20:00"}) {
        INFO(bad);
        const auto reply =
            ann.get(std::string{"bookings/tables?target_date=2030-06-14&time_slot="} + bad);
        CHECK(complaints(reply).contains("time_slot"));
    }
}

TEST_CASE("only tables of the room are shown, in the active layout's order and then the room's")
{
    HouseOfMembers house{{.tables = 5}};
    const Visitor root = house.admin();
    const Visitor ann = house.member("ann");
    CHECK(order(ann.get(that_evening)) == std::vector<std::string>{"1", "2", "3", "4", "5"});
    REQUIRE(root.remove("admin/tables/2").status == 200);
    CHECK(order(ann.get(that_evening)) == std::vector<std::string>{"1", "3", "4", "5"});
    const auto layout =
        root.post("admin/layouts",
                  R"({"name":"Summer","layout_data":{"tables":[{"table_number":"4","x":1,"y":2},
            {"table_number":2,"x":1,"y":2},{"table_number":3,"x":5,"y":2},{"x":1},7,null,
            {"table_number":"4"}],"canvas":{"width":800,"height":600}}})");
    REQUIRE(layout.status == 200);
    CHECK(order(ann.get(that_evening)) == std::vector<std::string>{"4", "3", "1", "5"});
    REQUIRE(root.put("admin/layouts/" + std::to_string(layout.number("/id")),
                     body({{"is_active", false}}))
                .status == 200);
    CHECK(order(ann.get(that_evening)) == std::vector<std::string>{"1", "3", "4", "5"});
    REQUIRE(
        root.post("admin/layouts", R"({"name":"Odd","layout_data":{"tables":{"a":1}}})").status ==
        200);
    CHECK(order(ann.get(that_evening)) == std::vector<std::string>{"1", "3", "4", "5"});
}

TEST_CASE("a table with a name is shown by it")
{
    HouseOfMembers house;
    REQUIRE(house.admin()
                .post("admin/tables", body({{"table_number", "A7"},
                                            {"name", "By the window"},
                                            {"seats", 4},
                                            {"table_type", "booth"}}))
                .status == 200);
    const auto reply = house.nobody().get(that_evening);
    CHECK(table(reply, "A7").at("name") == "By the window");
    CHECK(table(reply, "A7").at("table_type") == "booth");
    CHECK(table(reply, 1).at("name") == "Table 1");
    CHECK(table(reply, 1).at("table_type").is_null());
}

TEST_CASE("the times on offer are shown to anybody by their start, those in force")
{
    HouseOfMembers house;
    const Visitor root = house.admin();
    CHECK(house.nobody().get("bookings/time-slots").body == json("[]"));
    const auto offer = [&](const char* start, const char* end) {
        const auto reply = root.post(
            "admin/time-slots", body({{"start_time", start}, {"end_time", end}, {"duration", 90}}));
        INFO(reply.text);
        REQUIRE(reply.status == 200);
        return "admin/time-slots/" + std::to_string(reply.number("/id"));
    };
    (void)offer("19:00", "22:00");
    (void)offer("12:00", "15:00");
    const auto never = offer("09:00", "11:00");
    REQUIRE(root.put(never, body({{"is_active", false}})).status == 200);
    const auto list = house.nobody().get("bookings/time-slots");
    CHECK(list.status == 200);
    REQUIRE(list.body.as_array().size() == 2);
    CHECK(keys(list["/0"]) == std::set<std::string>{"id", "start_time", "end_time", "slot_duration",
                                                    "is_active", "created_at"});
    CHECK(list.word("/0/start_time") == "12:00");
    CHECK(list.word("/1/end_time") == "22:00");
    CHECK(list.number("/1/slot_duration") == 90);
    CHECK(house.nobody().get("bookings/time-slots?limit=1").field("Link") ==
          "</api/v1/bookings/time-slots?limit=1&offset=1>; rel=\"next\"");
    // An offer binds nobody.
    CHECK(house.member("ann").books("1", "15:00-18:00").status == 200);
}
