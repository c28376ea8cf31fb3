#pragma once

#include "adapters/http/live.hpp"
#include "adapters/http/message.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace maitred::http {

/// What can go wrong with a request before, or beside, its handler.
enum class Fault {
    malformed,          ///< 400
    forbidden,          ///< 403: a web site that may not open sockets here
    not_found,          ///< 404
    method_not_allowed, ///< 405, the router adds Allow
    too_slow,           ///< 408
    body_too_large,     ///< 413
    wrong_media_type,   ///< 415
    upgrade_required,   ///< 426, dispatch adds Upgrade: websocket
    header_too_large,   ///< 431
    rate_limited,       ///< 429, with Retry-After
    internal,           ///< 500
    not_implemented,    ///< 501
    unavailable,        ///< 503, with Retry-After
};

/// The HTTP status of a fault.
int status_of(Fault fault);

enum class Body { none, json, form, picture, any };
enum class Slash { either, exact };

/// Which attempts are counted, per client address and route.
enum class Pace {
    free,
    limited,
    /// Those without Authorization only. The handler must answer 401 to whatever is no good there:
    /// what it takes for "nobody in particular" would get around the limit.
    limited_without_credentials,
};

struct Route {
    Method method;
    std::string pattern; ///< "/api/reservations/{id}"; also the route's name in logs and metrics
    Handler handler;
    Body body = Body::none;       ///< another media type is answered 415 before the handler
    Slash slash = Slash::either;  ///< whether "/x" and "/x/" are the same path
    Pace pace = Pace::free;       ///< more attempts a minute are answered 429
    LiveHandler live = {};        ///< a GET that opens a WebSocket; `handler` is then not used
    std::size_t largest_body = 0; ///< more is answered 413; 0: the server's setting
};

/// One API: its table of routes, and its way to say that something went wrong.
struct Surface {
    std::string name;
    std::vector<std::string> prefixes; ///< faults on paths below these are said in its words
    std::vector<Route> routes;
    std::function<Response(Fault)> say;
    std::string_view description = {}; ///< its part of /openapi.json; empty: it is not described
    /// The same for whoever has said which language they like; none: there is only one.
    std::function<Response(Fault, const Request&)> say_to = {};
};

} // namespace maitred::http
