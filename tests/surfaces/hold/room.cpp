// The tables of a restaurant, for everybody to see and for its administrators to furnish.
#include "tests/surfaces/hold/restaurants.hpp"

using namespace maitred;
using namespace maitred::test;

namespace {

std::string table_in(HouseOfMembers& house, const std::string& number)
{
    return of_the_house(house, "tables/") + std::to_string(house.table_id(number)) + "/";
}

} // namespace

TEST_CASE("everybody sees the tables in service, administrators those that were removed too")
{
    HouseOfMembers house;
    const Visitor olive = owner_of(house);
    const std::string tables = of_the_house(house, "tables/");
    const std::string third = table_in(house, "3");
    const Reply all = house.get("/api/" + tables);
    CHECK(all.list("").size() == 3);
    CHECK(keys(all["/0"]) ==
          std::set<std::string>{"id", "number", "capacity", "section", "name", "is_active"});
    CHECK(house.get("/api/" + third).word("/number") == "3");
    CHECK(olive.remove(third).word("/message") == "Mesa eliminada");
    CHECK(house.get("/api/" + tables).list("").size() == 2);
    CHECK(house.get("/api/" + third).status == 404);
    CHECK(olive.get(third)["/is_active"] == json("false"));
    CHECK(house.get("/api/" + tables + "?is_active=false").status == 401);
    CHECK(house.customer().get(tables + "?is_active=false").status == 403);
    CHECK(olive.get(tables + "?is_active=false").list("").size() == 1);
    CHECK(olive.put(third, R"({"is_active": true})").status == 200);
    CHECK(house.left_at("19:00") == 3);
    CHECK(house.get("/api/" + tables + "?page_size=2").field("Link") != "");
}

TEST_CASE("a table that is added can be held at once, and one that is not active cannot")
{
    HouseOfMembers house;
    const Visitor olive = owner_of(house);
    const std::string tables = of_the_house(house, "tables/");
    const Reply made = olive.post(
        tables, R"({"number": "B7", "capacity": 4, "section": "Patio", "name": "Window"})");
    CHECK(made.status == 201);
    CHECK(made.word("/section") == "Patio");
    CHECK(made["/is_active"] == json("true"));
    CHECK(holds(house.customer(), "B7").status == 201);
    const Reply off =
        olive.post(tables, R"({"number": 8, "capacity": 4, "is_active": false})", key("o"));
    CHECK(off.status == 201);
    CHECK(off["/is_active"] == json("false"));
    CHECK(house.get("/api/" + tables).list("").size() == 4);
    const std::string eighth = tables + std::to_string(off.number("/id")) + "/";
    CHECK(olive.patch(eighth, R"({"is_active": true})").status == 200);
    CHECK(
        olive.post(tables, R"({"number": 8, "capacity": 4, "is_active": false})", key("o")).text ==
        off.text);
    CHECK(house.get("/api/" + tables).list("").size() == 5);
}

TEST_CASE("a table has a number of its own and a sensible size")
{
    HouseOfMembers house;
    const Visitor olive = owner_of(house);
    const std::string tables = of_the_house(house, "tables/");
    CHECK(olive.post(tables, R"({"number": "1", "capacity": 4})").status == 409);
    CHECK(olive.post(tables, R"({"capacity": 4})").word("/error") == "Faltan campos requeridos");
    for (const char* wrong :
         {R"({"number": " ", "capacity": 4})", R"({"number": "X", "capacity": 0})",
          R"({"number": "X", "capacity": 101})", R"({"number": "X", "capacity": "4"})",
          R"({"number": [], "capacity": 4})", R"({"number": "X", "capacity": 4, "name": 7})", "[]",
          "{"})
        CHECK(olive.post(tables, wrong).status == 400);
    CHECK(olive.put(table_in(house, "2"), R"({"capacity": 6})").number("/capacity") == 6);
    CHECK(olive.put(tables + "4711/", R"({"capacity": 6})").status == 404);
    CHECK(olive.remove(tables + "x/").status == 404);
}

TEST_CASE("nobody who holds a table loses it without being named")
{
    HouseOfMembers house;
    const Visitor olive = owner_of(house);
    const Visitor cleo = house.customer();
    const Reply one = holds(cleo, "1", {{"party_size", 6}});
    const Reply two = holds(cleo, "2");
    const Reply no = olive.remove(table_in(house, "1"));
    CHECK(no.status == 409);
    CHECK(no["/reservations"] == json("[\"" + one.word("/id") + "\"]"));
    CHECK(olive.put(table_in(house, "1"), R"({"capacity": 5})").status == 409);
    CHECK(olive.put(table_in(house, "1"), R"({"is_active": false})").status == 409);
    CHECK(olive.remove(table_in(house, "1") + "?reservations=never").status == 400);
    CHECK(olive.remove(table_in(house, "1") + "?reservations=keep").status == 200);
    CHECK(house.get("/api/reservations/" + one.word("/id") + "/").word("/status") == "pending");
    CHECK(olive.remove(table_in(house, "2") + "?reservations=cancel").status == 200);
    CHECK(house.get("/api/reservations/" + two.word("/id") + "/").word("/status") == "cancelled");
}

TEST_CASE("a room is furnished by its own administrators, and its tables are in no other")
{
    HouseOfMembers house;
    const Visitor ada = ada_of_the_bistro(house);
    const std::string wish = R"({"number": "9", "capacity": 4})";
    const std::string tables = of_the_house(house, "tables/");
    CHECK(house.nobody_of_holds().post(tables, wish).status == 401);
    CHECK(house.customer().post(tables, wish).status == 403);
    CHECK(ada.post(tables, wish).status == 403);
    CHECK(ada.remove(table_in(house, "1")).status == 403);
    const std::string hers = "restaurants/" + std::to_string(ada.id) + "/tables/";
    const std::string not_hers = hers + std::to_string(house.table_id("1")) + "/";
    CHECK(ada.get(not_hers).status == 404);
    CHECK(ada.put(not_hers, R"({"capacity": 1})").status == 404);
    CHECK(ada.remove(not_hers).status == 404);
    const Reply made = ada.post(hers, wish);
    CHECK(made.status == 201);
    CHECK(owner_of(house).get(tables + std::to_string(made.number("/id")) + "/").status == 404);
    CHECK(house.left_at("19:00") == 3);
}
