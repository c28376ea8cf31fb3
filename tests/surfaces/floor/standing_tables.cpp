// How a table stands: what is shown, and what becomes of who is told to sit there.
#include "tests/surfaces/floor/floor_under_test.hpp"

using namespace maitred;
using namespace maitred::test;
using namespace std::chrono_literals;

namespace {

/// The bistro with one table.
struct OneTable {
    FloorUnderTest floor;
    const Person& ada = floor.ada;
    std::string id = ada.table("A1");

    Reply table() const { return ada.get("tables/" + id); }
    std::string status() const { return table().word("/status"); }
    Reply put(const boost::json::object& fields) const
    {
        return ada.put("tables/" + id, body(fields));
    }
    /// A party that has this table by name.
    std::string expects(const std::string& name, const std::string& time) const
    {
        const std::string party = ada.expects(name, time);
        REQUIRE(ada.amend(party, body({{"assigned_table_id", id}})).status == 200);
        return party;
    }
};

} // namespace

TEST_CASE("a table is reserved from an hour before its party is due until the party's time is over")
{
    OneTable one;
    const std::string ann = one.expects("Ann", "19:00");
    const auto seen_at = [&](const char* time) {
        one.floor.clock.set(at(time));
        return one.floor.logged_in("ada@example.com").get("tables/" + one.id);
    };
    CHECK(seen_at("17:59:59").word("/status") == "available");
    CHECK(seen_at("17:59:59")["/currentGuestId"].is_null());
    CHECK(seen_at("18:00").word("/status") == "reserved");
    CHECK(seen_at("18:00").word("/currentGuestId") == ann);
    CHECK(seen_at("19:00").word("/status") == "reserved");
    CHECK(seen_at("19:45").word("/status") == "reserved");
}

TEST_CASE("a table that is only kept for a party is shown as available")
{
    OneTable one;
    const std::string ann = one.ada.expects("Ann", "12:30");
    CHECK(one.status() == "available");
    CHECK(one.table()["/currentGuestId"].is_null());
    CHECK(one.ada.party(ann)["/assignedTableId"].is_null());
}

TEST_CASE("who is seated by way of the table sits there")
{
    OneTable one;
    const std::string ann = one.ada.expects("Ann", "12:30");
    const auto reply = one.put({{"status", "occupied"}, {"current_guest_id", ann}});
    CHECK(reply.status == 200);
    CHECK(reply.word("/status") == "occupied");
    CHECK(reply.word("/currentGuestId") == ann);
    CHECK(one.table().body == reply.body);
    const auto party = one.ada.party(ann);
    CHECK(party.word("/status") == "seated");
    CHECK(party.word("/assignedTableId") == one.id);
    CHECK(party.word("/seatedTime") == "2030-06-14T12:00:00Z");
}

TEST_CASE("a table that is occupied without a guest has a walk-in for a turn")
{
    OneTable one;
    const auto reply = one.put({{"status", "occupied"}});
    CHECK(reply.word("/status") == "occupied");
    const auto walk_in = one.ada.party(reply.word("/currentGuestId"));
    CHECK(walk_in.word("/status") == "seated");
    CHECK(walk_in.word("/assignedTableId") == one.id);
    CHECK(walk_in["/reservationTime"].is_null());
    CHECK(one.put({{"status", "occupied"}}).word("/currentGuestId") ==
          reply.word("/currentGuestId"));
    CHECK(one.ada.get("reservations").body.as_array().size() == 1);
}

TEST_CASE("a table that is made available lets its party go")
{
    OneTable one;
    const auto guest = one.put({{"status", "occupied"}}).word("/currentGuestId");
    one.floor.clock.advance(20min);
    const auto reply = one.put({{"status", "available"}});
    CHECK(reply.word("/status") == "available");
    CHECK(reply["/currentGuestId"].is_null());
    const auto party = one.ada.party(guest);
    CHECK(party.word("/status") == "finished");
    CHECK(party.word("/finishedTime") == "2030-06-14T12:20:00Z");
    CHECK(one.put({{"status", "available"}}).status == 200);
}

TEST_CASE("an explicit null clears the table, and a guest that is left out does not")
{
    OneTable one;
    const auto guest = one.put({{"status", "occupied"}}).word("/currentGuestId");
    CHECK(one.put({{"section", "Patio"}}).word("/currentGuestId") == guest);
    const auto reply = one.put({{"current_guest_id", nullptr}});
    CHECK(reply["/currentGuestId"].is_null());
    CHECK(reply.word("/status") == "available");
    CHECK(one.put({{"currentGuestId", nullptr}}).status == 200);
}

TEST_CASE("a null for who has the table by name takes the name away, and leaves the party")
{
    OneTable one;
    const std::string ann = one.expects("Ann", "12:30");
    REQUIRE(one.status() == "reserved");
    CHECK(one.put({{"current_guest_id", nullptr}}).word("/status") == "available");
    CHECK(one.ada.party(ann).word("/status") == "confirmed");
    CHECK(one.ada.party(ann)["/assignedTableId"].is_null());
}

