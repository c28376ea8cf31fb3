#pragma once

#include "adapters/http/cross_origin.hpp"
#include "adapters/http/rate_limit.hpp"
#include "adapters/http/router.hpp"
#include "core/ports/request_observer.hpp"

namespace maitred::http {

/// What happens to a whole request between the socket and its handler: method, rate, media type,
/// and the guard that no exception of a handler passes.
class Dispatch {
public:
    Dispatch(RateLimit& rate_limit, const CrossOrigin& cross_origin, RequestObserver& observer);

    /// Answers the request, or has it answered by its handler; maybe before this returns.
    void serve(const Destination& destination, const Request& request, Responder answer) const;

    /// The same for a route that opens WebSockets. A browser lets every web site open them, so that
    /// here, other than for answers, the Origin decides before the handler.
    void welcome(const Destination& destination, const Request& request, Handshake handshake,
                 const LiveResponder& answer) const;

private:
    Response options(const Destination& destination, const Request& request) const;
    Response without_route(const Destination& destination, const Request& request) const;
    bool from_foreign_site(const Request& request) const;
    bool turned_away(const Destination& destination, const Request& request,
                     const Responder& answer) const;

    RateLimit& rate_limit_;
    const CrossOrigin& cross_origin_;
    RequestObserver& observer_;
};

} // namespace maitred::http
