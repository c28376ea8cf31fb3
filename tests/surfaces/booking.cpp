#include "tests/surfaces/house_under_test.hpp"

#include <future>
#include <set>

using namespace maitred;
using namespace maitred::test;

namespace {

std::int64_t left_at(HouseUnderTest& house, std::string_view slot)
{
    return house.get("/api/reservations/availability?time=" + std::string{slot})
        .number("/available");
}

} // namespace

TEST_CASE("a guest who books is told the table, the slot and a number")
{
    HouseUnderTest house;
    const auto reply = house.post("/api/reservations", booking_with("guests", "4"));
    CHECK(reply.status == 201);
    CHECK(reply.field("Content-Type") == "application/json");
    CHECK(reply.body.get_object().size() == 3);
    CHECK(reply.number("/reservationId") >= 1);
    CHECK(reply.number("/tableNumber") >= 1);
    CHECK(reply.number("/tableNumber") <= 3);
    CHECK(reply.word("/slot") == "2030-06-14T19:00:00Z");
}

TEST_CASE("everybody gets a table of their own, until none is left")
{
    HouseUnderTest house;
    std::set<std::int64_t> tables;
    std::set<std::int64_t> numbers;
    for (const char* guest : {"ana@example.com", "bea@example.com", "cleo@example.com"}) {
        const auto reply = house.book("19:12", guest);
        REQUIRE(reply.status == 201);
        tables.insert(reply.number("/tableNumber"));
        numbers.insert(reply.number("/reservationId"));
    }
    CHECK(tables == std::set<std::int64_t>{1, 2, 3});
    CHECK(numbers.size() == 3);
    CHECK(house.book("19:28", "dora@example.com").status == 409);
    CHECK(house.book("19:30", "dora@example.com").status == 201);
}

TEST_CASE("tables are given by chance, not from the first to the last")
{
    HouseUnderTest house{{.tables = 30}};
    std::set<std::int64_t> first_tables;
    for (const char* time :
         {"13:00", "14:00", "15:00", "16:00", "17:00", "18:00", "19:00", "20:00"})
        first_tables.insert(house.book(time).number("/tableNumber"));
    CHECK(first_tables.size() > 1);
}

TEST_CASE("who comes too late is offered the nearest slots, and each can be booked")
{
    HouseUnderTest house{{.tables = 1}};
    REQUIRE(house.book("19:00").status == 201);
    REQUIRE(house.book("19:30").status == 201);
    const auto reply = house.book("19:12");
    CHECK(reply.status == 409);
    CHECK(reply.code() == "FULLY_BOOKED");
    CHECK_FALSE(reply.message().empty());
    const auto alternatives = reply.list("/alternatives");
    REQUIRE(alternatives.size() == 3);
    CHECK(alternatives[0] == "2030-06-14T18:30:00Z");
    const std::set<std::string> others{alternatives[1].as_string().c_str(),
                                       alternatives[2].as_string().c_str()};
    CHECK(others == std::set<std::string>{"2030-06-14T18:00:00Z", "2030-06-14T20:00:00Z"});
    for (const auto& slot : alternatives)
        CHECK(house.post("/api/reservations", booking_with("time", boost::json::serialize(slot)))
                  .status == 201);
}

TEST_CASE("nobody is offered a slot that is over")
{
    HouseUnderTest house{{.tables = 1}};
    REQUIRE(house.book("12:00").status == 201);
    for (const auto& slot : house.book("12:00").list("/alternatives"))
        CHECK(slot.as_string() >= "2030-06-14T12:30:00Z");
}

TEST_CASE("a party is a whole number, or a text that spells one")
{
    HouseUnderTest house{{.tables = 20}};
    for (const char* guests : {"1", "10", "\"4\"", "\" 4 \"", "4.0"}) {
        INFO(guests);
        CHECK(house.post("/api/reservations", booking_with("guests", guests)).status == 201);
    }
    const auto listed = house.list("date=2030-06-14&page_size=100");
    for (const auto& one : listed.list("/reservations"))
        CHECK(one.at("guests").is_int64());
}

TEST_CASE("who gives no phone, or an empty one, has none")
{
    HouseUnderTest house;
    for (const char* phone : {"null", "\"\""})
        CHECK(house.post("/api/reservations", booking_with("phone", phone)).status == 201);
    CHECK(house.book("19:00").status == 201);
    const auto listed = house.list("date=2030-06-14");
    REQUIRE(listed.list("/reservations").size() == 3);
    for (const auto& one : listed.list("/reservations"))
        CHECK(one.at("customer").at("phone").is_null());
}

