// Administrators furnish the room, and everybody feels it in their next request.
#include "tests/surfaces/member/house_of_members.hpp"

using namespace maitred;
using namespace maitred::test;

namespace {

/// How many tables a list shows.
std::size_t count(const Reply& reply)
{
    INFO(reply.text);
    REQUIRE(reply.status == 200);
    return reply.body.as_array().size();
}

std::string table_b7()
{
    return R"({"table_number": "B7", "name": "By the window", "seats": 4,
               "location_x": 120, "location_y": 80.5, "table_type": "booth"})";
}

} // namespace

TEST_CASE("a table that is added can be booked by everybody at once")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    CHECK(house.left_at("19:00") == 3);
    const auto added = admin.post("admin/tables", table_b7());
    CHECK(added.status == 200);
    CHECK(keys(added.body) == std::set<std::string>{"id", "table_number", "name", "seats",
                                                    "location_x", "location_y", "table_type",
                                                    "is_active", "created_at"});
    CHECK(added["/table_number"] == json(R"("B7")"));
    CHECK(added["/location_x"] == json("120"));
    CHECK(added["/location_y"] == json("80.5"));
    CHECK(added["/is_active"] == json("true"));
    CHECK(added.word("/created_at") == "2030-06-14T12:00:00Z");
    CHECK(house.left_at("19:00") == 4);
    CHECK(house.member().books("B7", "19:00-20:00").status == 200);
}

TEST_CASE("a table's number is one table's, whether it is written as a number or a text")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const auto as_number = admin.post("admin/tables", R"({"table_number": 40, "seats": 2})");
    CHECK(as_number["/table_number"] == json("40"));
    const auto again = admin.post("admin/tables", R"({"table_number": "40", "seats": 6})");
    CHECK(again.status == 409);
    CHECK(detail(again) == "Table number already exists");
    CHECK(admin.put("admin/tables/40", R"({"table_number": 1})").status == 409);
    CHECK(count(admin.get("admin/tables")) == 4);
}

TEST_CASE("an administrator is told what is wrong with a table, field by field")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const auto wrong = complaints(admin.post("admin/tables", R"({"seats": 2.5, "name": 7,
        "location_x": 1e9, "location_y": "far", "is_active": "perhaps"})"));
    for (const char* field :
         {"table_number", "seats", "name", "location_x", "location_y", "is_active"})
        CHECK(wrong.contains(field));
    for (const char* seats : {"0", "101", "null", "\"4\"", "1e400"})
        CHECK(admin
                  .post("admin/tables",
                        R"({"table_number": "X", "seats": )" + std::string{seats} + "}")
                  .status >= 400);
    CHECK(complaints(admin.post("admin/tables", R"({"table_number": " ", "seats": 2})"))
              .contains("table_number"));
    CHECK(admin.post("admin/tables", "[]").status == 422);
    CHECK(admin.post("admin/tables", "{").status == 400);
    CHECK(count(admin.get("admin/tables")) == 3);
}

TEST_CASE("a table is named by its number, failing that by its id, and keeps what is not mentioned")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const auto added = admin.post("admin/tables", table_b7());
    const std::string by_id = "admin/tables/" + std::to_string(added.number("/id"));
    const auto moved = admin.put("admin/tables/B7", R"({"location_x": 7})");
    CHECK(moved["/location_x"] == json("7"));
    CHECK(moved["/location_y"] == json("80.5"));
    CHECK(moved["/name"] == json(R"("By the window")"));
    const auto renamed = admin.put(by_id, R"({"table_number": "B8", "seats": 8})");
    CHECK(renamed["/table_number"] == json(R"("B8")"));
    CHECK(renamed["/seats"] == json("8"));
    CHECK(renamed["/id"] == added["/id"]);
    CHECK(admin.put("admin/tables/B7", R"({"seats": 3})").status == 404);
    CHECK(detail(admin.put("admin/tables/99999999", "{}")) == "Table not found");
    CHECK(admin.put("admin/tables/-1", "{}").status == 404);
}

