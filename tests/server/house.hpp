#pragma once

#include "adapters/server/server.hpp"

#include <chrono>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace maitred::test {

struct WallClock final : Clock {
    Instant now() const override
    {
        return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    }
};

/// Remembers what the edge reported.
class Diary final : public RequestObserver {
public:
    void answered(const AnsweredRequest& request) override;
    void handler_failed(std::string_view id, std::string_view what) override;
    void trouble(std::string_view sentence) override;

    /// The lines so far: "GET /hello 200", "failed: …", "trouble: …".
    std::vector<std::string> lines() const;
    bool has(const std::string& line) const;

private:
    void write(std::string line);

    mutable std::mutex guard_;
    std::vector<std::string> lines_;
};

/// A server on a free port with a few routes:
/// GET /hello, POST /echo (JSON), GET /big (8 MiB), GET /client, POST /limited (one a minute),
/// POST /album (any type, to 4 MiB; says how much came), POST /note (to 100 bytes),
/// GET /picture (10 bytes of PNG, ETag "p1", 304 to whoever has it),
/// GET /later (answered when tell_later() is called), GET /never, GET /bug, GET /away.
class House {
public:
    explicit House(server::ServerSettings settings = patient());
    ~House();

    std::uint16_t port() const { return server.port(); }
    /// Waits until that many requests wait at /later, then answers them all from another thread.
    void tell_later(std::size_t expected);

    static server::ServerSettings patient();
    /// Every deadline a fifth of a second, except those that a test names.
    static server::ServerSettings hasty();

    WallClock clock;
    Diary diary;
    std::mutex later_guard;
    std::vector<http::Responder> later;
    http::Router router;
    server::Server server;

private:
    std::vector<http::Surface> surfaces();
};

/// Whether the condition comes true within some seconds.
template <class Condition> bool soon(Condition condition)
{
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    while (!condition()) {
        if (std::chrono::steady_clock::now() > deadline)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    return true;
}

} // namespace maitred::test
