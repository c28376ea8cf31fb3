#pragma once

#include "adapters/http/dispatch.hpp"
#include "adapters/server/server.hpp"

#include <atomic>
#include <memory>

namespace maitred::server {

/// Tells every observer.
class Observers final : public RequestObserver {
public:
    explicit Observers(std::vector<RequestObserver*> all) : all_{std::move(all)} {}

    void answered(const AnsweredRequest& request) override;
    void rate_limited() override;
    void handler_failed(std::string_view request_id, std::string_view what) override;
    void trouble(std::string_view sentence) override;
    void connection_opened() override;
    void connection_closed() override;

private:
    std::vector<RequestObserver*> all_;
};

/// What all io threads of one server share. Sessions keep it alive: a handler may hold a Responder
/// for longer than the server lives.
struct Edge {
    Edge(ServerSettings settings, const http::Router& router, EdgeServices services);

    const ServerSettings settings;
    const http::Router& router;
    const Clock& clock;
    const http::CrossOrigin cross_origin;
    const http::TrustedProxies trusted_proxies;
    Observers observers;
    http::RateLimit rate_limit;
    http::Dispatch dispatch;

    std::size_t most_connections; ///< of the settings, or fewer: open files
    std::atomic<std::size_t> connections{0};
    std::atomic<std::size_t> large_bodies{0};
    std::atomic<bool> draining{false};
};

/// The right to a body beyond what every request may have: there are only so many at a time, so
/// that whoever opens many connections cannot fill the memory with them.
class LargeBody {
public:
    /// Nothing where there are as many as there may be.
    static std::unique_ptr<LargeBody> in(Edge& edge)
    {
        if (edge.large_bodies.fetch_add(1) < edge.settings.most_large_bodies)
            return std::unique_ptr<LargeBody>{new LargeBody{edge}};
        --edge.large_bodies;
        return nullptr;
    }
    ~LargeBody() { --edge_.large_bodies; }
    LargeBody(const LargeBody&) = delete;
    LargeBody& operator=(const LargeBody&) = delete;

private:
    explicit LargeBody(Edge& edge) : edge_{edge} {}
    Edge& edge_;
};

} // namespace maitred::server
