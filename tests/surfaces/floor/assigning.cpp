// Who has which table, and who makes way.
#include "tests/surfaces/floor/floor_under_test.hpp"

using namespace maitred;
using namespace maitred::test;
using namespace std::chrono_literals;

namespace {

/// The bistro with a table for two and one for four.
struct TwoTables {
    FloorUnderTest floor;
    Person ada = floor.ada;
    std::string small = ada.table("S", 2);
    std::string large = ada.table("L", 4);

    Reply assign(const std::string& party, const std::string& table) const
    {
        return ada.amend(party, body({{"assigned_table_id", table}}));
    }
    std::size_t unplaced() const
    {
        return ada.get("reservations?status_filter=unplaced").body.as_array().size();
    }
    std::string status(const std::string& table) const
    {
        return ada.get("tables/" + table).word("/status");
    }
};

} // namespace

TEST_CASE("a table that is assigned is shown, and one that is only kept is not")
{
    TwoTables two;
    const std::string ann = two.ada.expects("Ann", "19:00");
    CHECK(two.ada.party(ann)["/assignedTableId"].is_null());
    CHECK(two.assign(ann, two.large).word("/assignedTableId") == two.large);
    CHECK(two.ada.party(ann).word("/assignedTableId") == two.large);
    CHECK(two.ada.amend(ann, R"({"assignedTableId":null})")["/assignedTableId"].is_null());
    CHECK(two.unplaced() == 0);
}

TEST_CASE("a table can be assigned with the reservation")
{
    TwoTables two;
    const auto reply =
        two.ada.post("reservations", body({{"guest_name", "Ann"},
                                           {"party_size", 2},
                                           {"status", "confirmed"},
                                           {"reservation_time", "2030-06-14T19:00:00Z"},
                                           {"assigned_table_id", two.small}}));
    CHECK(reply.status == 200);
    CHECK(reply.word("/assignedTableId") == two.small);
}

TEST_CASE("only a table of this restaurant can be assigned")
{
    TwoTables two;
    const std::string ann = two.ada.expects("Ann", "19:00");
    const Person ben = two.floor.founder_of("Chez Ben", "ben@example.com");
    const std::string gone = two.ada.table("G");
    REQUIRE(two.ada.remove("tables/" + gone).status == 200);
    for (const std::string& table :
         {ben.table("B1"), gone, std::string{"00000000-0000-0000-0000-000000000000"}}) {
        const auto reply = two.assign(ann, table);
        CHECK(reply.status == 400);
        CHECK(detail(reply) == "Table not found");
    }
    CHECK(two.ada.party(ann)["/assignedTableId"].is_null());
}

TEST_CASE("a table must be large enough, unless it is forced")
{
    TwoTables two;
    const std::string ann = two.ada.expects("Ann", "19:00", 3);
    const auto reply = two.assign(ann, two.small);
    CHECK(reply.status == 400);
    CHECK(detail(reply) == "Table is too small for the party");
    const auto forced =
        two.ada.amend(ann, body({{"assigned_table_id", two.small}, {"force", true}}));
    CHECK(forced.word("/assignedTableId") == two.small);
    CHECK(two.ada.amend(ann, body({{"assigned_table_id", two.small}, {"force", false}})).status ==
          400);
}

TEST_CASE("a table that somebody has by name at that time is not available")
{
    TwoTables two;
    const std::string ann = two.ada.expects("Ann", "19:00");
    const std::string bob = two.ada.expects("Bob", "20:00");
    const std::string late = two.ada.expects("Late", "20:30");
    REQUIRE(two.assign(ann, two.large).status == 200);
    for (const char* force : {"false", "true"}) {
        const auto reply = two.ada.amend(bob, "{\"assigned_table_id\":\"" + two.large +
                                                  "\",\"force\":" + force + "}");
        CHECK(reply.status == 400);
        CHECK(detail(reply) == "Table is not available");
    }
    CHECK(two.assign(late, two.large).status == 200);
}

TEST_CASE("who only had a table kept makes way, and is moved or becomes unplaced")
{
    TwoTables two;
    const std::string four = two.ada.expects("Four", "19:00", 4); // kept: the large one
    const std::string pair = two.ada.expects("Pair", "19:00");    // kept: the small one
    const std::string ann = two.ada.expects("Ann", "21:00");
    CHECK(two.unplaced() == 0);
    REQUIRE(two.ada.amend(ann, R"({"reservation_time":"2030-06-14T17:00:00Z"})").status == 200);
    const std::string eve = two.ada.expects("Eve", "17:30");
    CHECK(two.assign(eve, two.small).status == 200);
    CHECK(two.unplaced() == 0); // Ann was moved to the large one
    CHECK(two.assign(pair, two.large).status == 200);
    CHECK(two.unplaced() == 1); // the four fit nowhere else
    const auto list = two.ada.get("reservations?status_filter=unplaced");
    CHECK(list.word("/0/id") == four);
    CHECK(list.word("/0/status") == "confirmed");
    CHECK(two.ada.remove("reservations/" + pair).status == 200);
    CHECK(two.assign(four, two.large).status == 200);
    CHECK(two.unplaced() == 0);
}

