// The list of reservations, and whose clock its days and times are on.
#include "tests/surfaces/floor/floor_under_test.hpp"

using namespace maitred;
using namespace maitred::test;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> names(const Reply& reply)
{
    std::vector<std::string> all;
    REQUIRE(reply.body.is_array());
    for (const auto& one : reply.body.get_array())
        all.emplace_back(one.at("guestName").as_string().c_str());
    return all;
}

using Names = std::vector<std::string>;

std::string ann_at(const std::string& time)
{
    return body({{"guest_name", "Ann"}, {"party_size", 2}, {"reservation_time", time}});
}

} // namespace

TEST_CASE("the list is a bare one, newest first")
{
    FloorUnderTest floor;
    CHECK(floor.ada.get("reservations").text == "[]");
    floor.ada.expects("Ann", "21:00");
    floor.clock.advance(1us);
    floor.ada.expects("Bob", "19:00");
    floor.clock.advance(1us);
    floor.ada.expects("Cleo", "20:00");
    CHECK(names(floor.ada.get("reservations")) == Names{"Cleo", "Bob", "Ann"});
}

TEST_CASE("a page says where the next is, with the same filters, until the last")
{
    FloorUnderTest floor;
    for (const char* name : {"Ann", "Bob", "Cleo", "Dan", "Eve"}) {
        floor.clock.advance(1us);
        floor.ada.expects(name, "19:00");
    }
    const std::string path = "/restaurants/" + floor.ada.restaurant + "/reservations";
    const auto first =
        floor.ada.get("reservations?limit=2&status_filter=confirmed&date_filter=2030-06-14");
    CHECK(names(first) == Names{"Eve", "Dan"});
    CHECK(first.field("Link") == "<" + path +
                                     "?status_filter=confirmed&date_filter=2030-06-14&limit=2&"
                                     "offset=2>; rel=\"next\"");
    const auto second = floor.ada.get("reservations?limit=2&offset=2");
    CHECK(names(second) == Names{"Cleo", "Bob"});
    const auto last = floor.ada.get("reservations?limit=2&offset=4");
    CHECK(names(last) == Names{"Ann"});
    CHECK(last.field("Link") == "");
    CHECK(floor.ada.get("reservations?limit=5").field("Link") == "");
    CHECK(floor.ada.get("reservations?offset=5").text == "[]");
}

TEST_CASE("a hundred are shown where nobody asks for more")
{
    FloorUnderTest floor;
    for (int i = 0; i < 101; ++i)
        floor.ada.post("reservations", R"({"guest_name":"Ann","party_size":2})");
    const auto list = floor.ada.get("reservations");
    CHECK(list.body.as_array().size() == 100);
    CHECK(list.field("Link").find("limit=100&offset=100") != std::string::npos);
    CHECK(floor.ada.get("reservations?limit=500").body.as_array().size() == 101);
}

TEST_CASE("a page that is none is refused, field by field")
{
    FloorUnderTest floor;
    for (const char* query :
         {"limit=0", "limit=501", "limit=-1", "limit=ten", "limit=1.5",
          "limit=99999999999999999999", "offset=-1", "offset=x", "status_filter=sitting",
          "date_filter=14.06.2030", "date_filter=2030-02-30", "date_filter=2030-06-14T00:00:00Z"}) {
        INFO(query);
        const auto reply = floor.ada.get(std::string{"reservations?"} + query);
        const std::string field = std::string{query}.substr(0, std::string{query}.find('='));
        CHECK(complaints(reply).contains(field));
        CHECK(reply["/detail/0/loc/0"] == "query");
    }
    CHECK(floor.ada.get("reservations?limit=&status_filter=&date_filter=&offset=").text == "[]");
}

