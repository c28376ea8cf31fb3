#include "tests/surfaces/floor/floor_under_test.hpp"

using namespace maitred;
using namespace maitred::test;

namespace {

std::string booking(const std::string& time)
{
    return body({{"time", time}, {"guests", 2}, {"name", "Alex"}, {"email", "alex@example.com"}});
}

/// What that day's log says, newest first.
std::string action(const Reply& activity, int line)
{
    return activity.word("/" + std::to_string(line) + "/action");
}

} // namespace

TEST_CASE("a new restaurant is in UTC, unlisted, and gives tables by best fit for 90 minutes")
{
    FloorUnderTest floor;
    const auto reply = floor.ada.get("settings");
    CHECK(reply.status == 200);
    CHECK(keys(reply.body) == std::set<std::string>{"id", "slug", "name", "timezone", "slotMinutes",
                                                    "turnMinutes", "turnTimes", "maxPartySize",
                                                    "hours", "policy", "listed"});
    CHECK(reply.word("/id") == floor.ada.restaurant);
    CHECK(reply.word("/slug") == "chez-ada");
    CHECK(reply.word("/name") == "Chez Ada");
    CHECK(reply.word("/timezone") == "UTC");
    CHECK(reply.number("/turnMinutes") == 90);
    CHECK(reply["/listed"] == false);
    CHECK(reply.list("/hours").empty());
}

TEST_CASE("each setting can be changed alone, and the rest stays")
{
    FloorUnderTest floor;
    const auto put = [&](const char* text) { return floor.ada.put("settings", text); };
    CHECK(put(R"({"name":"Chez Ada et Fils"})").word("/name") == "Chez Ada et Fils");
    CHECK(put(R"({"timezone":"Europe/Paris"})").word("/timezone") == "Europe/Paris");
    CHECK(put(R"({"slot_minutes":15})").number("/slotMinutes") == 15);
    CHECK(put(R"({"turnMinutes":120})").number("/turnMinutes") == 120);
    CHECK(put(R"({"max_party_size":12})").number("/maxPartySize") == 12);
    CHECK(put(R"({"policy":"random"})").word("/policy") == "random");
    CHECK(put(R"({"listed":true})")["/listed"] == true);
    CHECK(put(R"({"turn_times":[{"party_size":5,"minutes":150},{"partySize":1,"minutes":60}]})")
              ["/turnTimes"] ==
          json(R"([{"partySize":1,"minutes":60},{"partySize":5,"minutes":150}])"));
    CHECK(put(R"({"hours":[{"weekday":4,"opens":"12:00","closes":"24:00"},
                           {"weekday":0,"is_open":false}]})")["/hours"] ==
          json(R"([{"weekday":0,"isOpen":false},
                   {"weekday":4,"isOpen":true,"opens":"12:00","closes":"24:00"}])"));
    const auto now = floor.ada.get("settings");
    CHECK(now.word("/name") == "Chez Ada et Fils");
    CHECK(now.number("/slotMinutes") == 15);
    CHECK(now.list("/hours").size() == 2);
    CHECK(put("{}").body == now.body);
    CHECK(put(R"({"id":"x","slug":"y","restaurant_id":7})").body == now.body);
    CHECK(floor.ada.get("/auth/me").word("/restaurant_name") == "Chez Ada et Fils");
}

TEST_CASE("a setting that is none is refused by name, and nothing is changed")
{
    FloorUnderTest floor;
    const auto before = floor.ada.get("settings");
    const std::pair<const char*, const char*> bad[] = {
        {"timezone", "\"Mars/Olympus\""},
        {"timezone", "\"../../etc/passwd\""},
        {"timezone", "\"\""},
        {"slot_minutes", "7"},
        {"slot_minutes", "0"},
        {"slot_minutes", "1e99"},
        {"turn_minutes", "4"},
        {"turn_minutes", "1441"},
        {"max_party_size", "0"},
        {"policy", "\"alphabetical\""},
        {"listed", "\"yes\""},
        {"name", "\" \""},
        {"hours", "{}"},
        {"hours", "[1]"},
        {"hours", R"([{"weekday":7,"opens":"12:00","closes":"13:00"}])"},
        {"hours", R"([{"weekday":1,"opens":"12:00"}])"},
        {"hours", R"([{"weekday":1,"opens":"1:00","closes":"24:01"}])"},
        {"hours", R"([{"weekday":1,"is_open":false},{"weekday":1,"is_open":false}])"},
        {"hours", R"([{"weekday":1,"opens":"-1:00","closes":"13:00"}])"},
        {"hours", R"([{"weekday":1,"is_open":"no"}])"},
        {"turn_times", R"([{"party_size":2}])"},
        {"turn_times", R"([{"party_size":2,"minutes":1}])"},
        {"turn_times", R"([{"party_size":2,"minutes":60},{"party_size":2,"minutes":90}])"}};
    for (const auto& [field, value] : bad) {
        INFO(field << " " << value);
        auto fields = json(R"({"policy":"random"})").as_object();
        fields[field] = json(value);
        CHECK(complaints(floor.ada.put("settings", body(fields))).contains(field));
    }
    CHECK(floor.ada.get("settings").body == before.body);
}

TEST_CASE("settings that are sent again with their key are changed once")
{
    FloorUnderTest floor;
    const auto first = floor.ada.put("settings", R"({"listed":true})", key("k1"));
    REQUIRE(floor.ada.put("settings", R"({"listed":false})").status == 200);
    CHECK(floor.ada.put("settings", R"({"listed":true})", key("k1")).text == first.text);
    CHECK(floor.ada.get("settings")["/listed"] == false);
    CHECK(floor.ada.put("settings", R"({"listed":false})", key("k1")).status == 422);
}

