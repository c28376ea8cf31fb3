#include "adapters/http/dispatch.hpp"

#include "adapters/http/guard.hpp"
#include "adapters/http/media_type.hpp"

#include <string>
#include <utility>

namespace maitred::http {

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
        return say_fault(*destination.surface, Fault::not_found);
    Response response{204, {}, {}, {{"Allow", methods}}};
    cross_origin_.grant(request, methods, response);
    return response;
}

Response Dispatch::without_route(const Destination& destination) const
{
    if (destination.allow.empty())
        return say_fault(*destination.surface, Fault::not_found);
    auto response = say_fault(*destination.surface, Fault::method_not_allowed);
    response.headers.emplace_back("Allow", destination.allow);
    return response;
}

bool Dispatch::turned_away(const Destination& destination, const Request& request,
                           const Responder& answer) const
{
    if (destination.route->pace == Pace::free)
        return false;
    const auto wait = rate_limit_.attempt(destination.route_index, request.client_address);
    if (!wait)
        return false;
    observer_.rate_limited();
    auto response = say_fault(*destination.surface, Fault::rate_limited);
    response.headers.emplace_back("Retry-After", std::to_string(wait->count()));
    answer(std::move(response));
    return true;
}

void Dispatch::serve(const Destination& destination, const Request& request, Responder answer) const
{
    if (!destination.route && request.method == Method::options)
        return answer(options(destination, request));
    if (!destination.route)
        return answer(without_route(destination));
    if (turned_away(destination, request, answer))
        return;
    if (!suits(request.header("content-type"), destination.route->body))
        return answer(say_fault(*destination.surface, Fault::wrong_media_type));
    run_guarded(request.id, destination.surface->say, observer_, answer,
                [&] { destination.route->handler(request, answer); });
}

} // namespace maitred::http
