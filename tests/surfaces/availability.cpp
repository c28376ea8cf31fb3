#include "tests/surfaces/house_under_test.hpp"

#include <future>

using namespace maitred;
using namespace maitred::test;

namespace {

std::string asking(std::string_view parameters)
{
    return "/api/reservations/availability" + std::string{parameters};
}

} // namespace

TEST_CASE("a guest sees how many tables are left in the slot that has begun, never the nearest")
{
    HouseUnderTest house;
    house.book("19:00");
    for (const char* minute : {"00", "12", "28", "29"}) {
        const auto reply = house.get(asking("?time=2030-06-14T19:" + std::string{minute} + ":00Z"));
        CHECK(reply.status == 200);
        CHECK(reply.body == json(R"({"totalTables":3,"booked":1,"available":2,
                                     "slot":"2030-06-14T19:00:00Z"})"));
        CHECK(reply.field("Content-Type") == "application/json");
    }
    CHECK(house.get(asking("?time=2030-06-14T19:30:00Z")).body ==
          json(R"({"totalTables":3,"booked":0,"available":3,"slot":"2030-06-14T19:30:00Z"})"));
}

TEST_CASE("a slot is as long as the house says")
{
    HouseUnderTest house{{.minutes = 15}};
    CHECK(house.get(asking("?time=2030-06-14T19:28:00Z")).word("/slot") == "2030-06-14T19:15:00Z");
}

TEST_CASE("a time may be written in every way that RFC 3339 knows")
{
    HouseUnderTest house;
    const std::pair<const char*, const char*> spellings[] = {
        {"2030-06-14T19:12:00Z", "2030-06-14T19:00:00Z"},
        {"2030-06-14T19:12Z", "2030-06-14T19:00:00Z"},
        {"2030-06-14T19:12:00.123456Z", "2030-06-14T19:00:00Z"},
        {"2030-06-14T19:29:59.999999999Z", "2030-06-14T19:00:00Z"},
        {"2030-06-14T19:12:00%2B02:00", "2030-06-14T17:00:00Z"},
        {"2030-06-14T19:12:00+02:00", "2030-06-14T17:00:00Z"},
        {"2030-06-14T19:12:00%2002:00", "2030-06-14T17:00:00Z"},
        {"2030-06-14T19:12:00-05:45", "2030-06-15T00:30:00Z"},
        {"2030-06-14T19:12:00", "2030-06-14T19:00:00Z"},
        {"2030-06-14T19:12", "2030-06-14T19:00:00Z"},
        {"2030-06-14", "2030-06-14T00:00:00Z"}};
    for (const auto& [written, slot] : spellings) {
        INFO(written);
        CHECK(house.get(asking("?time=" + std::string{written})).word("/slot") == slot);
    }
}

TEST_CASE("the time may be called time_slot too")
{
    HouseUnderTest house;
    CHECK(house.get(asking("?time_slot=2030-06-14T19:12:00Z")).word("/slot") ==
          "2030-06-14T19:00:00Z");
}

TEST_CASE("who names no time is told so")
{
    HouseUnderTest house;
    for (const char* parameters : {"", "?time=", "?time", "?Time=2030-06-14"}) {
        const auto reply = house.get(asking(parameters));
        CHECK(reply.status == 400);
        CHECK(reply.code() == "MISSING_TIME");
        CHECK_FALSE(reply.message().empty());
    }
}

TEST_CASE("who names no real time is shown what they wrote")
{
    HouseUnderTest house;
    for (const char* time :
         {"tonight", "2030-02-30", "2030-06-14T24:00:00Z", "2030-06-14T19:60:00Z", "99999-01-01",
          "0000-01-01", "2030-06-14T19:12:00Zulu", "2030-06-14T19:12:00.Z", "1907687520",
          "2030-6-14", "2030-06-14T19"}) {
        INFO(time);
        const auto reply = house.get(asking("?time=" + std::string{time}));
        CHECK(reply.status == 422);
        CHECK(reply.code() == "BAD_TIME");
        CHECK(reply.body.at("details").get_array().size() == 1);
        CHECK(reply["/details/0/loc"] == json(R"(["time"])"));
        CHECK(reply.word("/details/0/input") == time);
        CHECK_FALSE(reply.word("/details/0/type").empty());
        CHECK_FALSE(reply.word("/details/0/msg").empty());
    }
}

TEST_CASE("the past can be read, however long ago")
{
    HouseUnderTest house;
    CHECK(house.get(asking("?time=2020-01-01T19:12:00Z")).body ==
          json(R"({"totalTables":3,"booked":0,"available":3,"slot":"2020-01-01T19:00:00Z"})"));
    house.book("12:00");
    house.clock.set(at("15:00"));
    CHECK(house.get(asking("?time=2030-06-14T12:00:00Z")).number("/booked") == 1);
}

TEST_CASE("what is held or booked elsewhere is not available here")
{
    HouseUnderTest house;
    std::promise<bool> held;
    house.desk.submit(house.restaurant, that_day(),
                      {.wish = Hold{at("19:00"),
                                    2,
                                    {.name = *Name::of("Ana"), .email = {}, .phone = {}},
                                    Source::hold_surface,
                                    std::chrono::minutes{15}}},
                      {[&](const Outcome<Answer>& answer) { held.set_value(answer.has_value()); },
                       [&](const std::exception_ptr&) { held.set_value(false); }});
    REQUIRE(held.get_future().get());
    CHECK(house.get(asking("?time=2030-06-14T19:00:00Z")).number("/booked") == 1);
    house.clock.set(at("12:15"));
    CHECK(house.get(asking("?time=2030-06-14T19:00:00Z")).number("/booked") == 0);
}