TEST_CASE("a table out of service is on no surface, stays on the list, and may come back")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const Visitor ann = house.member();
    const auto removed = admin.remove("admin/tables/3");
    CHECK(removed.status == 200);
    CHECK(removed["/message"] == json(R"("Table deleted successfully")"));
    CHECK(admin.remove("admin/tables/3").status == 200);
    CHECK(count(admin.get("admin/tables")) == 3);
    CHECK(count(admin.get("admin/tables/active")) == 2);
    CHECK(house.left_at("19:00") == 2);
    CHECK(ann.books("3", "19:00-20:00").status == 404);
    CHECK(house.owner().get("tables").body.as_array().size() == 2);
    const auto back = admin.put("admin/tables/3", R"({"is_active": true})");
    CHECK(back["/is_active"] == json("true"));
    CHECK(house.left_at("19:00") == 3);
    CHECK(ann.books("3", "19:00-20:00").status == 200);
}

TEST_CASE("nobody who has booked a table loses it silently")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const Visitor ann = house.member();
    const auto booking = ann.booking_of("2", "19:00-20:00", {{"number_of_people", 6}});
    const auto refused = admin.remove("admin/tables/2");
    CHECK(refused.status == 409);
    CHECK(refused.number("/total") == 1);
    CHECK(refused.number("/bookings/0/id") == booking);
    CHECK(refused["/bookings/0/guest_name"] == json(R"("Ann Lee")"));
    CHECK(detail(refused) == "Bookings to come are in the way");
    CHECK(admin.put("admin/tables/2", R"({"is_active": false})").status == 409);
    CHECK(admin.put("admin/tables/2", R"({"seats": 5})").status == 409);
    CHECK(admin.put("admin/tables/2", R"({"seats": 6})").status == 200);
    CHECK(admin.remove("admin/tables/2?bookings=perhaps").status == 422);
    CHECK(ann.get("bookings/" + std::to_string(booking))["/status"] == json(R"("confirmed")"));
    CHECK(house.left_at("19:00") == 2);
}

TEST_CASE("an administrator decides what becomes of those who booked a table that goes")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const Visitor ann = house.member();
    const std::string kept = "bookings/" + std::to_string(ann.booking_of("1", "19:00-20:00"));
    const std::string given_up = "bookings/" + std::to_string(ann.booking_of("2", "19:00-20:00"));
    CHECK(admin.remove("admin/tables/1?bookings=keep").status == 200);
    CHECK(ann.get(kept)["/status"] == json(R"("confirmed")"));
    CHECK(ann.get(kept)["/table_number"] == json("1"));
    CHECK(admin.remove("admin/tables/2?bookings=cancel").status == 200);
    CHECK(ann.get(given_up)["/status"] == json(R"("cancelled")"));
    CHECK(house.left_at("19:00") == 1);
}

TEST_CASE("a retry adds no second table, and finds a table by the number it had")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const auto first = admin.post("admin/tables", table_b7(), key("t1"));
    CHECK(admin.post("admin/tables", table_b7(), key("t1")).text == first.text);
    CHECK(admin.post("admin/tables", R"({"table_number": "B8", "seats": 4})", key("t1")).status ==
          422);
    const std::string renamed = R"({"table_number": "C1"})";
    const auto once = admin.put("admin/tables/B7", renamed, key("t2"));
    CHECK(admin.put("admin/tables/B7", renamed, key("t2")).text == once.text);
    CHECK(admin.remove("admin/tables/C1", key("t3")).status == 200);
    CHECK(admin.remove("admin/tables/C1", key("t3")).status == 200);
    CHECK(admin.remove("admin/tables/C1?bookings=keep", key("t3")).status == 422);
    CHECK(count(admin.get("admin/tables")) == 4);
}

TEST_CASE("the room is for administrators to furnish")
{
    HouseOfMembers house;
    const Visitor ann = house.member();
    CHECK(house.nobody().get("admin/tables").status == 401);
    CHECK(ann.get("admin/tables").status == 403);
    CHECK(detail(ann.post("admin/tables", table_b7())) == "Not enough permissions");
    CHECK(ann.remove("admin/tables/1").status == 403);
    CHECK(house.left_at("19:00") == 3);
}

TEST_CASE("a long list of tables is read page by page")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const auto page = admin.get("admin/tables?limit=2");
    CHECK(count(page) == 2);
    CHECK(page.field("Link") == "</api/v1/admin/tables?limit=2&offset=2>; rel=\"next\"");
    const auto last = admin.get("admin/tables?limit=2&offset=2");
    CHECK(last["/0/table_number"] == json("3"));
    CHECK(last.field("Link").empty());
    CHECK(admin.get("admin/tables?limit=none").status == 422);
}
