#include "adapters/http/surfaces/guest/guest_surface.hpp"

#include "adapters/http/guard.hpp"
#include "adapters/http/surfaces/descriptions.hpp"
#include "adapters/http/surfaces/guest/handlers.hpp"
#include "adapters/http/surfaces/guest/say.hpp"

namespace maitred::http::guest {

Surface guest_surface(std::shared_ptr<const Ground> ground)
{
    const auto say_fault = [](Fault fault) { return say(fault); };
    const auto at_once = [ground](auto handler) -> Handler {
        return [ground, handler](const Request& request, Responder answer) {
            handler(*ground, request, std::move(answer));
        };
    };
    const auto blocking = [&](auto handler) {
        return in_background(ground->pool, ground->observer, say_fault, at_once(handler));
    };
    return {
        .name = "guest",
        .prefixes = {"/api/reservations", "/api/newsletter"},
        .routes =
            {
                {Method::get, "/api/reservations/availability", at_once(get_availability)},
                {Method::post, "/api/reservations", at_once(post_reservation), Body::json,
                 Slash::exact, Pace::limited},
                {Method::get, "/api/reservations", blocking(get_reservations), Body::none,
                 Slash::exact},
                {Method::post, "/api/newsletter", blocking(post_newsletter), Body::json,
                 Slash::either, Pace::limited},
                {Method::get, "/api/newsletter/unsubscribe", at_once(get_unsubscribe)},
                {Method::post, "/api/newsletter/unsubscribe", blocking(post_unsubscribe),
                 Body::any},
            },
        .say = say_fault,
        .description = descriptions::guest(),
    };
}

} // namespace maitred::http::guest
