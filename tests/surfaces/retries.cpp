#include "tests/surfaces/house_under_test.hpp"

using namespace maitred;
using namespace maitred::test;
using namespace std::chrono_literals;

namespace {

std::string next_week()
{
    return booking_with("time", R"("2030-06-21T19:00:00Z")");
}

std::size_t reservations(HouseUnderTest& house)
{
    return house.storage.open(house.restaurant)->audit().reservations.size();
}

} // namespace

TEST_CASE("a booking that is sent again with its key gets the first answer, and no second table")
{
    HouseUnderTest house;
    const auto first = house.post("/api/reservations", next_week(), key("k1"));
    REQUIRE(first.status == 201);
    for (int i = 0; i < 3; ++i) {
        const auto again = house.post("/api/reservations", next_week(), key("k1"));
        CHECK(again.status == 201);
        CHECK(again.text == first.text);
        CHECK(again.field("Content-Type") == "application/json");
    }
    CHECK(reservations(house) == 1);
    CHECK(house.post("/api/reservations", next_week(), key("k2")).text != first.text);
    CHECK(house.post("/api/reservations", next_week()).text != first.text);
    CHECK(reservations(house) == 3);
}

TEST_CASE("a key that comes with another body is refused")
{
    HouseUnderTest house;
    REQUIRE(house.post("/api/reservations", next_week(), key("k1")).status == 201);
    const auto reply = house.post("/api/reservations", booking_with("guests", "3"), key("k1"));
    CHECK(reply.status == 422);
    CHECK(reply.code() == "IDEMPOTENCY_KEY_REUSED");
    CHECK(reservations(house) == 1);
}

TEST_CASE("a refusal is not remembered: the key is free for a better try")
{
    HouseUnderTest house{{.tables = 1}};
    CHECK(house.post("/api/reservations", booking_with("guests", "0"), key("k1")).status == 422);
    REQUIRE(house.post("/api/reservations", next_week(), key("k1")).status == 201);
    CHECK(house.post("/api/reservations", next_week(), key("k2")).status == 409);
    house.settings.total_tables = 2;
    house.storage.settle_house(house.settings, house.clock.now());
    CHECK(house.post("/api/reservations", next_week(), key("k2")).status == 201);
}

TEST_CASE("what failed because the book was out of reach can be tried again with its key")
{
    HouseUnderTest house;
    house.storage.away = true;
    CHECK(house.post("/api/reservations", next_week(), key("k1")).status == 503);
    CHECK(house.post("/api/newsletter", R"({"email":"a@example.com"})", key("k1")).status == 503);
    house.storage.away = false;
    CHECK(house.post("/api/reservations", next_week(), key("k1")).status == 201);
    CHECK(house.post("/api/newsletter", R"({"email":"a@example.com"})", key("k1")).status == 200);
}

TEST_CASE("an answer is remembered for a day, and then forgotten")
{
    HouseUnderTest house;
    const auto first = house.post("/api/reservations", next_week(), key("k1"));
    const auto joined = house.post("/api/newsletter", R"({"email":"a@example.com"})", key("k1"));
    house.clock.advance(24h - 1s);
    CHECK(house.post("/api/reservations", next_week(), key("k1")).text == first.text);
    CHECK(house.post("/api/newsletter", R"({"email":"b@example.com"})", key("k1")).status == 422);
    house.clock.advance(2s);
    const auto later = house.post("/api/reservations", next_week(), key("k1"));
    CHECK(later.status == 201);
    CHECK(later.number("/reservationId") != first.number("/reservationId"));
    CHECK(house.post("/api/newsletter", R"({"email":"b@example.com"})", key("k1"))
              .number("/customerId") != joined.number("/customerId"));
}

TEST_CASE("the newsletter knows a retry too, and its keys are its own")
{
    HouseUnderTest house;
    REQUIRE(house.post("/api/reservations", next_week(), key("k1")).status == 201);
    const auto first = house.post("/api/newsletter", R"({"email":"a@example.com"})", key("k1"));
    CHECK(first.status == 200);
    const auto again = house.post("/api/newsletter", R"({"email":"a@example.com"})", key("k1"));
    CHECK(again.status == 200);
    CHECK(again.text == first.text);
    const auto other = house.post("/api/newsletter", R"({"email":"b@example.com"})", key("k1"));
    CHECK(other.status == 422);
    CHECK(other.code() == "IDEMPOTENCY_KEY_REUSED");
}

TEST_CASE("a key is printable and not endless")
{
    HouseUnderTest house;
    CHECK(house.post("/api/reservations", next_week(), key(std::string(255, 'k'))).status == 201);
    for (const std::string& bad :
         {std::string(256, 'k'), std::string{"a b"}, std::string{"\xc3\xbc"}}) {
        CHECK(house.post("/api/reservations", next_week(), key(bad)).status == 400);
        CHECK(house.post("/api/newsletter", R"({"email":"a@example.com"})", key(bad)).code() ==
              "BAD_IDEMPOTENCY_KEY");
    }
}