TEST_CASE("the list can be of one status, in either spelling")
{
    FloorUnderTest floor;
    floor.ada.table("A1");
    const std::string ann = floor.ada.expects("Ann", "12:30");
    const std::string bob = floor.ada.expects("Bob", "19:00");
    floor.ada.post("reservations", R"({"guest_name":"Cleo","party_size":2})");
    REQUIRE(floor.ada.amend(ann, R"({"status":"partiallyArrived"})").status == 200);
    REQUIRE(floor.ada.remove("reservations/" + bob).status == 200);
    const auto of = [&](const std::string& status) {
        return names(floor.ada.get("reservations?status_filter=" + status));
    };
    CHECK(of("partiallyArrived") == Names{"Ann"});
    CHECK(of("partially_arrived") == Names{"Ann"});
    CHECK(of("cancelled") == Names{"Bob"});
    CHECK(of("waitlist") == Names{"Cleo"});
    CHECK(of("confirmed").empty());
}

TEST_CASE("a day is the restaurant's, and so is a time without an offset")
{
    FloorUnderTest floor;
    REQUIRE(floor.ada.put("settings", R"({"timezone":"America/New_York"})").status == 200);
    const auto shown = [&](const std::string& time) {
        return floor.ada.post("reservations", ann_at(time)).word("/reservationTime");
    };
    CHECK(shown("2030-06-14T21:00:00") == "2030-06-15T01:00:00Z");
    CHECK(shown("2030-06-14 21:00") == "2030-06-15T01:00:00Z");
    CHECK(shown("2030-06-15T03:59:59Z") == "2030-06-15T03:59:59Z");
    CHECK(shown("2030-06-15T04:00:00Z") == "2030-06-15T04:00:00Z");
    CHECK(shown("2030-06-15T01:00:00+02:00") == "2030-06-14T23:00:00Z");
    CHECK(shown("2030-06-16") == "2030-06-16T04:00:00Z");
    CHECK(floor.ada.get("reservations?date_filter=2030-06-14").body.as_array().size() == 4);
    CHECK(floor.ada.get("reservations?date_filter=2030-06-15").body.as_array().size() == 1);
    CHECK(floor.ada.get("reservations?date_filter=2030-06-16").body.as_array().size() == 1);
}

TEST_CASE("a change of the zone moves no reservation")
{
    FloorUnderTest floor;
    const std::string ann = floor.ada.expects("Ann", "19:00");
    REQUIRE(floor.ada.put("settings", R"({"timezone":"Asia/Tokyo"})").status == 200);
    CHECK(floor.ada.party(ann).word("/reservationTime") == "2030-06-14T19:00:00Z");
    CHECK(names(floor.ada.get("reservations?date_filter=2030-06-15")) == Names{"Ann"});
    CHECK(floor.ada.amend(ann, R"({"reservation_time":"2030-06-15T05:00:00"})")
              .word("/reservationTime") == "2030-06-14T20:00:00Z");
}

TEST_CASE("a time that a clock shows twice, or never, is taken all the same")
{
    FloorUnderTest floor;
    REQUIRE(floor.ada.put("settings", R"({"timezone":"Europe/Madrid"})").status == 200);
    CHECK(floor.ada.post("reservations", ann_at("2030-10-27T02:30:00")).status == 200);
    CHECK(floor.ada.post("reservations", ann_at("2031-03-30T02:30:00")).status == 200);
}

TEST_CASE("a walk-in belongs to the day on which it came")
{
    FloorUnderTest floor;
    floor.ada.post("reservations", R"({"guest_name":"Ann","party_size":2})");
    CHECK(names(floor.ada.get("reservations?date_filter=2030-06-14")) == Names{"Ann"});
    CHECK(floor.ada.get("reservations?date_filter=2030-06-15").text == "[]");
}

TEST_CASE("one restaurant sees nothing of another")
{
    FloorUnderTest floor;
    const Person ben = floor.founder_of("Chez Ben", "ben@example.com");
    floor.ada.expects("Ann", "19:00");
    CHECK(ben.get("reservations").text == "[]");
    CHECK(ben.get("tables").text == "[]");
    CHECK(ben.get("activity").text.find("Ann") == std::string::npos);
}
