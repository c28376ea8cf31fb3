#include "tests/surfaces/floor/floor_under_test.hpp"

using namespace maitred;
using namespace maitred::test;
using namespace std::chrono_literals;

namespace {

std::string table_with(std::string_view field, std::string_view value)
{
    auto fields =
        json(R"({"table_number":"A1","capacity":4,"position":{"x":0.2,"y":0.3}})").as_object();
    fields[{field.data(), field.size()}] = json(value);
    return body(fields);
}

const std::set<std::string> fields_of_a_table = {
    "id",    "tableNumber", "capacity",       "status",      "position",
    "shape", "section",     "currentGuestId", "lastUpdated", "createdAt"};

} // namespace

TEST_CASE("a new table is shown as it was wished, round and available")
{
    FloorUnderTest floor;
    const auto reply = floor.ada.post("tables", table_with("section", R"("Main Dining")"));
    CHECK(reply.status == 200);
    CHECK(keys(reply.body) == fields_of_a_table);
    CHECK(Uuid::parse(reply.word("/id")).has_value());
    CHECK(reply.word("/tableNumber") == "A1");
    CHECK(reply.number("/capacity") == 4);
    CHECK(reply.word("/status") == "available");
    CHECK(reply["/position"] == json(R"({"x":0.2,"y":0.3})"));
    CHECK(reply.word("/shape") == "round");
    CHECK(reply.word("/section") == "Main Dining");
    CHECK(reply["/currentGuestId"].is_null());
    CHECK(reply.word("/createdAt") == "2030-06-14T12:00:00Z");
    CHECK(reply.word("/lastUpdated") == "2030-06-14T12:00:00Z");
    CHECK(floor.ada.get("tables").body == boost::json::value(boost::json::array{reply.body}));
    CHECK(floor.ada.get("tables/" + reply.word("/id")).body == reply.body);
}

TEST_CASE("a table may be written in camelCase, and without a section has none")
{
    FloorUnderTest floor;
    const auto reply = floor.ada.post(
        "tables", R"({"tableNumber":"B2","capacity":2,"position":{"x":0,"y":1},"shape":"oval"})");
    CHECK(reply.status == 200);
    CHECK(reply.word("/tableNumber") == "B2");
    CHECK(reply.word("/shape") == "oval");
    CHECK(reply["/section"].is_null());
}

TEST_CASE("two tables cannot have one number, until one of them is gone")
{
    FloorUnderTest floor;
    const std::string first = floor.ada.table("A1");
    const std::string second = floor.ada.table("A2");
    const auto reply = floor.ada.post("tables", table_with("capacity", "2"));
    CHECK(reply.status == 400);
    CHECK(detail(reply) == "Table A1 already exists");
    const auto renamed = floor.ada.put("tables/" + second, R"({"table_number":"A1"})");
    CHECK(renamed.status == 400);
    CHECK(detail(renamed) == "Table A1 already exists");
    CHECK(floor.ada.put("tables/" + first, R"({"table_number":"A1"})").status == 200);
    REQUIRE(floor.ada.remove("tables/" + first).status == 200);
    CHECK(floor.ada.table("A1") != first);
}

TEST_CASE("another restaurant has numbers of its own")
{
    FloorUnderTest floor;
    floor.ada.table("A1");
    const Person ben = floor.founder_of("Chez Ben", "ben@example.com");
    ben.table("A1");
    CHECK(ben.get("tables").body.as_array().size() == 1);
}

TEST_CASE("a table has 1 to 100 seats, and a place within the room")
{
    FloorUnderTest floor;
    const std::pair<const char*, const char*> bad[] = {
        {"capacity", "0"},
        {"capacity", "101"},
        {"capacity", "-1"},
        {"capacity", "2.5"},
        {"capacity", "1e99"},
        {"capacity", "\"4\""},
        {"capacity", "true"},
        {"capacity", "null"},
        {"capacity", "99999999999999999999999"},
        {"position", "null"},
        {"position", "[0.1,0.2]"},
        {"position", R"({"x":0.1})"},
        {"position", R"({"x":-0.01,"y":0.5})"},
        {"position", R"({"x":0.5,"y":1.01})"},
        {"position", R"({"x":"0.5","y":0.5})"},
        {"position", R"({"x":1e308,"y":0.5})"},
        {"table_number", "\"\""},
        {"table_number", "\"   \""},
        {"table_number", "7"},
        {"table_number", "null"},
        {"table_number", "\"123456789012345678901\""},
        {"table_number", "\"A\\n1\""},
        {"shape", "\"star\""},
        {"shape", "1"},
        {"section", "[]"},
    };
    for (const auto& [field, value] : bad) {
        INFO(field << " " << value);
        CHECK(complaints(floor.ada.post("tables", table_with(field, value))).contains(field));
    }
    CHECK(floor.ada.get("tables").body.as_array().empty());
    CHECK(complaints(floor.ada.post("tables", "{}")).size() == 3);
    CHECK(floor.ada.post("tables", R"({"table_number":"A","capacity":NaN})").status == 400);
    CHECK(floor.ada.post("tables", table_with("capacity", "1")).status == 200);
    const auto largest = R"({"table_number":"Z","capacity":100,"position":{"x":1,"y":0}})";
    CHECK(floor.ada.post("tables", largest).status == 200);
}

