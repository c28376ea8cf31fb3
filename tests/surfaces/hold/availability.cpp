// When a party can come, and at which tables.
#include "tests/surfaces/hold/restaurants.hpp"

using namespace maitred;
using namespace maitred::test;
using std::chrono::minutes;

TEST_CASE("whoever asks is told the tables, or why there are none and when there are some")
{
    HouseOfMembers house{{.tables = 1}};
    const Reply yes = asks_for(house, "19:00");
    CHECK(yes.status == 200);
    CHECK(keys(yes.body) == std::set<std::string>{"restaurant_id", "date", "time", "party_size",
                                                  "available", "tables", "reason", "alternatives"});
    CHECK(yes["/available"] == json("true"));
    CHECK(yes["/reason"] == json("null"));
    CHECK(yes.word("/time") == "19:00:00");
    CHECK(yes.number("/tables/0/id") == house.table_id("1"));
    CHECK(yes.word("/tables/0/number") == "1");
    CHECK(yes.number("/tables/0/capacity") == 10);
    CHECK(holds(house.customer(), "1").status == 201);
    const Reply no = asks_for(house, "19:00:00", ""); // for two, if nobody says otherwise
    CHECK(no["/available"] == json("false"));
    CHECK(no["/tables"] == json("[]"));
    CHECK(no.word("/reason") == "fully_booked");
    CHECK(no["/alternatives/0"] == json(R"({"date": "2030-06-14", "time": "18:30:00"})"));
}

TEST_CASE("an answer is never older than what was held, cancelled or given back before it")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const auto left = [&] { return asks_for(house, "19:00").list("/tables").size(); };
    CHECK(left() == 3);
    const Reply one = holds(cleo, "1");
    CHECK(left() == 2);
    CHECK(holds(cleo, "2").status == 201);
    CHECK(left() == 1);
    CHECK(brings(cleo, one, "cancelled").status == 200);
    CHECK(left() == 2);
    house.clock.advance(minutes{15});
    CHECK(left() == 3);
}

TEST_CASE("a no says why")
{
    HouseOfMembers house;
    const auto reason = [&](const char* time, const char* more = "") {
        return asks_for(house, time, more).word("/reason");
    };
    CHECK(reason("11:00") == "past");
    CHECK(reason("19:00", "&party_size=11") == "party_too_large");
    CHECK(owner_of(house)
              .put(of_the_house(house),
                   R"({"opening_hours": [{"weekday": 4, "opening_time": "18:00",
                                          "closing_time": "23:00"}]})")
              .status == 200);
    CHECK(reason("14:00") == "closed");
}

TEST_CASE("dates and times are the restaurant's, and must be some")
{
    HouseOfMembers house{{.zone = "Europe/Madrid"}};
    const std::string path = "/api/" + of_the_house(house, "availability/?");
    CHECK(house.get(path).word("/error") == "Faltan campos requeridos");
    for (const char* wrong :
         {"date=2030-06-14", "time=19:00", "date=2030-06-14&time=", "date=14.06.2030&time=19:00",
          "date=2031-02-29&time=19:00", "date=2030-06-14&time=25:00",
          "date=2030-06-14&time=19:00:30", "date=2031-03-30&time=02:30",
          "date=2030-06-14&time=19:00&party_size=0", "date=2030-06-14&time=19:00&party_size=1001",
          "date=2030-06-14&time=19:00&party_size=two"}) {
        INFO(wrong);
        CHECK(house.get(path + wrong).status == 400);
    }
    CHECK(house.get("/api/restaurants/4711/availability/?date=2030-06-14&time=19:00").status ==
          404);
    CHECK(holds(house.customer(), "1").status == 201);
    CHECK(asks_for(house, "19:00").list("/tables").size() == 2);
    CHECK(house.left_at("17:00") == 2);
}
