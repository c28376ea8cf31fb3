#include "adapters/http/surfaces/floor/door.hpp"

#include "adapters/http/surfaces/floor/say.hpp"
#include "adapters/http/text/bearer_token.hpp"

namespace maitred::http::floor {

AtTheDoor let_in(const Ground& ground, std::string_view token, Operation operation,
                 const std::optional<std::string>& restaurant)
{
    if (token.empty())
        return say_who_are_you("Not authenticated");
    const Outcome<Caller> caller = ground.authenticate(token, "floor");
    if (!caller)
        return say_who_are_you("Could not validate credentials");
    if (restaurant) {
        const auto asked = Uuid::parse(*restaurant);
        if (!asked || *asked != ground.restaurants.uuid_of(caller->membership.restaurant))
            return say(403, "Access denied to this restaurant");
    }
    if (!may(caller->membership.role, operation))
        return say(403, "Not enough permissions");
    return *caller;
}

Handler known_only(std::shared_ptr<const Ground> ground, Operation operation, Of of,
                   HandlerOfKnown handler)
{
    return [ground = std::move(ground), operation, of, handler](const Request& request,
                                                                Responder answer) {
        const auto restaurant =
            of == Of::restaurant ? std::optional{request.path_values.at(0)} : std::nullopt;
        const AtTheDoor who = let_in(*ground, bearer_token(request), operation, restaurant);
        if (const Response* refused = std::get_if<Response>(&who))
            return answer(*refused);
        const Caller& caller = std::get<Caller>(who);
        handler(*ground, {request, caller, caller.membership.restaurant}, std::move(answer));
    };
}

} // namespace maitred::http::floor
