// Restaurants that are founded, changed and closed by the platform, and seen by everybody.
#include "tests/surfaces/hold/restaurants.hpp"

using namespace maitred;
using namespace maitred::test;

namespace {

std::string tapas()
{
    return R"({"name": "Tapas Tres", "description": "Small plates.", "address": "Calle 3\nMadrid",
               "phone": "555 0133", "email": "tres@example.com", "time_zone": "Europe/Madrid",
               "slot_minutes": 15, "turn_minutes": 120, "max_party_size": 8,
               "opening_hours": [{"weekday": 0, "is_open": false},
                                 {"weekday": 4, "opening_time": "13:00:00",
                                  "closing_time": "24:00"}]})";
}

std::string path_of(const Reply& restaurant)
{
    return "restaurants/" + std::to_string(restaurant.number("/id")) + "/";
}

std::vector<std::string> names(const Reply& list)
{
    std::vector<std::string> names;
    for (const auto& one : list.list(""))
        names.emplace_back(one.at("name").as_string());
    return names;
}

} // namespace

TEST_CASE("the platform's administrator founds a restaurant, and everybody finds it")
{
    HouseOfMembers house;
    const Visitor chief = house.platform();
    const Reply made = chief.post("restaurants/", tapas());
    INFO(made.text);
    CHECK(made.status == 201);
    CHECK(made.word("/name") == "Tapas Tres");
    CHECK(made.word("/slug") == "tapas-tres");
    CHECK(made.word("/time_zone") == "Europe/Madrid");
    CHECK(made.number("/slot_minutes") == 15);
    CHECK(made.number("/turn_minutes") == 120);
    CHECK(made.number("/max_party_size") == 8);
    CHECK(made["/is_listed"] == json("true"));
    CHECK(made["/images"] == json("[]"));
    CHECK(made["/opening_hours/0/is_open"] == json("false"));
    CHECK(made.word("/opening_hours/1/opening_time") == "13:00");
    CHECK(made.word("/opening_hours/1/closing_time") == "24:00");
    CHECK(house.get("/api/" + path_of(made)).body == made.body);
    CHECK(names(house.get("/api/restaurants/?search=small+plates")) ==
          std::vector<std::string>{"Tapas Tres"});
}

TEST_CASE("what a restaurant cannot be is refused, field by field")
{
    HouseOfMembers house;
    const Visitor chief = house.platform();
    CHECK(chief.post("restaurants/", "{}").word("/error") == "Faltan campos requeridos");
    for (const char* wrong :
         {R"("name": "")", R"("name": 7)", R"("time_zone": "Mars/Olympus")", R"("slot_minutes": 7)",
          R"("turn_minutes": 4)", R"("turn_minutes": 361)", R"("max_party_size": 0)",
          R"("max_party_size": 1001)", R"("is_listed": "yes")", R"("email": "nobody")",
          R"("opening_hours": {})", R"("opening_hours": [7])", R"("opening_hours": [{}])",
          R"("opening_hours": [{"weekday": 7, "is_open": false}])",
          R"("opening_hours": [{"weekday": 1, "opening_time": "10:00"}])",
          R"("opening_hours": [{"weekday": 1, "opening_time": "24:00", "closing_time": "02:00"}])",
          R"("opening_hours": [{"weekday": 1, "is_open": false},
                               {"weekday": 1, "is_open": false}])"}) {
        INFO(wrong);
        const std::string name =
            std::string{wrong}.starts_with(R"("name")") ? "" : R"("name": "X", )";
        CHECK(chief.post("restaurants/", "{" + name + wrong + "}").status == 400);
    }
    CHECK(chief.post("restaurants/", "{").status == 400);
    CHECK(house.get("/api/restaurants/").list("").size() == 1);
}

TEST_CASE("a retry founds no second restaurant, and is told what was said first")
{
    HouseOfMembers house;
    const Visitor chief = house.platform();
    const Reply first = chief.post("restaurants/", tapas(), key("r"));
    CHECK(chief.patch(path_of(first), R"({"name": "Tapas Cuatro"})").status == 200);
    const Reply again = chief.post("restaurants/", tapas(), key("r"));
    CHECK(again.status == 201);
    CHECK(again.text == first.text);
    CHECK(chief.post("restaurants/", R"({"name": "Other"})", key("r")).status == 422);
    CHECK(house.get("/api/restaurants/").list("").size() == 2);
}