TEST_CASE("a guest that is given without a status has the table by name")
{
    OneTable one;
    const std::string ann = one.ada.expects("Ann", "12:30");
    const auto reply = one.put({{"status", "reserved"}, {"current_guest_id", ann}});
    CHECK(reply.word("/status") == "reserved");
    CHECK(reply.word("/currentGuestId") == ann);
    CHECK(one.ada.party(ann).word("/assignedTableId") == one.id);
    CHECK(one.ada.party(ann).word("/status") == "confirmed");
}

TEST_CASE("a table cannot be reserved for nobody, or for a guest that is not there")
{
    OneTable one;
    CHECK(one.put({{"status", "reserved"}}).status == 400);
    const Person ben = one.floor.founder_of("Chez Ben", "ben@example.com");
    const std::string elsewhere = ben.expects("Eve", "12:30");
    for (const std::string& id :
         {elsewhere, std::string{"00000000-0000-0000-0000-000000000000"}, std::string{"7"}})
        CHECK(complaints(one.put({{"status", "occupied"}, {"current_guest_id", id}}))
                  .contains("current_guest_id"));
    CHECK(one.status() == "available");
    CHECK(ben.party(elsewhere).word("/status") == "confirmed");
}

TEST_CASE("nobody is seated where somebody sits")
{
    OneTable one;
    const auto walk_in = one.put({{"status", "occupied"}}).word("/currentGuestId");
    const std::string ann = one.ada.expects("Ann", "12:30");
    const auto reply = one.put({{"status", "occupied"}, {"current_guest_id", ann}});
    CHECK(reply.status == 400);
    CHECK(detail(reply) == "Table is not available");
    CHECK(one.table().word("/currentGuestId") == walk_in);
}

TEST_CASE("a table that is out of service is not given to anybody, until it is back")
{
    OneTable one;
    CHECK(one.put({{"status", "outOfService"}}).word("/status") == "outOfService");
    const std::string ann = one.ada.expects("Ann", "12:30");
    CHECK(one.ada.get("reservations?status_filter=unplaced").body.as_array().size() == 1);
    CHECK(one.status() == "outOfService");
    CHECK(one.put({{"status", "available"}}).word("/status") == "available");
    CHECK(one.put({{"status", "out_of_service"}}).word("/status") == "outOfService");
    const auto seated = one.put({{"status", "occupied"}, {"current_guest_id", ann}});
    CHECK(seated.word("/status") == "occupied");
}

TEST_CASE("a table at which somebody sits is not put out of service")
{
    OneTable one;
    one.put({{"status", "occupied"}});
    CHECK(one.put({{"status", "outOfService"}}).status == 400);
    CHECK(one.status() == "occupied");
}

TEST_CASE("status and furniture are changed together, or neither is")
{
    OneTable one;
    const auto reply = one.put({{"status", "occupied"}, {"capacity", 8}, {"table_number", "B8"}});
    CHECK(reply.word("/status") == "occupied");
    CHECK(reply.number("/capacity") == 8);
    CHECK(reply.word("/tableNumber") == "B8");
    one.ada.table("C1");
    CHECK(one.put({{"status", "available"}, {"table_number", "C1"}}).status == 400);
    CHECK(one.status() == "occupied");
}

TEST_CASE("a status that is sent again with its key seats one walk-in")
{
    OneTable one;
    const std::string occupied = R"({"status":"occupied"})";
    const auto first = one.ada.put("tables/" + one.id, occupied, key("k1"));
    REQUIRE(first.status == 200);
    REQUIRE(one.put({{"status", "available"}}).status == 200);
    const auto again = one.ada.put("tables/" + one.id, occupied, key("k1"));
    CHECK(again.status == 200);
    CHECK(again.text == first.text);
    CHECK(one.ada.get("reservations").body.as_array().size() == 1);
    CHECK(one.ada.put("tables/" + one.id, R"({"status":"available"})", key("k1")).status == 422);
}

TEST_CASE("a table that was out of service stays so where the book says no")
{
    OneTable one;
    const std::string ann = one.ada.expects("Ann", "12:30", 5);
    REQUIRE(one.put({{"status", "outOfService"}}).status == 200);
    const auto reply =
        one.put({{"status", "occupied"}, {"current_guest_id", ann}, {"section", "Patio"}});
    CHECK(reply.status == 400);
    CHECK(detail(reply) == "Table is too small for the party");
    CHECK(one.status() == "outOfService");
    CHECK(one.table()["/section"].is_null());
    const auto seated =
        one.put({{"status", "occupied"}, {"current_guest_id", ann}, {"capacity", 5}});
    CHECK(seated.status == 400); // a table grows for whoever comes next
}

TEST_CASE("a party that stays longer keeps its table while nobody else has it by name")
{
    OneTable one;
    const auto guest = one.put({{"status", "occupied"}}).word("/currentGuestId");
    for (int i = 0; i < 12; ++i) {
        one.floor.clock.advance(10min);
        one.floor.tend();
    }
    const Person ada = one.floor.logged_in("ada@example.com");
    CHECK(ada.get("tables/" + one.id).word("/currentGuestId") == guest);
    const std::string ann = ada.expects("Ann", "14:00");
    CHECK(ada.get("reservations?status_filter=unplaced").body.as_array().size() == 1);
}
