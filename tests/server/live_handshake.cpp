#include "tests/server/live_house.hpp"

#include <catch2/catch.hpp>

using namespace maitred;
using namespace maitred::test;
using namespace std::chrono_literals;

namespace {

std::string replaced(std::string text, std::string_view what, std::string_view with)
{
    return text.replace(text.find(what), what.size(), with);
}

Answer answer_to(LiveHouse& house, std::string_view bytes)
{
    LiveClient client{house.port()};
    const auto answer = client.shake_hands(bytes);
    REQUIRE(answer);
    return *answer;
}

} // namespace

TEST_CASE("whoever shakes hands is let in, greeted and heard")
{
    LiveHouse house;
    LiveClient guest{house.port()};
    const auto answer = guest.shake_hands(handshake("/live", "X-Request-Id: r-7\r\n"));
    REQUIRE(answer);
    CHECK(answer->status == 101);
    CHECK(answer->field("Sec-WebSocket-Accept") == accept_of_handshake);
    CHECK(answer->field("Sec-WebSocket-Protocol").empty());
    CHECK(answer->field("Sec-WebSocket-Extensions").empty());
    CHECK(answer->field("Server") == "maitred");
    CHECK(answer->field("X-Request-Id") == "r-7");
    CHECK(answer->field("Date") == "Fri, 02 Jan 1970 00:00:00 GMT");
    CHECK(guest.next_text() == "welcome");
    guest.send("a table for two");
    CHECK(guest.next_text() == "a table for two");
    CHECK(house.diary.has("GET /live 101"));
}

TEST_CASE("a handshake names the protocol that was agreed on")
{
    LiveHouse house;
    const auto answer =
        answer_to(house, handshake("/protocol", "Sec-WebSocket-Protocol: maitred.v1\r\n"));
    CHECK(answer.field("Sec-WebSocket-Protocol") == "maitred.v1");
}

TEST_CASE("who is refused at the door hears why, and may ask on the same connection")
{
    LiveHouse house;
    LiveClient guest{house.port()};
    const auto refused = guest.shake_hands(handshake("/refused"));
    REQUIRE(refused);
    CHECK(refused->status == 401);
    CHECK(refused->body == "who are you?");
    CHECK(guest.wire().ask(get("/hello"))->body == "hello");
    CHECK(guest.shake_hands(handshake("/live", "Origin: https://evil.example\r\n"))->status == 403);
    CHECK(guest.shake_hands(handshake("/live"))->status == 101);
    CHECK(guest.next_text() == "welcome");
}

TEST_CASE("a foreign web site opens nothing, one that is listed does")
{
    LiveHouse house;
    const auto foreign = answer_to(house, handshake("/live", "Origin: https://evil.example\r\n"));
    CHECK(foreign.status == 403);
    CHECK(foreign.body == "said");
    CHECK(answer_to(house, handshake("/live", "Origin: null\r\n")).status == 403);
    CHECK(answer_to(house, handshake("/live", "Origin: https://cafe.example\r\n"
                                              "Origin: https://evil.example\r\n"))
              .status == 403);
    CHECK(answer_to(house, handshake("/live", "Origin: https://cafe.example\r\n")).status == 101);
    CHECK(soon([&] { return house.opened == 1; }));
}

TEST_CASE("a path that speaks WebSocket only says so to everybody else")
{
    LiveHouse house;
    LiveClient plain{house.port()};
    const auto answer = plain.shake_hands(get("/live"));
    REQUIRE(answer);
    CHECK(answer->status == 426);
    CHECK(answer->field("Upgrade") == "websocket");
    CHECK(answer->field("Connection") == "Upgrade, close");
    CHECK(plain.hung_up());
    CHECK(answer_to(house, replaced(handshake("/live"), "HTTP/1.1", "HTTP/1.0")).status == 426);
    CHECK(answer_to(house, replaced(handshake("/live"), ", Upgrade", "")).status == 426);
    CHECK(answer_to(house, replaced(handshake("/live"), "GET", "POST")).status == 405);
    CHECK(answer_to(house, replaced(handshake("/live"), "GET", "PUT")).field("Allow") ==
          "GET, HEAD, OPTIONS");
    LiveClient head{house.port()};
    head.send_bytes(replaced(handshake("/live"), "GET", "HEAD"));
    CHECK(head.wire().answer(true)->status == 405);
}

