#include "tests/surfaces/member/house_of_members.hpp"

using namespace maitred;
using namespace maitred::test;
using namespace std::chrono_literals;

namespace {

struct Booked {
    HouseOfMembers house;
    Visitor ann = house.member("ann");
    Visitor ben = house.member("ben");
    Visitor root = house.admin();
    std::int64_t id = ann.booking_of("1", "19:00-20:30", {{"special_occasion", "Birthday"}});
    std::string path = "bookings/" + std::to_string(id);

    Reply change(const boost::json::object& fields) const { return ann.put(path, body(fields)); }
    Reply now() const { return ann.get(path); }
};

std::string interval(const Reply& reply, const std::string& below = "/booking")
{
    return reply.word(below + "/booking_date") + " " + reply.word(below + "/start_time") + "-" +
           reply.word(below + "/end_time");
}

} // namespace

TEST_CASE("a member changes one thing of a booking and the rest stays")
{
    Booked booked;
    const auto before = booked.now().body.as_object();
    booked.house.clock.advance(1min);
    const std::vector<std::pair<const char*, boost::json::value>> changes = {
        {"guest_name", "Anna Lee"},   {"guest_phone", "555 0111"}, {"number_of_people", 4},
        {"special_occasion", "Name"}, {"table_number", 2},         {"booking_date", "2030-06-15"},
        {"start_time", "18:30"},      {"end_time", "21:00"}};
    auto expected = before;
    expected["updated_at"] = "2030-06-14T12:01:00Z";
    for (const auto& [field, value] : changes) {
        INFO(field);
        expected[field] = value;
        const auto reply = booked.change({{field, value}});
        CHECK(reply.status == 200);
        CHECK(keys(reply.body) == std::set<std::string>{"success", "message", "booking"});
        CHECK(reply["/success"] == true);
        CHECK(reply.word("/message") == "Booking updated successfully");
        CHECK(reply["/booking"] == boost::json::value(expected));
        CHECK(booked.now().body == reply["/booking"]);
    }
}

TEST_CASE("an occasion is cleared with null; other nulls leave what is")
{
    Booked booked;
    const auto reply = booked.change({{"guest_name", nullptr},
                                      {"guest_phone", nullptr},
                                      {"number_of_people", nullptr},
                                      {"table_number", nullptr},
                                      {"booking_date", nullptr},
                                      {"start_time", nullptr},
                                      {"end_time", nullptr},
                                      {"status", nullptr},
                                      {"special_occasion", nullptr}});
    CHECK(reply.status == 200);
    CHECK(reply["/booking/special_occasion"].is_null());
    CHECK(reply.word("/booking/guest_name") == "Ann Lee");
    CHECK(interval(reply) == "2030-06-14 19:00-20:30");
    CHECK(booked.change({}).status == 200);
}

TEST_CASE("a booking that is sent back as it was shown changes nothing")
{
    Booked booked;
    booked.house.clock.advance(1min);
    const auto before = booked.now().body;
    const auto reply = booked.ann.put(booked.path, boost::json::serialize(before));
    CHECK(reply.status == 200);
    CHECK(reply["/booking"] == before);
}

TEST_CASE("what is moved frees the old place and has the new one")
{
    Booked booked;
    REQUIRE(booked.change({{"start_time", "17:00"}, {"end_time", "18:00"}}).status == 200);
    CHECK(booked.ben.books("1", "19:00-20:30").status == 200);
    CHECK(booked.ben.books("1", "17:30-18:30").status == 409);
    CHECK(interval(booked.change({{"booking_date", "2030-06-20"}})) == "2030-06-20 17:00-18:00");
    CHECK(booked.ben.books("1", "17:30-18:30").status == 200);
}

