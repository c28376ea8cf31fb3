#include "tests/server/live_house.hpp"

#include <catch2/catch.hpp>

#include <future>

using namespace maitred;
using namespace maitred::test;
using namespace std::chrono_literals;
using http::Goodbye;

namespace {

using Stopwatch = std::chrono::steady_clock;

} // namespace

TEST_CASE("a socket is closed when its token is over, and not before")
{
    LiveHouse house;
    LiveClient guest{house.port(), "/minute"};
    house.sockets(1);
    house.clock.advance(1min - 1us);
    LiveClient other{house.port(), "/live"};
    CHECK(other.next_text() == "welcome");
    std::this_thread::sleep_for(100ms);
    CHECK(house.closed == 0);
    house.clock.advance(1us);
    const auto goodbye = guest.next();
    REQUIRE(goodbye);
    CHECK(goodbye->close_code() == 1008);
    CHECK(goodbye->close_reason() == "token expired");
    other.send("and me?");
    CHECK(other.next_text() == "and me?");
}

TEST_CASE("who is silent is pinged, and stays as long as they answer")
{
    LiveHouse house{live_settings({.silence = 100ms})};
    LiveClient guest{house.port(), "/quiet"};
    for (int i = 0; i < 4; ++i) {
        const auto ping = guest.next();
        REQUIRE(ping);
        CHECK(ping->opcode == Opcode::ping);
        guest.send(Opcode::pong, ping->payload);
    }
    CHECK(house.closed == 0);
    CHECK(guest.next()->opcode == Opcode::ping);
    CHECK(guest.hung_up());
    CHECK(soon([&] { return house.closed == 1 && house.server.connections() == 0; }));
}

TEST_CASE("a socket stays open for longer than an idle connection may")
{
    auto settings = House::hasty();
    settings.patience.write = 10s;
    LiveHouse house{settings};
    LiveClient guest{house.port(), "/live"};
    CHECK(guest.next_text() == "welcome");
    std::this_thread::sleep_for(500ms);
    guest.send("still there?");
    CHECK(guest.next_text() == "still there?");
}

TEST_CASE("we say goodbye after what was said before, and hang up when it is returned")
{
    LiveHouse house;
    LiveClient guest{house.port(), "/quiet"};
    const auto socket = house.sockets(1).front();
    for (int i = 0; i < 100; ++i)
        house.tell_all(std::to_string(i));
    socket->close(Goodbye::normal, std::string(122, 'x') + "\xc3\xa9");
    house.tell_all("too late");
    for (int i = 0; i < 100; ++i)
        CHECK(guest.next_text() == std::to_string(i));
    const auto goodbye = guest.next();
    REQUIRE(goodbye);
    CHECK(goodbye->close_code() == 1000);
    CHECK(goodbye->close_reason() == std::string(122, 'x'));
    CHECK(house.server.connections() == 1);
    guest.close();
    CHECK(guest.hung_up());
    CHECK(soon([&] { return house.server.connections() == 0; }));
    CHECK(house.closed == 1);
    // To a socket that is gone one may talk; nobody hears it.
    socket->send(std::make_shared<const std::string>("hello?"));
    socket->close(Goodbye::normal, "");
    CHECK(house.closed == 1);
}

TEST_CASE("who does not return a goodbye is hung up on")
{
    LiveHouse house{live_settings({.farewell = 200ms})};
    LiveClient guest{house.port(), "/quiet"};
    const auto begun = Stopwatch::now();
    house.sockets(1).front()->close(Goodbye::normal, "");
    CHECK(guest.next()->close_code() == 1000);
    CHECK(guest.hung_up());
    CHECK(Stopwatch::now() - begun < 2s);
    CHECK(soon([&] { return house.closed == 1; }));
}

TEST_CASE("a goodbye is returned")
{
    LiveHouse house;
    LiveClient guest{house.port(), "/live"};
    CHECK(guest.next_text() == "welcome");
    guest.close(1001, "leaving");
    CHECK(guest.next()->close_code() == 1001);
    CHECK(guest.hung_up());
    CHECK(soon([&] { return house.closed == 1; }));
    LiveClient wordless{house.port(), "/quiet"};
    wordless.send(Opcode::close);
    CHECK(wordless.next()->opcode == Opcode::close);
    CHECK(wordless.hung_up());
    CHECK(soon([&] { return house.closed == 2; }));
}

TEST_CASE("who leaves without a word is missed at once")
{
    LiveHouse house;
    {
        LiveClient guest{house.port(), "/live"};
        LiveClient amidst{house.port(), "/quiet"};
        amidst.send_bytes(frame_bytes(Opcode::text, "a long story").substr(0, 9));
        house.sockets(2);
    }
    CHECK(soon([&] { return house.closed == 2 && house.server.connections() == 0; }));
}

TEST_CASE("both may say goodbye at the same time")
{
    LiveHouse house;
    for (int i = 0; i < 50; ++i) {
        LiveClient guest{house.port(), "/quiet"};
        const auto sockets = house.sockets(static_cast<std::size_t>(i) + 1);
        sockets.back()->close(Goodbye::normal, "");
        guest.close();
        CHECK(guest.next()->opcode == Opcode::close);
        CHECK(guest.hung_up());
    }
    CHECK(soon([&] { return house.closed == 50 && house.server.connections() == 0; }));
}

TEST_CASE("at closing time everybody hears that the house closes")
{
    LiveHouse house;
    LiveClient polite{house.port(), "/quiet"};
    LiveClient waiting{house.port()};
    waiting.send_bytes(handshake("/later"));
    const auto socket = house.sockets(1).front();
    CHECK(soon([&] { return house.undecided(); }));
    auto drained =
        std::async(std::launch::async, [&] { return house.server.stop_accepting_and_drain(10s); });
    CHECK(polite.closed_with() == 1001);
    house.decide_later(house.quiet());
    CHECK(waiting.wire().answer()->status == 503);
    CHECK(drained.get());
    CHECK(house.closed == 1);
    socket->send(std::make_shared<const std::string>("hello?"));
}

TEST_CASE("closing time waits for a goodbye no longer than two seconds")
{
    LiveHouse house;
    LiveClient deaf{house.port(), "/quiet"};
    LiveClient gone{house.port(), "/live"};
    house.sockets(2);
    const auto begun = Stopwatch::now();
    CHECK(house.server.stop_accepting_and_drain(10s));
    CHECK(Stopwatch::now() - begun < 4s);
    CHECK(house.closed == 2);
    CHECK(deaf.closed_with() == 1001);
}

TEST_CASE("a server that stops at once closes every socket once")
{
    LiveHouse house;
    std::vector<LiveClient> guests;
    for (int i = 0; i < 20; ++i)
        guests.emplace_back(house.port(), "/live");
    house.sockets(20);
    house.tell_all("last orders");
    house.server.stop_accepting_and_drain(0ms);
    CHECK(house.closed == 20);
}