TEST_CASE("a party is written down even where no table is left, and is unplaced then")
{
    TwoTables two;
    for (int i = 0; i < 4; ++i)
        two.ada.expects("Party " + std::to_string(i), "19:00");
    CHECK(two.unplaced() == 2);
    CHECK(two.ada.get("reservations").body.as_array().size() == 4);
}

TEST_CASE("a party that moves to another table frees the one it had")
{
    TwoTables two;
    const std::string ann = two.ada.expects("Ann", "12:30");
    const std::string bob = two.ada.expects("Bob", "12:30");
    REQUIRE(two.assign(ann, two.large).status == 200);
    REQUIRE(two.assign(bob, two.large).status == 400);
    REQUIRE(two.assign(ann, two.small).status == 200);
    CHECK(two.assign(bob, two.large).status == 200);
    REQUIRE(two.ada.amend(bob, R"({"status":"seated"})").status == 200);
    CHECK(two.status(two.large) == "occupied");
    REQUIRE(two.ada.remove("reservations/" + ann).status == 200);
    REQUIRE(two.assign(bob, two.small).status == 200);
    CHECK(two.status(two.large) == "available");
    CHECK(two.status(two.small) == "occupied");
    CHECK(two.ada.party(bob).word("/status") == "seated");
}

TEST_CASE("whoever is finished, cancelled or did not come frees the table")
{
    TwoTables two;
    for (const char* over : {"finished", "cancelled", "noShow"}) {
        INFO(over);
        const std::string ann = two.ada.expects("Ann", "12:30");
        const std::string bob = two.ada.expects("Bob", "12:30");
        REQUIRE(two.assign(ann, two.large).status == 200);
        REQUIRE(two.assign(bob, two.large).status == 400);
        REQUIRE(two.ada.amend(ann, body({{"status", over}})).status == 200);
        CHECK(two.status(two.large) == "available");
        CHECK(two.assign(bob, two.large).status == 200);
        REQUIRE(two.ada.remove("reservations/" + bob).status == 200);
    }
}

TEST_CASE("who sits down gets a table that is free, from now for a turn")
{
    TwoTables two;
    const std::string ann = two.ada.expects("Ann", "13:00");
    const auto seated = two.ada.amend(ann, R"({"status":"seated"})");
    CHECK(seated.status == 200);
    CHECK(seated.word("/assignedTableId") == two.small);
    CHECK(two.status(two.small) == "occupied");
    // Planned until 14:30, as a turn from 13:00 is 90 minutes.
    const std::string bob = two.ada.expects("Bob", "14:00");
    CHECK(detail(two.assign(bob, two.small)) == "Table is not available");
    const std::string cleo = two.ada.expects("Cleo", "14:30");
    CHECK(two.assign(cleo, two.small).status == 200);
}

TEST_CASE("nobody sits down for a reservation of another day")
{
    TwoTables two;
    const auto made =
        two.ada.post("reservations", R"({"guest_name":"Ann","party_size":2,"status":"confirmed",
                                         "reservation_time":"2030-06-15T19:00:00Z"})");
    REQUIRE(made.status == 200);
    const std::string ann = made.word("/id");
    const auto reply = two.ada.amend(ann, R"({"status":"seated"})");
    CHECK(reply.status == 400);
    CHECK(detail(reply) == "The reservation is for another day");
    CHECK(two.ada
              .put("tables/" + two.large, body({{"status", "occupied"}, {"current_guest_id", ann}}))
              .status == 400);
    CHECK(two.status(two.large) == "available");
}

TEST_CASE("a walk-in finds no table where everybody sits")
{
    TwoTables two;
    const std::string walk_in = R"({"guest_name":"Ann","party_size":2,"status":"seated"})";
    CHECK(two.ada.post("reservations", walk_in).status == 200);
    CHECK(two.ada.post("reservations", walk_in).status == 200);
    const auto reply = two.ada.post("reservations", walk_in);
    CHECK(reply.status == 400);
    CHECK(detail(reply) == "Table is not available");
    CHECK(two.ada.get("reservations").body.as_array().size() == 2);
}

TEST_CASE("a party that waits at the door is seated when a table is free")
{
    TwoTables two;
    const auto waits = two.ada.post("reservations", R"({"guest_name":"Ann","party_size":4})");
    REQUIRE(waits.status == 200);
    const auto seated = two.ada.amend(waits.word("/id"), R"({"status":"seated"})");
    CHECK(seated.word("/assignedTableId") == two.large);
    CHECK(seated["/reservationTime"].is_null());
    CHECK(seated.word("/seatedTime") == "2030-06-14T12:00:00Z");
}

TEST_CASE("a party that is made larger than its table must have another")
{
    TwoTables two;
    const std::string ann = two.ada.expects("Ann", "19:00");
    REQUIRE(two.assign(ann, two.small).status == 200);
    CHECK(two.ada.amend(ann, body({{"party_size", 4}, {"assigned_table_id", two.large}}))
              .word("/assignedTableId") == two.large);
    CHECK(two.ada.amend(ann, body({{"party_size", 5}, {"assigned_table_id", two.large}})).status ==
          400);
    CHECK(two.ada.party(ann).number("/partySize") == 4);
}