TEST_CASE("a move that finds no room leaves the old booking as it was")
{
    Booked booked;
    REQUIRE(booked.ben.books("2", "19:00-20:00").status == 200);
    REQUIRE(booked.ben.books("1", "21:00-22:00").status == 200);
    const auto before = booked.now().body;
    for (const boost::json::object& wish :
         {boost::json::object{{"table_number", 2}},
          boost::json::object{{"start_time", "20:00"}, {"end_time", "21:30"}}}) {
        const auto reply = booked.change(wish);
        CHECK(reply.status == 409);
        CHECK(keys(reply.body) == std::set<std::string>{"success", "message", "booking", "detail"});
        CHECK(reply["/success"] == false);
        CHECK(reply["/booking"].is_null());
        CHECK(reply.word("/message") == "Table is not available for the selected time slot");
    }
    CHECK(booked.now().body == before);
    CHECK(booked.ben.books("1", "19:00-20:30").status == 409);
}

TEST_CASE("the reasons against a change name their field, and nothing is changed")
{
    Booked booked;
    const auto before = booked.now().body;
    const std::vector<std::pair<const char*, boost::json::object>> bad = {
        {"end_time", {{"end_time", "19:00"}}},
        {"end_time", {{"start_time", "21:00"}}},
        {"start_time", {{"booking_date", "2030-06-13"}}},
        {"start_time", {{"start_time", "x"}}},
        {"booking_date", {{"booking_date", "2030-13-01"}}},
        {"number_of_people", {{"number_of_people", 0}}},
        {"number_of_people", {{"number_of_people", 11}}},
        {"guest_name", {{"guest_name", " "}}},
        {"guest_phone", {{"guest_phone", ""}}},
        {"table_number", {{"table_number", json("[]")}}},
        {"special_occasion", {{"special_occasion", std::string(201, 'x')}}},
        {"status", {{"status", "pending"}}},
        {"status", {{"status", 1}}}};
    for (const auto& [field, wish] : bad) {
        INFO(body(wish));
        const auto reply = booked.change(wish);
        INFO(reply.text);
        CHECK(complaints(reply).size() == 1);
        CHECK(complaints(reply).contains(field));
    }
    CHECK(booked.change({{"table_number", "nowhere"}}).status == 404);
    CHECK(booked.ann.put(booked.path, "nonsense").status == 400);
    CHECK(booked.now().body == before);
}

TEST_CASE("whose it is cancels; that guests came or not is for administrators to say")
{
    for (const char* word : {"completed", "no_show"}) {
        Booked booked;
        const auto refused = booked.change({{"status", word}});
        CHECK(refused.status == 403);
        CHECK(detail(refused) == "Not authorized to update this booking");
        CHECK(booked.now().word("/status") == "confirmed");
        const auto reply = booked.root.put(booked.path, body({{"status", word}}));
        CHECK(reply.status == 200);
        CHECK(reply.word("/booking/status") == word);
        CHECK(booked.now().word("/status") == word);
    }
    Booked booked;
    CHECK(booked.change({{"status", "confirmed"}}).word("/booking/status") == "confirmed");
    CHECK(booked.change({{"status", "cancelled"}}).word("/booking/status") == "cancelled");
    CHECK(booked.ben.books("1", "19:00-20:30").status == 200);
    const auto back = booked.change({{"status", "confirmed"}});
    CHECK(back.status == 409);
    CHECK_FALSE(detail(back).empty());
    CHECK(booked.now().word("/status") == "cancelled");
}

TEST_CASE("another member's booking is neither seen nor changed nor cancelled")
{
    Booked booked;
    const auto seen = booked.ben.get(booked.path);
    CHECK(seen.status == 403);
    CHECK(detail(seen) == "Not authorized to view this booking");
    const auto changed = booked.ben.put(booked.path, body({{"guest_name", "Ben"}}));
    CHECK(changed.status == 403);
    CHECK(detail(changed) == "Not authorized to update this booking");
    const auto cancelled = booked.ben.remove(booked.path);
    CHECK(cancelled.status == 403);
    CHECK(detail(cancelled) == "Not authorized to cancel this booking");
    CHECK(booked.now().word("/status") == "confirmed");
    CHECK(booked.now().word("/guest_name") == "Ann Lee");
}

