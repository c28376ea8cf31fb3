#include "adapters/http/dispatch.hpp"

#include "adapters/http/guard.hpp"
#include "adapters/http/media_type.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace maitred::http {
namespace {

/// Says how to come again, whatever was wrong with the first attempt.
Response upgrade_required(const Surface& surface, const Request& request)
{
    auto response = say_fault(surface, Fault::upgrade_required, request);
    response.headers.emplace_back("Upgrade", "websocket");
    response.headers.emplace_back("Sec-WebSocket-Version", "13");
    return response;
}

/// GET serves HEAD, but not where there is nothing to get.
Response only_get(const Surface& surface, const Request& request)
{
    auto response = say_fault(surface, Fault::method_not_allowed, request);
    response.headers.emplace_back("Allow", "GET, OPTIONS");
    return response;
}

bool counts(Pace pace, const Request& request)
{
    switch (pace) {
    case Pace::free: return false;
    case Pace::limited: return true;
    case Pace::limited_without_credentials: return request.header("authorization").empty();
    }
    return true;
}

} // namespace

Dispatch::Dispatch(RateLimit& rate_limit, const CrossOrigin& cross_origin,
                   RequestObserver& observer)
    : rate_limit_{rate_limit}, cross_origin_{cross_origin}, observer_{observer}
{
}

Response Dispatch::options(const Destination& destination, const Request& request) const
{
    const std::string everything = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    const auto& methods = request.path == "*" ? everything : destination.allow;
    if (methods.empty())
        return say_fault(*destination.surface, Fault::not_found, request);
    Response response{204, {}, {}, {{"Allow", methods}}};
    cross_origin_.grant(request, methods, response);
    return response;
}

Response Dispatch::without_route(const Destination& destination, const Request& request) const
{
    if (destination.allow.empty())
        return say_fault(*destination.surface, Fault::not_found, request);
    auto response = say_fault(*destination.surface, Fault::method_not_allowed, request);
    response.headers.emplace_back("Allow", destination.allow);
    return response;
}

bool Dispatch::turned_away(const Destination& destination, const Request& request,
                           const Responder& answer) const
{
    if (!counts(destination.route->pace, request))
        return false;
    const auto wait = rate_limit_.attempt(destination.route_index, request.client_address);
    if (!wait)
        return false;
    observer_.rate_limited();
    auto response = say_fault(*destination.surface, Fault::rate_limited, request);
    response.headers.emplace_back("Retry-After", std::to_string(wait->count()));
    answer(std::move(response));
    return true;
}

void Dispatch::serve(const Destination& destination, const Request& request, Responder answer) const
{
    if (!destination.route && request.method == Method::options)
        return answer(options(destination, request));
    if (!destination.route)
        return answer(without_route(destination, request));
    if (destination.route->live)
        return answer(upgrade_required(*destination.surface, request));
    if (turned_away(destination, request, answer))
        return;
    if (!suits(request.header("content-type"), destination.route->body))
        return answer(say_fault(*destination.surface, Fault::wrong_media_type, request));
    run_guarded(request.id, destination.surface->say, observer_, answer,
                [&] { destination.route->handler(request, answer); });
}

bool Dispatch::from_foreign_site(const Request& request) const
{
    return std::ranges::any_of(request.headers, [&](const auto& field) {
        return field.first == "origin" && !cross_origin_.allows(field.second);
    });
}

void Dispatch::welcome(const Destination& destination, const Request& request, Handshake handshake,
                       const LiveResponder& answer) const
{
    const Surface& surface = *destination.surface;
    if (request.method != Method::get)
        return answer(only_get(surface, request));
    if (handshake == Handshake::none || handshake == Handshake::other_version)
        return answer(upgrade_required(surface, request));
    if (handshake == Handshake::malformed)
        return answer(say_fault(surface, Fault::malformed, request));
    if (from_foreign_site(request))
        return answer(say_fault(surface, Fault::forbidden, request));
    const Responder refuse = [&answer](Response response) { answer(std::move(response)); };
    if (turned_away(destination, request, refuse))
        return;
    run_guarded(request.id, surface.say, observer_, refuse,
                [&] { destination.route->live(request, answer); });
}

} // namespace maitred::http
