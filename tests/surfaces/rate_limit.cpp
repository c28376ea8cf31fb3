#include "tests/surfaces/house_under_test.hpp"

using namespace maitred;
using namespace maitred::test;

namespace {

constexpr unsigned twelve = 12;

} // namespace

TEST_CASE("twelve attempts a minute, then a guest is asked to wait until the next")
{
    HouseUnderTest house{{.tables = 30, .attempts_per_minute = twelve}};
    house.clock.set(at("12:00:20"));
    for (unsigned i = 0; i < twelve; ++i)
        CHECK(house.book("19:00").status == 201);
    const auto refused = house.book("19:00");
    CHECK(refused.status == 429);
    CHECK(refused.code() == "RATE_LIMITED");
    CHECK_FALSE(refused.message().empty());
    CHECK(refused.field("Retry-After") == "40");
    house.clock.set(at("12:00:59"));
    CHECK(house.book("19:00").field("Retry-After") == "1");
    house.clock.set(at("12:01:00"));
    CHECK(house.book("19:00").status == 201);
}

TEST_CASE("every attempt counts, whatever came of it")
{
    HouseUnderTest house{{.attempts_per_minute = 4}};
    CHECK(house.post("/api/reservations", "no form").status == 400);
    CHECK(house.post("/api/reservations", booking_with("guests", "0")).status == 422);
    CHECK(house.ask(http::Method::post, "/api/reservations", "x", {{"content-type", "text/html"}})
              .status == 415);
    CHECK(house.book("19:00").status == 201);
    CHECK(house.book("19:00").status == 429);
}

TEST_CASE("a neighbour's haste is not held against a guest")
{
    HouseUnderTest house{{.attempts_per_minute = 1}};
    CHECK(house.book("19:00").status == 201);
    CHECK(house.book("19:00").status == 429);
    house.client_address = "192.0.2.2";
    CHECK(house.book("19:00").status == 201);
}

TEST_CASE("bookings and the newsletter are counted apart, and reading is not counted")
{
    HouseUnderTest house{{.attempts_per_minute = 1}};
    CHECK(house.book("19:00").status == 201);
    CHECK(house.post("/api/newsletter", R"({"email":"a@example.com"})").status == 200);
    const auto refused = house.post("/api/newsletter/", R"({"email":"b@example.com"})");
    CHECK(refused.status == 429);
    CHECK(refused.code() == "RATE_LIMITED");
    CHECK_FALSE(refused.field("Retry-After").empty());
    for (int i = 0; i < 30; ++i)
        CHECK(house.get("/api/reservations/availability?time=2030-06-14").status == 200);
}

TEST_CASE("a limit of 0 is none")
{
    HouseUnderTest house{{.tables = 30, .attempts_per_minute = 0}};
    for (int i = 0; i < 25; ++i)
        CHECK(house.book("19:00").status == 201);
}