TEST_CASE("a table that is sent again with its key is one table")
{
    FloorUnderTest floor;
    const auto first = floor.ada.post("tables", table_with("capacity", "4"), key("k1"));
    REQUIRE(first.status == 200);
    const auto again = floor.ada.post("tables", table_with("capacity", "4"), key("k1"));
    CHECK(again.status == 200);
    CHECK(again.text == first.text);
    CHECK(floor.ada.post("tables", table_with("capacity", "5"), key("k1")).status == 422);
    const Person mia = floor.hired_by(floor.ada, "manager", "mia@example.com");
    CHECK(mia.post("tables", table_with("table_number", "\"A2\""), key("k1")).status == 200);
    CHECK(floor.ada.get("tables").body.as_array().size() == 2);
}

TEST_CASE("each thing about a table can be changed alone, and the rest stays")
{
    FloorUnderTest floor;
    const std::string path = "tables/" + floor.ada.table("A1");
    floor.clock.advance(60s);
    const auto put = [&](const char* text) { return floor.ada.put(path, text); };
    CHECK(put(R"({"table_number":"A9"})").word("/tableNumber") == "A9");
    CHECK(put(R"({"capacity":6})").number("/capacity") == 6);
    CHECK(put(R"({"shape":"square"})").word("/shape") == "square");
    CHECK(put(R"({"section":"Patio"})").word("/section") == "Patio");
    CHECK(put(R"({"position":{"x":0.75,"y":0.5}})")["/position"] == json(R"({"x":0.75,"y":0.5})"));
    const auto now = floor.ada.get(path);
    CHECK(now.word("/tableNumber") == "A9");
    CHECK(now.number("/capacity") == 6);
    CHECK(now.word("/shape") == "square");
    CHECK(now.word("/section") == "Patio");
    CHECK(now.word("/lastUpdated") == "2030-06-14T12:01:00Z");
    CHECK(now.word("/createdAt") == "2030-06-14T12:00:00Z");
    CHECK(put(R"({"section":null})")["/section"].is_null());
    CHECK(put("{}").body == floor.ada.get(path).body);
    CHECK(put(R"({"capacity":101})").status == 422);
    CHECK(put(R"({"status":"free"})").status == 422);
    CHECK(put(R"({"id":"x","restaurant_id":"y","createdAt":"2001-01-01"})").word("/createdAt") ==
          "2030-06-14T12:00:00Z");
}

TEST_CASE("a table that is deleted is gone for everybody")
{
    FloorUnderTest floor;
    const std::string path = "tables/" + floor.ada.table("A1");
    const auto reply = floor.ada.remove(path);
    CHECK(reply.status == 200);
    CHECK_FALSE(reply.word("/message").empty());
    CHECK(floor.ada.get("tables").body.as_array().empty());
    for (const auto& after : {floor.ada.get(path), floor.ada.put(path, R"({"capacity":2})"),
                              floor.ada.remove(path), floor.ada.get("tables/not-a-uuid"),
                              floor.ada.put("tables/7", "{}"), floor.ada.remove("tables/7")}) {
        CHECK(after.status == 404);
        CHECK(after.text == R"({"success":false,"message":"Table not found"})");
    }
}

TEST_CASE("the parties of a table that is deleted are moved, or have none any more")
{
    FloorUnderTest floor;
    const std::string first = floor.ada.table("A1");
    const std::string ann = floor.ada.expects("Ann", "19:00");
    REQUIRE(floor.ada.amend(ann, body({{"assigned_table_id", first}})).status == 200);
    const std::string second = floor.ada.table("A2");
    const auto unplaced = [&] {
        return floor.ada.get("reservations?status_filter=unplaced").body.as_array().size();
    };
    REQUIRE(floor.ada.remove("tables/" + first).status == 200);
    CHECK(floor.ada.party(ann).word("/status") == "confirmed");
    CHECK(floor.ada.party(ann)["/assignedTableId"].is_null());
    CHECK(unplaced() == 0);
    REQUIRE(floor.ada.remove("tables/" + second).status == 200);
    CHECK(unplaced() == 1);
    CHECK(floor.ada.party(ann).word("/status") == "confirmed");
}

TEST_CASE("a table at which somebody sits is not deleted")
{
    FloorUnderTest floor;
    const std::string path = "tables/" + floor.ada.table("A1");
    REQUIRE(floor.ada.put(path, R"({"status":"occupied"})").status == 200);
    const auto reply = floor.ada.remove(path);
    CHECK(reply.status == 400);
    CHECK(detail(reply) == "Cannot delete an occupied table");
    CHECK(floor.ada.get(path).status == 200);
    REQUIRE(floor.ada.put(path, R"({"status":"available"})").status == 200);
    CHECK(floor.ada.remove(path).status == 200);
}
