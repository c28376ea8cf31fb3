// One book: what is taken on one surface is taken on the other.
#include "tests/surfaces/floor/floor_under_test.hpp"

using namespace maitred;
using namespace maitred::test;
using namespace std::chrono_literals;

namespace {

std::string booking(const std::string& time)
{
    return body({{"time", "2030-06-14T" + time + ":00Z"},
                 {"guests", 2},
                 {"name", "Alex"},
                 {"email", "alex@example.com"},
                 {"phone", "+34 600 123 456"}});
}

} // namespace

TEST_CASE("a walk-in on the floor leaves guests one table less, at once")
{
    FloorUnderTest floor{3};
    const Person olive = floor.owner_of_the_house();
    CHECK(floor.left_at("12:00") == 3);
    const auto reply =
        olive.post("reservations", R"({"guest_name":"Walk-in","party_size":2,"status":"seated"})");
    REQUIRE(reply.status == 200);
    CHECK(floor.left_at("12:00") == 2);
    CHECK(floor.left_at("12:30") == 3);
}

TEST_CASE("who sits down early and leaves again gives everything back")
{
    FloorUnderTest floor{1};
    const Person olive = floor.owner_of_the_house();
    const std::string ann = olive.expects("Ann", "13:00");
    CHECK(floor.left_at("12:00") == 1);
    CHECK(floor.left_at("13:00") == 0);
    REQUIRE(olive.amend(ann, R"({"status":"seated"})").status == 200);
    CHECK(floor.left_at("12:00") == 0);
    CHECK(floor.left_at("12:30") == 0);
    CHECK(floor.left_at("13:00") == 0);
    floor.clock.advance(20min);
    REQUIRE(olive.amend(ann, R"({"status":"finished"})").status == 200);
    CHECK(floor.left_at("12:00") == 1);
    CHECK(floor.left_at("12:30") == 1);
    CHECK(floor.left_at("13:00") == 1);
}

TEST_CASE("a guest's booking is on the floor's list, confirmed, with no table to be seen")
{
    FloorUnderTest floor{2};
    const Person olive = floor.owner_of_the_house();
    const auto booked = floor.post("/api/reservations", booking("12:30"));
    REQUIRE(booked.status == 201);
    const auto list = olive.get("reservations");
    REQUIRE(list.body.as_array().size() == 1);
    CHECK(list.word("/0/guestName") == "Alex");
    CHECK(list.word("/0/status") == "confirmed");
    CHECK(list["/0/assignedTableId"].is_null());
    CHECK(list.word("/0/reservationTime") == "2030-06-14T12:30:00Z");
    CHECK(list.word("/0/contactInfo") == "+34 600 123 456");
    const auto tables = olive.get("tables");
    for (const auto& table : tables.body.as_array())
        CHECK(table.at("status") == "available");
    CHECK(floor.ada.get("reservations").text == "[]");
}

TEST_CASE("a guest whose table is given to another by name gets the other table")
{
    FloorUnderTest floor{2};
    const Person olive = floor.owner_of_the_house();
    const auto booked = floor.post("/api/reservations", booking("19:00"));
    const std::int64_t number = booked.number("/tableNumber");
    const std::string ann = olive.expects("Ann", "19:00");
    CHECK(floor.left_at("19:00") == 0);
    const auto tables = olive.get("tables");
    const std::string wanted = tables.word("/" + std::to_string(number - 1) + "/id");
    CHECK(olive.amend(ann, body({{"assigned_table_id", wanted}})).status == 200);
    CHECK(floor.left_at("19:00") == 0);
    CHECK(olive.get("reservations?status_filter=unplaced").text == "[]");
    const auto evening =
        floor.get("/api/reservations?date=2030-06-14", {{"authorization", "Bearer let me in"}});
    std::map<std::string, std::int64_t> table_of;
    for (const auto& one : evening.list("/reservations"))
        table_of[one.at("customer").at("name").as_string().c_str()] =
            one.at("tableNumber").as_int64();
    CHECK(table_of["Ann"] == number);
    CHECK(table_of["Alex"] == 3 - number);
}

TEST_CASE("who cancels on the floor lets guests book again")
{
    FloorUnderTest floor{1};
    const Person olive = floor.owner_of_the_house();
    REQUIRE(floor.post("/api/reservations", booking("19:00")).status == 201);
    const auto full = floor.post("/api/reservations", booking("19:00"));
    CHECK(full.status == 409);
    const std::string id = olive.get("reservations").word("/0/id");
    REQUIRE(olive.remove("reservations/" + id).status == 200);
    CHECK(floor.left_at("19:00") == 1);
    CHECK(floor.post("/api/reservations", booking("19:00")).status == 201);
}

TEST_CASE("a table that leaves the room, or is out of service, is not for guests either")
{
    FloorUnderTest floor{3};
    const Person olive = floor.owner_of_the_house();
    const auto tables = olive.get("tables");
    REQUIRE(olive.remove("tables/" + tables.word("/0/id")).status == 200);
    CHECK(floor.left_at("19:00") == 2);
    REQUIRE(olive.put("tables/" + tables.word("/1/id"), R"({"status":"outOfService"})").status ==
            200);
    CHECK(floor.left_at("19:00") == 1);
    olive.table("Terrace");
    CHECK(floor.left_at("19:00") == 2);
}

TEST_CASE("what happens in the bistro is none of the house's business")
{
    FloorUnderTest floor{1};
    floor.ada.table("A1");
    REQUIRE(
        floor.ada
            .post("reservations", R"({"guest_name":"Walk-in","party_size":2,"status":"seated"})")
            .status == 200);
    CHECK(floor.left_at("12:00") == 1);
}

TEST_CASE("a table that is put to another place in the room keeps its guests")
{
    FloorUnderTest floor{1};
    const Person olive = floor.owner_of_the_house();
    REQUIRE(floor.post("/api/reservations", booking("19:00")).status == 201);
    const std::string id = olive.get("tables").word("/0/id");
    CHECK(olive.put("tables/" + id, R"({"position":{"x":0.5,"y":0.5},"table_number":"Window"})")
              .word("/tableNumber") == "Window");
    CHECK(floor.left_at("19:00") == 0);
    const auto evening =
        floor.get("/api/reservations?date=2030-06-14", {{"authorization", "Bearer let me in"}});
    CHECK(evening.word("/reservations/0/tableNumber") == "Window");
}