TEST_CASE("an administrator sees, changes and cancels anybody's booking, which stays whose it was")
{
    Booked booked;
    CHECK(booked.root.get(booked.path).number("/user_id") == booked.ann.id);
    const auto reply = booked.root.put(booked.path, body({{"guest_name", "Anna"}}));
    CHECK(reply.status == 200);
    CHECK(reply.number("/booking/user_id") == booked.ann.id);
    CHECK(booked.root.remove(booked.path).status == 200);
    CHECK(booked.now().word("/status") == "cancelled");
}

TEST_CASE("a booking is cancelled as often as one likes, and once")
{
    Booked booked;
    for (int i = 0; i < 3; ++i) {
        const auto reply = booked.ann.remove(booked.path);
        CHECK(reply.status == 200);
        CHECK(reply.body == json(R"({"success":true,"message":"Booking cancelled successfully",
                                     "booking":null})"));
    }
    CHECK(booked.now().word("/status") == "cancelled");
    CHECK(booked.ben.books("1", "19:00-20:30").status == 200);
    CHECK(booked.ann.remove(booked.path).status == 200);
    CHECK(booked.ben.get("bookings/my-bookings").body.as_array()[0].at("status") == "confirmed");
}

TEST_CASE("what is no number of a booking is not found")
{
    Booked booked;
    for (const char* id : {"0", "-1", "999999", "abc", "1.0", "99999999999999999999",
                           "01890a5d-ac96-774b-bcce-b302099a8057"}) {
        INFO(id);
        const std::string path = std::string{"bookings/"} + id;
        for (const Reply& reply : {booked.root.get(path), booked.root.remove(path),
                                   booked.root.put(path, body({{"guest_name", "X"}}))}) {
            CHECK(reply.status == 404);
            CHECK(detail(reply) == "Booking not found");
        }
    }
}

TEST_CASE("changes that are sent again with their key are made once")
{
    Booked booked;
    const std::string wish = body({{"start_time", "18:00"}});
    const auto first = booked.ann.put(booked.path, wish, key("k"));
    REQUIRE(first.status == 200);
    REQUIRE(booked.change({{"start_time", "17:00"}}).status == 200);
    CHECK(booked.ann.put(booked.path, wish, key("k")).text == first.text);
    CHECK(booked.now().word("/start_time") == "17:00");
    CHECK(booked.ann.put(booked.path, body({{"start_time", "16:00"}}), key("k")).status == 422);
    const auto other = booked.ann.booking_of("2", "19:00-20:00");
    CHECK(booked.ann.put("bookings/" + std::to_string(other), wish, key("k")).status == 200);
    CHECK(booked.ann.remove(booked.path, key("d")).status == 200);
    CHECK(booked.ann.remove(booked.path, key("d")).status == 200);
    CHECK(booked.ann.remove(booked.path, key("a b")).status == 400);
}

TEST_CASE("who already sits is not moved from here, but may get another name")
{
    Booked booked;
    const Visitor olive = booked.house.owner();
    booked.house.clock.set(at("19:05"));
    const Visitor staff = {.house = &booked.house,
                           .token = booked.house
                                        .post("/auth/login", body({{"email", olive.name},
                                                                   {"password", good_password}}))
                                        .word("/access_token"),
                           .below = olive.below};
    booked.ann = booked.house.logged_in("ann");
    const auto list = staff.get("reservations").body.as_array();
    REQUIRE(list.size() == 1);
    const std::string party = list[0].at("id").as_string().c_str();
    REQUIRE(staff.put("reservations/" + party, body({{"status", "seated"}})).status == 200);
    CHECK(booked.now().word("/status") == "confirmed");
    CHECK(booked.change({{"status", "confirmed"}, {"guest_name", "Anna"}}).status == 200);
    CHECK(booked.change({{"table_number", 2}}).status == 409);
    CHECK(staff.get("reservations").body.as_array()[0].at("status") == "seated");
}
