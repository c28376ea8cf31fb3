#include "tests/server/live_house.hpp"

#include <catch2/catch.hpp>

using namespace maitred;
using namespace maitred::test;
using namespace std::chrono_literals;

namespace {

std::vector<LiveClient> crowd_at(LiveHouse& house, int heads)
{
    std::vector<LiveClient> crowd;
    crowd.reserve(static_cast<std::size_t>(heads));
    for (int i = 0; i < heads; ++i)
        crowd.emplace_back(house.port(), "/quiet");
    house.sockets(crowd.size());
    return crowd;
}

} // namespace

TEST_CASE("five hundred guests all hear everything, in order")
{
    LiveHouse house;
    auto crowd = crowd_at(house, 500);
    constexpr int frames = 100;
    for (int i = 0; i < frames; ++i)
        house.tell_all(std::to_string(i));
    for (LiveClient& guest : crowd) {
        int heard = 0;
        while (heard < frames && guest.next_text() == std::to_string(heard))
            ++heard;
        CHECK(heard == frames);
    }
}

TEST_CASE("what several threads send arrives as they agreed to send it")
{
    LiveHouse house;
    LiveClient guest{house.port(), "/live"};
    CHECK(guest.next_text() == "welcome");
    const auto socket = house.sockets(1).front();
    std::mutex agreement;
    int count = 0;
    const auto talk = [&] {
        for (int i = 0; i < 50; ++i) {
            const std::lock_guard lock{agreement};
            socket->send(std::make_shared<const std::string>(std::to_string(count++)));
        }
    };
    std::vector<std::thread> talkers;
    for (int i = 0; i < 4; ++i)
        talkers.emplace_back(talk);
    for (int i = 0; i < 200; ++i)
        CHECK(guest.next_text() == std::to_string(i));
    for (std::thread& talker : talkers)
        talker.join();
}

TEST_CASE("who never reads is let go, and keeps nobody from hearing everything")
{
    LiveHouse house{live_settings({.farewell = 300ms})};
    LiveClient deaf{house.port(), "/quiet"};
    LiveClient guest{house.port(), "/quiet"};
    house.sockets(2);
    const std::string news(64 * 1024, 'n');
    for (int i = 0; i < 300; ++i) {
        house.tell_all(std::to_string(i) + news);
        CHECK(guest.next_text() == std::to_string(i) + news);
    }
    CHECK(soon([&] { return house.closed == 1 && house.server.connections() == 1; }));
    CHECK(deaf.hung_up());
    house.tell_all("the end");
    CHECK(guest.next_text() == "the end");
}

TEST_CASE("who reads too slowly and then wakes up hears why it was closed")
{
    LiveHouse house{live_settings({.farewell = 5s})};
    LiveClient slow{house.port(), "/quiet"};
    const auto socket = house.sockets(1).front();
    const auto news = std::make_shared<const std::string>(600'000, 'n');
    // The kernel takes some megabytes, the queue one; then the rest is dropped.
    for (int i = 0; i < 40; ++i) {
        socket->send(news);
        std::this_thread::sleep_for(2ms);
    }
    int whole = 0;
    auto frame = slow.next();
    for (; frame && frame->text(); frame = slow.next())
        ++whole;
    CHECK(whole < 40);
    REQUIRE(frame);
    CHECK(frame->close_code() == 1013);
    CHECK(frame->close_reason() == "reads too slowly");
}

TEST_CASE("more frames than may wait close the socket, however small they are")
{
    LiveHouse house{live_settings({.most_frames = 3})};
    LiveClient guest{house.port(), "/quiet"};
    const auto socket = house.sockets(1).front();
    for (int i = 0; i < 1000; ++i)
        socket->send(std::make_shared<const std::string>("!"));
    CHECK(guest.closed_with() == 1013);
    CHECK(guest.hung_up());
}

TEST_CASE("a frame that is not taken in time ends the connection")
{
    auto settings = House::patient();
    settings.patience.write = 200ms;
    settings.live.most_bytes = 64 * 1024 * 1024;
    LiveHouse house{settings};
    LiveClient deaf{house.port()};
    deaf.take_little();
    REQUIRE(deaf.shake_hands(handshake("/quiet"))->status == 101);
    house.sockets(1).front()->send(std::make_shared<const std::string>(32'000'000, 'n'));
    CHECK(soon([&] { return house.closed == 1 && house.server.connections() == 0; }));
}

TEST_CASE("live sockets have their places in a full house")
{
    auto settings = House::patient();
    settings.most_connections = 2;
    LiveHouse house{settings};
    auto crowd = crowd_at(house, 2);
    CHECK(house.server.connections() == 2);
    LiveClient turned_away{house.port()};
    CHECK(turned_away.shake_hands(handshake("/quiet"))->status == 503);
    crowd.pop_back();
    CHECK(soon([&] { return house.server.connections() == 1; }));
    LiveClient next{house.port(), "/live"};
    CHECK(next.next_text() == "welcome");
}
