// The conversation over the live socket, without the socket.
#include "tests/surfaces/floor/live_talk.hpp"

using namespace maitred;
using namespace maitred::test;
using namespace std::chrono_literals;

namespace {

Fields with_token(const Person& person)
{
    return {{"authorization", "Bearer " + person.token}};
}

std::string live_path(const Person& person, const std::string& query = "")
{
    return "/restaurants/" + person.restaurant + "/live" + query;
}

std::string ticket_of(const Person& person)
{
    const auto reply = person.post("live/ticket", "");
    REQUIRE(reply.status == 200);
    return reply.word("/ticket");
}

std::string type(const boost::json::value& frame)
{
    return frame.at("type").as_string().c_str();
}

} // namespace

TEST_CASE("a listener is greeted, and then hears of every change, in order, as it was committed")
{
    FloorUnderTest floor;
    LiveTalk talk{floor, live_path(floor.ada), with_token(floor.ada)};
    REQUIRE(talk.welcome());
    const auto greeting = talk.socket->frames(1)[0];
    CHECK(type(greeting) == "connection_established");
    CHECK(greeting.at("restaurant_id") == boost::json::string{floor.ada.restaurant});
    CHECK(greeting.at("timestamp") == "2030-06-14T12:00:00Z");
    CHECK(greeting.at("message").is_string());
    const std::string table = floor.ada.table("A1");
    const auto table_then = floor.ada.get("tables/" + table);
    const std::string ann = floor.ada.expects("Ann", "12:30");
    const auto seated =
        floor.ada.amend(ann, body({{"assigned_table_id", table}, {"status", "seated"}}));
    const auto frames = talk.socket->frames(5);
    CHECK(type(frames[1]) == "table_update");
    CHECK(frames[1].at("data") == table_then.body);
    CHECK(type(frames[2]) == "reservation_update");
    CHECK(frames[2].at("data").at("status") == "confirmed");
    CHECK(type(frames[3]) == "reservation_update");
    CHECK(frames[3].at("data") == seated.body);
    CHECK(type(frames[4]) == "table_update");
    CHECK(frames[4].at("data") == floor.ada.get("tables/" + table).body);
    for (std::size_t i = 1; i < frames.size(); ++i) {
        INFO(boost::json::serialize(frames[i]));
        CHECK(keys(frames[i]) ==
              std::set<std::string>{"type", "data", "timestamp", "restaurant_id", "sequence"});
        CHECK(frames[i].at("restaurant_id") == boost::json::string{floor.ada.restaurant});
    }
    CHECK(frames[2].at("sequence").as_int64() == frames[1].at("sequence").as_int64() + 1);
}

TEST_CASE("the floor of the house hears of what guests book")
{
    FloorUnderTest floor;
    const Person olive = floor.owner_of_the_house();
    LiveTalk house{floor, live_path(olive), with_token(olive)};
    LiveTalk bistro{floor, live_path(floor.ada), with_token(floor.ada)};
    REQUIRE(floor
                .post("/api/reservations",
                      R"({"time":"2030-06-14T19:00:00Z","guests":2,"name":"Alex",
                          "email":"alex@example.com"})")
                .status == 201);
    const auto heard = house.socket->frames(2)[1];
    CHECK(type(heard) == "reservation_update");
    CHECK(heard.at("data").at("guestName") == "Alex");
    CHECK(heard.at("data").at("assignedTableId").is_null());
    floor.ada.table("A1");
    CHECK(type(bistro.socket->frames(2)[1]) == "table_update");
    CHECK(bistro.socket->frames_so_far() == 2);
}

TEST_CASE("who was away hears what was missed, from where they say")
{
    FloorUnderTest floor;
    floor.ada.table("A1");
    std::int64_t seen = 0;
    {
        LiveTalk talk{floor, live_path(floor.ada), with_token(floor.ada)};
        floor.ada.table("A2");
        seen = talk.socket->frames(2)[1].at("sequence").as_int64();
    }
    floor.ada.table("A3");
    floor.ada.table("A4");
    LiveTalk again{floor, live_path(floor.ada, "?since=" + std::to_string(seen)),
                   with_token(floor.ada)};
    floor.ada.table("A5");
    const auto frames = again.socket->frames(4);
    CHECK(frames[1].at("data").at("tableNumber") == "A3");
    CHECK(frames[2].at("data").at("tableNumber") == "A4");
    CHECK(frames[3].at("data").at("tableNumber") == "A5");
    LiveTalk ahead{floor, live_path(floor.ada, "?since=999999"), with_token(floor.ada)};
    floor.ada.table("A6");
    CHECK(ahead.socket->frames(2)[1].at("data").at("tableNumber") == "A6");
    for (const char* bad : {"?since=-1", "?since=x", "?since=1.5", "?since="})
        CHECK(LiveTalk(floor, live_path(floor.ada, bad), with_token(floor.ada)).refusal().status ==
              422);
}

