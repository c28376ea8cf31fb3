#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

namespace maitred {

/// What operators may know about a request: nothing that a guest wrote, so no path, query or body.
struct AnsweredRequest {
    std::string_view id;
    std::string_view method;
    std::size_t route;           ///< its place in the list of routes
    std::string_view route_name; ///< the pattern, or "unmatched"
    int status;
    std::chrono::microseconds took; ///< from the first byte read to the answer composed
    std::string_view client_address;
};

/// Watches the edge for logs and metrics. Called from every io thread at once; must return at once.
class RequestObserver {
public:
    virtual ~RequestObserver() = default;

    virtual void answered(const AnsweredRequest&) {}
    /// A request was refused by the rate limit.
    virtual void rate_limited() {}
    /// A handler threw: what went wrong with which request.
    virtual void handler_failed(std::string_view request_id, std::string_view what)
    {
        (void)request_id, (void)what;
    }
    /// Something went wrong that belongs to no request, for example no more file descriptors.
    virtual void trouble(std::string_view sentence) { (void)sentence; }
    virtual void connection_opened() {}
    virtual void connection_closed() {}
};

} // namespace maitred