TEST_CASE("what the operator settles about the house, its owner does not change")
{
    FloorUnderTest floor;
    const Person olive = floor.owner_of_the_house();
    const auto before = olive.get("settings");
    for (const char* text :
         {R"({"name":"Olive's"})", R"({"timezone":"Asia/Tokyo"})", R"({"slot_minutes":15})",
          R"({"turn_minutes":60})", R"({"max_party_size":3})"}) {
        const auto reply = olive.put("settings", text);
        CHECK(reply.status == 400);
        CHECK_FALSE(detail(reply).empty());
    }
    CHECK(olive.get("settings").body == before.body);
    CHECK(olive.put("settings", R"({"name":"Café Fausse","policy":"best_fit"})").word("/policy") ==
          "best_fit");
}

TEST_CASE("the hours of the house bind its guests, from the moment they are set")
{
    FloorUnderTest floor{1};
    const Person olive = floor.owner_of_the_house();
    REQUIRE(floor.post("/api/reservations", booking("2030-06-14T23:30:00Z")).status == 201);
    REQUIRE(olive
                .put("settings", R"({"hours":[{"weekday":4,"opens":"18:00","closes":"22:00"},
                                           {"weekday":5,"is_open":false}]})")
                .status == 200);
    const auto early = floor.post("/api/reservations", booking("2030-06-14T17:00:00Z"));
    CHECK(early.status == 409);
    CHECK(early.code() == "CLOSED");
    CHECK_FALSE(early.list("/alternatives").empty());
    CHECK(floor.post("/api/reservations", booking("2030-06-15T19:00:00Z")).code() == "CLOSED");
    CHECK(floor.post("/api/reservations", booking("2030-06-14T22:00:00Z")).code() == "CLOSED");
    CHECK(floor.post("/api/reservations", booking("2030-06-14T21:30:00Z")).status == 201);
    CHECK(floor.left_at("17:00") == 0);
    const auto on_the_floor = olive.post("reservations", R"({"guest_name":"Ann","party_size":2,
                                       "reservation_time":"2030-06-14T17:00:00Z"})");
    CHECK(complaints(on_the_floor).contains("reservation_time"));
    REQUIRE(olive.put("settings", R"({"hours":[]})").status == 200);
    CHECK(floor.post("/api/reservations", booking("2030-06-14T17:00:00Z")).status == 201);
}

TEST_CASE("the activity tells who did what, newest first, with how it was and is")
{
    FloorUnderTest floor;
    const std::string table = floor.ada.table("A1");
    const std::string ann = floor.ada.expects("Ann", "12:30");
    REQUIRE(floor.ada.amend(ann, R"({"status":"seated"})").status == 200);
    REQUIRE(floor.ada.put("settings", R"({"listed":true})").status == 200);
    const auto log = floor.ada.get("activity");
    CHECK(log.status == 200);
    REQUIRE(log.body.as_array().size() >= 5);
    CHECK(keys(log["/0"]) == std::set<std::string>{"sequence", "timestamp", "actor", "action",
                                                   "entityType", "entityId", "before", "after"});
    CHECK(action(log, 0) == "settings_changed");
    CHECK(log.word("/0/before/listed") == "no");
    CHECK(log.word("/0/after/listed") == "yes");
    CHECK(action(log, 1) == "table_changed");
    CHECK(log.word("/1/entityId") == table);
    CHECK(log.word("/1/before/status") == "available");
    CHECK(log.word("/1/after/status") == "occupied");
    CHECK(action(log, 2) == "party_seated");
    CHECK(log.word("/2/entityType") == "reservation");
    CHECK(log.word("/2/entityId") == ann);
    CHECK(log.word("/2/before/status") == "confirmed");
    CHECK(log.word("/2/after/status") == "seated");
    CHECK(log.word("/2/after/tableNumber") == "A1");
    CHECK(action(log, 3) == "reservation_made");
    CHECK(log["/3/before"].is_null());
    CHECK(action(log, 4) == "table_added");
    CHECK(log.word("/4/timestamp") == "2030-06-14T12:00:00Z");
    CHECK(log.word("/4/actor").starts_with("account:"));
    CHECK(log.number("/0/sequence") == log.number("/1/sequence") + 1);
    CHECK(log.text.find("argon2") == std::string::npos);
}

TEST_CASE("a booking of a guest is in the activity of the house, as the guest's")
{
    FloorUnderTest floor;
    const Person olive = floor.owner_of_the_house();
    REQUIRE(floor.post("/api/reservations", booking("2030-06-14T19:00:00Z")).status == 201);
    const auto log = olive.get("activity");
    CHECK(action(log, 0) == "reservation_made");
    CHECK(log.word("/0/actor") == "guest");
}

TEST_CASE("the activity is read page by page, to its first line")
{
    FloorUnderTest floor;
    for (const char* number : {"A1", "A2", "A3", "A4", "A5"})
        floor.ada.table(number);
    const auto all = floor.ada.get("activity");
    boost::json::array read;
    std::string path = "activity?limit=2";
    while (!path.empty()) {
        const auto page = floor.ada.get(path);
        REQUIRE(page.status == 200);
        CHECK(page.body.as_array().size() <= 2);
        for (const auto& line : page.body.as_array())
            read.push_back(line);
        const std::string link = page.field("Link");
        path = link.empty() ? "" : link.substr(1, link.find('>') - 1);
    }
    CHECK(read == all.body.as_array());
    for (const char* query : {"limit=0", "limit=x", "limit=501", "before=0", "before=-1",
                              "before=99999999999999999999"})
        CHECK(floor.ada.get(std::string{"activity?"} + query).status == 422);
}