TEST_CASE("a handshake of another version hears which one we speak")
{
    LiveHouse house;
    for (const char* version : {"Version: 8", "Version: 13, 8", "Other: 13"}) {
        const auto answer = answer_to(house, replaced(handshake("/live"), "Version: 13", version));
        INFO(version);
        CHECK(answer.status == 426);
        CHECK(answer.field("Sec-WebSocket-Version") == "13");
    }
}

TEST_CASE("a handshake with a wrong key or with a body is malformed")
{
    LiveHouse house;
    const std::string good = "dGhlIHNhbXBsZSBub25jZQ==";
    for (const char* key : {"", "dGhlIHNhbXBsZSBub25j", "dGhlIHNhbXBsZSBub25jZQ=a",
                            "dGhlIHNhbXBsZSBub25jZWVlZQ==", "dGhlIHNhbXBsZSBub2-jZQ=="})
        CHECK(answer_to(house, replaced(handshake("/live"), good, key)).status == 400);
    const auto twice = handshake("/live", "Sec-WebSocket-Key: " + good + "\r\n");
    CHECK(answer_to(house, twice).status == 400);
    CHECK(answer_to(house, handshake("/live", "Content-Length: 2\r\n") + "{}").status == 400);
    CHECK(answer_to(house, handshake("/live", "Transfer-Encoding: chunked\r\n") + "0\r\n\r\n")
              .status == 400);
    CHECK(answer_to(house, handshake("/live", "Content-Length: 0\r\n")).status == 101);
}

TEST_CASE("a handshake passes the strict gate as every request does")
{
    LiveHouse house;
    CHECK(answer_to(house, handshake("/live", "Host: another\r\n")).status == 400);
    CHECK(
        answer_to(house, handshake("/live", "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n"))
            .status == 400);
}

TEST_CASE("on other paths an upgrade is ignored")
{
    LiveHouse house;
    LiveClient guest{house.port()};
    CHECK(guest.shake_hands(handshake("/hello"))->body == "hello");
    CHECK(guest.wire().ask(get("/hello"))->status == 200);
}

TEST_CASE("frames that come in one packet with the handshake are heard")
{
    LiveHouse house;
    LiveClient hasty{house.port()};
    std::string packet = get("/hello") + handshake("/live");
    for (int i = 0; i < 50; ++i)
        packet += frame_bytes(Opcode::text, "early " + std::to_string(i) + std::string(200, '.'));
    REQUIRE(hasty.shake_hands(packet)->status == 200);
    REQUIRE(hasty.wire().answer()->status == 101);
    CHECK(hasty.next_text() == "welcome");
    for (int i = 0; i < 50; ++i)
        CHECK(hasty.next_text() == "early " + std::to_string(i) + std::string(200, '.'));
    hasty.send("late");
    CHECK(hasty.next_text() == "late");
}

TEST_CASE("what a handler throws at a handshake is answered 500 or 503")
{
    LiveHouse house;
    CHECK(answer_to(house, handshake("/bug")).status == 500);
    CHECK(house.diary.has("failed: a bug"));
    const auto away = answer_to(house, handshake("/away"));
    CHECK(away.status == 503);
    CHECK(away.field("Retry-After") == "1");
}

TEST_CASE("handshakes are counted where attempts are, but only those that are any")
{
    LiveHouse house;
    CHECK(answer_to(house, get("/limited")).status == 426);
    CHECK(answer_to(house, handshake("/limited")).status == 101);
    const auto refused = answer_to(house, handshake("/limited"));
    CHECK(refused.status == 429);
    CHECK(refused.field("Retry-After") == "60");
}

TEST_CASE("a handshake may be decided later and elsewhere, once")
{
    LiveHouse house;
    LiveClient guest{house.port()};
    guest.send_bytes(handshake("/later"));
    house.decide_later(http::Response{403, "not you"});
    CHECK(guest.wire().answer()->body == "not you");
    guest.send_bytes(handshake("/later"));
    house.decide_later(house.quiet());
    CHECK(guest.wire().answer()->status == 101);
    house.sockets(1);
    house.tell_all("good evening");
    CHECK(guest.next_text() == "good evening");
}

TEST_CASE("a handshake that nobody decides is answered 503, and a late welcome opens nothing")
{
    auto settings = House::patient();
    settings.patience.handler = 100ms;
    LiveHouse house{settings};
    CHECK(answer_to(house, handshake("/later")).status == 503);
    house.decide_later(house.quiet());
    CHECK(house.opened == 0);
    CHECK(house.closed == 0);
}
