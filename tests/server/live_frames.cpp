#include "tests/server/live_house.hpp"

#include <catch2/catch.hpp>

using namespace maitred;
using namespace maitred::test;
using namespace std::chrono_literals;

namespace {

/// With what a guest's socket is closed who sends these bytes.
unsigned closed_after(LiveHouse& house, const std::string& bytes)
{
    LiveClient guest{house.port(), "/live"};
    guest.send_bytes(bytes);
    return guest.closed_with();
}

} // namespace

TEST_CASE("a message in fragments is heard as one, with pings in between")
{
    LiveHouse house;
    LiveClient guest{house.port(), "/live"};
    CHECK(guest.next_text() == "welcome");
    guest.send_bytes(fragment_bytes(Opcode::text, "caf\xc3"));
    guest.send(Opcode::ping, "are you there?");
    guest.send_bytes(fragment_bytes(Opcode::continuation, ""));
    guest.send(Opcode::continuation, "\xa9");
    const auto pong = guest.next();
    REQUIRE(pong);
    CHECK(pong->opcode == Opcode::pong);
    CHECK(pong->payload == "are you there?");
    CHECK(guest.next_text() == "caf\xc3\xa9");
    guest.send("");
    CHECK(guest.next()->text());
}

TEST_CASE("a message may have 4 KiB, and not a byte more, in however many fragments")
{
    LiveHouse house;
    LiveClient guest{house.port(), "/live"};
    CHECK(guest.next_text() == "welcome");
    const std::string largest(4096, 'x');
    guest.send(largest);
    CHECK(guest.next_text() == largest);
    guest.send_bytes(fragment_bytes(Opcode::text, largest));
    guest.send(Opcode::continuation, "");
    CHECK(guest.next_text() == largest);
    CHECK(closed_after(house, frame_bytes(Opcode::text, largest + "x")) == 1009);
    CHECK(closed_after(house, fragment_bytes(Opcode::text, largest) +
                                  frame_bytes(Opcode::continuation, "x")) == 1009);
    // A length that would overflow every sum, without a body.
    CHECK(closed_after(house, "\x81\xff\x7f\xff\xff\xff\xff\xff\xff\xff"
                              "abcd") == 1009);
    CHECK(soon([&] { return house.closed == 3; }));
}

TEST_CASE("frames that are queued at once arrive whole and in order, and the goodbye after them")
{
    LiveHouse house;
    LiveClient guest{house.port(), "/quiet"};
    const auto socket = house.sockets(1).front();
    const auto frame = [](std::size_t number) { // small ones, and some that are large
        return std::to_string(number) + std::string(number % 40 == 7 ? 20'000 : number, 'x');
    };
    for (std::size_t number = 0; number < 300; ++number)
        socket->send(std::make_shared<const std::string>(frame(number)));
    for (std::size_t number = 0; number < 300; ++number) // the last does not wait for another
        REQUIRE(guest.next_text() == frame(number));
    socket->send(std::make_shared<const std::string>("good night"));
    socket->close(http::Goodbye::going_away, "the evening is over");
    CHECK(guest.next_text() == "good night");
    CHECK(guest.closed_with() == 1001);
}

TEST_CASE("what is not text is told apart")
{
    LiveHouse house;
    LiveClient guest{house.port(), "/live"};
    CHECK(guest.next_text() == "welcome");
    guest.send(Opcode::binary, "\x01\x02");
    CHECK(guest.next_text() == "not text");
}

TEST_CASE("text that is no UTF-8 closes the socket")
{
    LiveHouse house;
    CHECK(closed_after(house, frame_bytes(Opcode::text, "\xc3\x28")) == 1007);
    CHECK(closed_after(house, frame_bytes(Opcode::text, "caf\xc3")) == 1007);
}

TEST_CASE("who breaks the protocol is told so")
{
    LiveHouse house;
    CHECK(closed_after(house, unmasked_bytes(Opcode::text, "bare")) == 1002);
    for (const unsigned reserved : {3U, 7U, 11U, 15U})
        CHECK(closed_after(house, frame_bytes(static_cast<Opcode>(reserved), "?")) == 1002);
    CHECK(closed_after(house, frame_bytes(Opcode::continuation, "of what?")) == 1002);
    CHECK(closed_after(house, frame_bytes(Opcode::ping, std::string(126, '!'))) == 1002);
    CHECK(closed_after(house, fragment_bytes(Opcode::ping, "")) == 1002);
    CHECK(closed_after(house, fragment_bytes(Opcode::text, "a") + frame_bytes(Opcode::text, "b")) ==
          1002);
    CHECK(closed_after(house, frame_bytes(Opcode::close, "\x03")) == 1002);
    CHECK(closed_after(house, "\xc1" + frame_bytes(Opcode::text, "").substr(1)) == 1002);
    CHECK(soon([&] { return house.closed == house.opened; }));
}

TEST_CASE("a goodbye arrives although more was sent than anybody reads")
{
    LiveHouse house;
    LiveClient guest{house.port(), "/quiet"};
    const std::string chatter(50'000, 'x');
    CHECK(guest.send(chatter));
    // The server reads on for a while: a connection reset now would be one byte too early.
    for (int i = 0; i < 8; ++i) {
        std::this_thread::sleep_for(2ms);
        CHECK(guest.send_bytes(chatter));
    }
    CHECK(guest.closed_with() == 1009);
}

TEST_CASE("sixty messages a second are heard, more close the socket")
{
    LiveHouse house;
    LiveClient chatty{house.port(), "/live"};
    CHECK(chatty.next_text() == "welcome");
    std::string messages;
    for (int i = 0; i < 200; ++i)
        messages += frame_bytes(Opcode::text, std::to_string(i));
    chatty.send_bytes(messages);
    for (int i = 0; i < 60; ++i)
        CHECK(chatty.next_text() == std::to_string(i));
    const auto last = chatty.next();
    REQUIRE(last);
    CHECK(last->close_code() == 1008);
    CHECK(last->close_reason() == "too many messages");
    CHECK(chatty.hung_up());
}

TEST_CASE("a flood of pings, pongs or empty fragments closes the socket")
{
    LiveHouse house;
    std::string flood;
    for (int i = 0; i < 100; ++i)
        flood += frame_bytes(Opcode::ping, "?");
    CHECK(closed_after(house, flood) == 1008);
    flood.clear();
    for (int i = 0; i < 100; ++i)
        flood += frame_bytes(Opcode::pong, "!");
    CHECK(closed_after(house, flood) == 1008);
    LiveClient sly{house.port(), "/live"};
    sly.send_bytes(fragment_bytes(Opcode::text, "a"));
    flood.clear();
    for (int i = 0; i < 60'000; ++i)
        flood += fragment_bytes(Opcode::continuation, "");
    sly.send_bytes(flood);
    CHECK(sly.closed_with() == 1008);
}

TEST_CASE("a conversation that throws is closed and reported, the others go on")
{
    LiveHouse house;
    LiveClient other{house.port(), "/live"};
    CHECK(other.next_text() == "welcome");
    LiveClient guest{house.port(), "/rude"};
    guest.send("hello?");
    CHECK(guest.closed_with() == 1011);
    CHECK(house.diary.has("failed: rude"));
    CHECK(soon([&] { return house.closed == 1; }));
    other.send("still there?");
    CHECK(other.next_text() == "still there?");
}
