#pragma once

#include "adapters/http/cross_origin.hpp"
#include "adapters/http/network.hpp"
#include "adapters/http/router.hpp"
#include "core/ports/clock.hpp"
#include "core/ports/request_observer.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace maitred::server {

using std::chrono::milliseconds;

/// How long a client may take. Absolute: a byte now and then does not prolong them.
struct Patience {
    milliseconds idle{60'000};   ///< between two requests
    milliseconds header{10'000}; ///< from a request's first byte to the end of its header
    milliseconds body{30'000};
    milliseconds handler{15'000}; ///< then 503
    milliseconds write{30'000};   ///< for the client to take its answer
    milliseconds linger{2'000};   ///< for the client to read the answer before we hang up
    milliseconds sweep{250};      ///< how often all of these are looked at
};

/// What a client may do with a WebSocket, and what we keep for it.
struct LiveLimits {
    std::size_t largest_message = 4 * 1024;
    unsigned messages_a_second = 60;         ///< of text, ping and pong
    std::size_t bytes_a_second = 256 * 1024; ///< more than those messages: endless empty fragments
    std::size_t most_frames = 1024;          ///< that wait until the client takes them
    std::size_t most_bytes = 1024 * 1024;    ///< of such frames
    milliseconds silence{30'000};            ///< then we ping; after as much again we hang up
    milliseconds farewell{2'000};            ///< for the client to take part in closing
};

struct ServerSettings {
    std::string address = "0.0.0.0";
    std::uint16_t port = 8000; ///< 0: any free one
    std::size_t io_threads = 2;
    std::size_t most_connections = 10'000;    ///< kept below the limit of open files
    std::size_t largest_body = 64 * 1024;     ///< where a route has no limit of its own
    std::size_t discarded_body = 1024 * 1024; ///< of a refused body, read so that 413 arrives
    std::size_t most_large_bodies = 16;       ///< beyond `largest_body`, at a time; then 503
    Patience patience = {};
    LiveLimits live = {};
};

/// What the server needs from the house. Clock and observers must outlive the server.
struct EdgeServices {
    const Clock& clock;
    std::vector<RequestObserver*> observers = {};
    unsigned attempts_per_minute = 0; ///< for routes that are not Pace::free; 0: no limit
    http::CrossOrigin cross_origin = {};
    http::TrustedProxies trusted_proxies = {};
};

/// An HTTP/1.1 server for the routes of a router, which must outlive it.
class Server {
public:
    Server(ServerSettings settings, const http::Router& router, EdgeServices services);
    /// Hangs up on whoever is still there.
    ~Server();

    /// Listens and returns. Throws std::runtime_error with one clear sentence where it cannot,
    /// above all where the port is taken.
    void start();
    /// The port it listens on.
    std::uint16_t port() const;
    std::size_t connections() const;

    /// Takes no more connections, finishes what was accepted, hangs up. True if everybody was
    /// served, false if the deadline came first. The threads have ended when it returns.
    bool stop_accepting_and_drain(milliseconds deadline);

private:
    class Threads;
    std::unique_ptr<Threads> threads_;
};

} // namespace maitred::server