TEST_CASE("only the platform founds and closes, only who works there changes")
{
    HouseOfMembers house;
    const Visitor olive = owner_of(house);
    const Visitor ada = ada_of_the_bistro(house);
    const Visitor cleo = house.customer();
    const Visitor nobody = house.nobody_of_holds();
    CHECK(nobody.post("restaurants/", tapas()).status == 401);
    CHECK(cleo.post("restaurants/", tapas()).status == 403);
    CHECK(olive.post("restaurants/", tapas()).status == 403);
    const std::string change = R"({"address": "Elsewhere"})";
    CHECK(nobody.put(of_the_house(house), change).status == 401);
    CHECK(cleo.put(of_the_house(house), change).status == 403);
    CHECK(ada.put(of_the_house(house), change).status == 403);
    CHECK(olive.put(of_the_house(house), change).word("/address") == "Elsewhere");
    CHECK(ada.remove("restaurants/" + std::to_string(ada.id) + "/").status == 403);
}

TEST_CASE("one that is not listed is there for whoever administers it")
{
    HouseOfMembers house;
    const Visitor ada = ada_of_the_bistro(house);
    const Visitor chief = house.platform();
    const std::string bistro = "restaurants/" + std::to_string(ada.id) + "/";
    CHECK(house.get("/api/" + bistro).status == 404);
    CHECK(owner_of(house).get(bistro).status == 404);
    CHECK(ada.get(bistro).word("/name") == "Chez Ada");
    CHECK(names(house.get("/api/restaurants/")) == std::vector<std::string>{"Café Fausse"});
    CHECK(chief.get("restaurants/").list("").size() == 2);
    CHECK(chief.get("restaurants/?listed=true").list("").size() == 1);
    CHECK(chief.get("restaurants/?listed=perhaps").status == 400);
    CHECK(ada.patch(bistro, R"({"is_listed": true})").status == 200);
    CHECK(house.get("/api/restaurants/").list("").size() == 2);
    const Reply first = house.get("/api/restaurants/?page_size=1");
    CHECK(first.field("Link") == "</api/restaurants/?page=2&page_size=1>; rel=\"next\"");
    CHECK(names(house.get("/api/restaurants/?page_size=1&page=2")) ==
          std::vector<std::string>{"Chez Ada"});
}

TEST_CASE("what its operator settles about the house is not changed here, but for what guests read")
{
    HouseOfMembers house;
    const Visitor olive = owner_of(house);
    const Reply renamed = olive.put(of_the_house(house), R"({"name": "El Fausse"})");
    CHECK(renamed.word("/name") == "El Fausse");
    CHECK(house.storage.open(house.house)->profile().name == "Café Fausse");
    CHECK(olive.put(of_the_house(house), R"({"slot_minutes": 15})").status == 403);
    CHECK(olive.put(of_the_house(house), R"({"slot_minutes": 30, "description": "Ours"})")
              .word("/description") == "Ours");
    CHECK(olive.put(of_the_house(house), R"({"description": null})").word("/description") == "");
}

TEST_CASE("hours that would strand a reservation are refused with it, unless it is cancelled")
{
    HouseOfMembers house;
    const Visitor olive = owner_of(house);
    const Reply made = holds(house.customer(), "1");
    const std::string closed = R"({"opening_hours": [{"weekday": 4, "is_open": false}]})";
    const Reply no = olive.put(of_the_house(house), closed);
    CHECK(no.status == 409);
    CHECK(no["/reservations"] == json("[\"" + made.word("/id") + "\"]"));
    CHECK(olive.put(of_the_house(house, "?reservations=perhaps"), closed).status == 400);
    CHECK(olive.put(of_the_house(house, "?reservations=cancel"), closed).status == 200);
    CHECK(house.get("/api/reservations/" + made.word("/id") + "/").word("/status") == "cancelled");
}

TEST_CASE("a restaurant is closed knowing what is lost, and the house never")
{
    HouseOfMembers house;
    const Visitor chief = house.platform();
    CHECK(chief.remove(of_the_house(house)).word("/error") ==
          "Este restaurante no se puede eliminar");
    CHECK(chief.remove("restaurants/4711/").status == 404);
    const Reply made = chief.post("restaurants/", R"({"name": "Tapas Tres"})");
    const Reply table = chief.post(path_of(made) + "tables/", R"({"number": 1, "capacity": 4})");
    const Reply held =
        holds(house.customer(), "1",
              {{"restaurant_id", made.number("/id")}, {"table_id", table.number("/id")}});
    REQUIRE(held.status == 201);
    const Reply no = chief.remove(path_of(made));
    CHECK(no.status == 409);
    CHECK(no["/reservations"] == json("[\"" + held.word("/id") + "\"]"));
    CHECK(no.number("/tables") == 1);
    CHECK(no.number("/staff") == 0);
    const std::string for_good = path_of(made) + "?reservations=cancel";
    const Reply gone = chief.remove(for_good, key("c"));
    CHECK(gone.status == 200);
    CHECK(gone.word("/message") == "Restaurante eliminado");
    CHECK(gone["/cancelled"] == json("[\"" + held.word("/id") + "\"]"));
    CHECK(chief.remove(for_good, key("c")).text == gone.text);
    CHECK(chief.remove(for_good).status == 404);
    CHECK(chief.get(path_of(made)).status == 404);
}
