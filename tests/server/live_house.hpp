#pragma once

#include "tests/server/house.hpp"
#include "tests/support/live_client.hpp"
#include "tests/support/settable_clock.hpp"

#include <atomic>
#include <memory>

namespace maitred::test {

/// A server with a few routes that open WebSockets, on a clock that the test moves.
///
/// GET /live greets with "welcome" and says back what it hears ("not text" to what is none),
/// /quiet says nothing by itself, /protocol speaks maitred.v1, /minute is open until the clock has
/// moved on by one, /rude throws at what it hears. /refused answers 401, /bug throws, /away throws
/// Unavailable, /limited lets one in a minute, /later waits for decide_later(). GET /hello is
/// there too, and speaks HTTP only.
class LiveHouse {
public:
    explicit LiveHouse(server::ServerSettings settings = House::patient());
    ~LiveHouse();

    std::uint16_t port() const { return server.port(); }
    /// Sends to every socket that was opened.
    void tell_all(const std::string& text);
    /// The sockets opened so far; waits until there are as many.
    std::vector<std::shared_ptr<http::LiveSocket>> sockets(std::size_t expected);
    /// Whether somebody waits at /later.
    bool undecided();
    /// Waits until somebody does, and decides in another thread.
    void decide_later(const http::LiveAnswer& answer);
    http::LiveWelcome quiet();

    SettableClock clock{Instant{std::chrono::hours{24}}};
    Diary diary;
    std::atomic<int> opened{0};
    std::atomic<int> closed{0};
    http::Router router;
    server::Server server;

private:
    std::vector<http::Surface> surfaces();
    http::LiveHandler let_in(http::LiveWelcome (LiveHouse::*make)());
    http::LiveWelcome echo();
    http::LiveWelcome named();
    http::LiveWelcome for_a_minute();
    http::LiveWelcome rude();

    std::mutex guard_;
    std::vector<std::shared_ptr<http::LiveSocket>> sockets_;
    std::vector<http::LiveResponder> later_;
};

/// Settings of a patient house but for the limits of live sockets.
server::ServerSettings live_settings(const server::LiveLimits& limits);

} // namespace maitred::test