TEST_CASE("a guest is known by the address, however it is written, and keeps name and phone")
{
    HouseUnderTest house;
    REQUIRE(house.post("/api/reservations", booking_with("name", R"("  Zoë Álvarez ")")).status ==
            201);
    REQUIRE(house
                .post("/api/reservations",
                      R"({"time":"2030-06-14T20:00Z","guests":2,"name":"Somebody Else",
                           "email":"  ALEX@Example.COM ","phone":"999"})")
                .status == 201);
    REQUIRE(house.post("/api/newsletter", R"({"email":"alex@example.com"})").status == 200);
    const auto listed = house.list("date=2030-06-14");
    REQUIRE(listed.number("/total") == 2);
    CHECK(listed["/reservations/0/customer/id"] == listed["/reservations/1/customer/id"]);
    CHECK(listed.word("/reservations/0/customer/email") == "alex@example.com");
    CHECK(listed.word("/reservations/1/customer/email") == "alex@example.com");
    CHECK(listed.word("/reservations/0/customer/name") == "Zoë Álvarez");
    CHECK(listed.word("/reservations/0/customer/phone") == "+34 600 123 456");
    const auto audit = house.storage.open(house.restaurant)->audit();
    CHECK(audit.guests.size() == 1);
}

TEST_CASE("the slot that runs now can still be booked, the one before cannot")
{
    HouseUnderTest house;
    house.clock.set(at("19:29:59"));
    CHECK(house.book("19:00").status == 201);
    const auto reply = house.book("18:59");
    CHECK(reply.status == 422);
    CHECK(reply.code() == "BAD_TIME");
    CHECK(reply["/details/0/loc"] == json(R"(["time"])"));
    CHECK(reply.word("/details/0/input") == "2030-06-14T18:59:00Z");
    house.clock.set(at("19:30"));
    CHECK(house.book("19:29").status == 422);
}

TEST_CASE("a house that shows itself with old dates can be booked in the past")
{
    HouseUnderTest house{{.past = Past::allowed}};
    CHECK(house.post("/api/reservations", booking_with("time", R"("2025-09-10T19:00:00Z")"))
              .word("/slot") == "2025-09-10T19:00:00Z");
}

TEST_CASE("there is no day too far ahead, up to the end of the calendar")
{
    HouseUnderTest house;
    CHECK(house.post("/api/reservations", booking_with("time", R"("2999-12-31T23:59:59Z")"))
              .word("/slot") == "2999-12-31T23:30:00Z");
    CHECK(house.post("/api/reservations", booking_with("time", R"("99999-12-31T23:00:00Z")"))
              .code() == "BAD_TIME");
}

TEST_CASE("a refusal leaves nothing behind")
{
    HouseUnderTest house{{.tables = 1}};
    REQUIRE(house.book("19:00", "first@example.com").status == 201);
    CHECK(house.book("19:00", "late@example.com").status == 409);
    CHECK(house.book("11:00", "past@example.com").status == 422);
    CHECK(house.post("/api/reservations", booking_with("guests", "11")).status == 422);
    CHECK(house.post("/api/reservations", booking_with("name", "null")).status == 400);
    const auto audit = house.storage.open(house.restaurant)->audit();
    CHECK(audit.reservations.size() == 1);
    CHECK(audit.claims.size() == 1);
    CHECK(audit.guests.size() == 1);
    CHECK(left_at(house, "2030-06-14T11:00:00Z") == 1);
}

TEST_CASE("fifty guests at one door get exactly as many tables as there are")
{
    HouseUnderTest house{{.tables = 7}};
    std::vector<std::future<int>> answers;
    for (int i = 0; i < 50; ++i)
        answers.push_back(std::async(std::launch::async, [&house, i] {
            return house.book("19:00", "guest" + std::to_string(i) + "@example.com").status;
        }));
    int seated = 0;
    for (auto& answer : answers) {
        const int status = answer.get();
        CHECK((status == 201 || status == 409));
        seated += status == 201 ? 1 : 0;
    }
    CHECK(seated == 7);
    CHECK(left_at(house, "2030-06-14T19:00:00Z") == 0);
}

TEST_CASE("while the book is out of reach nobody gets a table, and then everything goes on")
{
    HouseUnderTest house;
    house.storage.away = true;
    const auto reply = house.book("19:00");
    CHECK(reply.status == 503);
    CHECK(reply.code() == "UNAVAILABLE");
    CHECK(reply.field("Retry-After") == "1");
    CHECK(reply.text.find("flooded") == std::string::npos);
    CHECK(house.list("date=2030-06-14").status == 503);
    CHECK(house.post("/api/newsletter", R"({"email":"alex@example.com"})").code() == "UNAVAILABLE");
    CHECK(house.get("/api/reservations/availability?time=2030-06-14").code() == "UNAVAILABLE");
    house.storage.away = false;
    CHECK(house.book("19:00").status == 201);
}