TEST_CASE("a ping gets a pong, and everything else an error, but no goodbye")
{
    FloorUnderTest floor;
    LiveTalk talk{floor, live_path(floor.ada), with_token(floor.ada)};
    talk.say(R"({"type":"ping"})");
    CHECK(talk.socket->frames(2)[1] ==
          json(R"({"type":"pong","timestamp":"2030-06-14T12:00:00Z"})"));
    std::size_t heard = 2;
    for (const std::string& garbage :
         {std::string{"hello"}, std::string{"{"}, std::string{"[]"}, std::string{},
          std::string{R"({"type":7})"}, std::string{R"({"type":"pong"})"}, std::string(5000, '['),
          std::string{"\xff\xfe"}}) {
        talk.say(garbage);
        CHECK(type(talk.socket->frames(++heard).back()) == "error");
    }
    talk.granted().conversation.said(nullptr);
    CHECK(type(talk.socket->frames(++heard).back()) == "error");
    talk.say(R"({"type":"ping"})");
    CHECK(type(talk.socket->frames(++heard).back()) == "pong");
}

TEST_CASE("a token is taken from the header, or from where a browser can put it")
{
    FloorUnderTest floor;
    LiveTalk by_header{floor, live_path(floor.ada), with_token(floor.ada)};
    CHECK(by_header.welcome());
    CHECK(by_header.granted().subprotocol == "");
    LiveTalk by_browser{
        floor, live_path(floor.ada), {{"sec-websocket-protocol", "bearer, " + floor.ada.token}}};
    REQUIRE(by_browser.welcome());
    CHECK(by_browser.granted().subprotocol == "bearer");
    for (const LiveTalk* talk : {&by_header, &by_browser})
        CHECK(talk->granted().until == at("12:30"));
    CHECK(LiveTalk(floor, live_path(floor.ada), {{"sec-websocket-protocol", "bearer"}})
              .refusal()
              .status == 401);
    CHECK(LiveTalk(floor, live_path(floor.ada),
                   {{"sec-websocket-protocol", "chat, " + floor.ada.token}})
              .refusal()
              .status == 401);
}

TEST_CASE("no socket without a good token, none with one in the URL, none next door")
{
    FloorUnderTest floor;
    const Person ben = floor.founder_of("Chez Ben", "ben@example.com");
    const auto refused = [&](const std::string& target, Fields fields) {
        return LiveTalk(floor, target, std::move(fields)).refusal();
    };
    for (const auto& reply :
         {refused(live_path(floor.ada), {}),
          refused(live_path(floor.ada), {{"authorization", "Bearer x"}}),
          refused(live_path(floor.ada, "?token=" + floor.ada.token), {}),
          refused(live_path(floor.ada, "?access_token=" + floor.ada.token), with_token(floor.ada)),
          refused(live_path(floor.ada, "?ticket=guess"), {})}) {
        CHECK(reply.status == 401);
        CHECK(reply.field("WWW-Authenticate") == "Bearer");
        CHECK_FALSE(detail(reply).empty());
    }
    const auto next_door = refused(live_path(floor.ada), with_token(ben));
    CHECK(next_door.status == 403);
    CHECK(detail(next_door) == "Access denied to this restaurant");
    CHECK(refused("/restaurants/7/live", with_token(ben)).status == 403);
    floor.clock.advance(30min);
    CHECK(refused(live_path(floor.ada), with_token(floor.ada)).status == 401);
}

TEST_CASE("a ticket opens one socket, once, within a minute, at home")
{
    FloorUnderTest floor;
    const auto reply = floor.ada.post("live/ticket", "", key("k1"));
    CHECK(reply.status == 200);
    CHECK(reply.number("/expires_in") == 60);
    const std::string ticket = reply.word("/ticket");
    CHECK(floor.ada.post("live/ticket", "", key("k1")).word("/ticket") != ticket);
    const auto target = [&](const std::string& of) {
        return live_path(floor.ada, "?ticket=" + of);
    };
    LiveTalk talk{floor, target(ticket), {}};
    CHECK(talk.welcome());
    floor.ada.table("A1");
    CHECK(type(talk.socket->frames(2)[1]) == "table_update");
    CHECK(LiveTalk(floor, target(ticket), {}).refusal().status == 401);
    const std::string late = ticket_of(floor.ada);
    floor.clock.advance(61s);
    CHECK(LiveTalk(floor, target(late), {}).refusal().status == 401);
    const Person ben = floor.founder_of("Chez Ben", "ben@example.com");
    CHECK(LiveTalk(floor, target(ticket_of(ben)), {}).refusal().status == 403);
    const std::string last = ticket_of(floor.ada);
    floor.clock.advance(59s);
    CHECK(LiveTalk(floor, target(last), {}).welcome());
}

TEST_CASE("who is disabled hears no more, and their tickets are void")
{
    FloorUnderTest floor;
    const Person bob = floor.hired_by(floor.ada, "staff", "bob@example.com");
    const std::string ticket = ticket_of(bob);
    LiveTalk talk{floor, live_path(bob), with_token(bob)};
    talk.socket->frames(1);
    REQUIRE(floor.ada.put("/auth/staff/" + bob.id, R"({"is_active":false})").status == 200);
    floor.clock.advance(5s);
    CHECK(talk.socket->goodbye() == http::Goodbye::policy_violation);
    CHECK(LiveTalk(floor, live_path(bob, "?ticket=" + ticket), {}).refusal().status == 401);
    CHECK(LiveTalk(floor, live_path(bob), with_token(bob)).refusal().status == 401);
}

TEST_CASE("who asks for the live path without a handshake is told what it speaks")
{
    FloorUnderTest floor;
    const auto reply = floor.ada.get("live");
    CHECK(reply.status == 426);
    CHECK(reply.field("Upgrade") == "websocket");
    CHECK_FALSE(detail(reply).empty());
}
