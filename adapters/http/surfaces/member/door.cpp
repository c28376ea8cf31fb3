#include "adapters/http/surfaces/member/door.hpp"

#include "adapters/http/surfaces/member/say.hpp"
#include "adapters/http/text/bearer_token.hpp"

namespace maitred::http::member {
namespace {

constexpr const char* this_surface = "member";

} // namespace

Handler known_only(std::shared_ptr<const Ground> ground, Operation operation,
                   HandlerOfKnown handler)
{
    return
        [ground = std::move(ground), operation, handler](const Request& request, Responder answer) {
            const std::string_view token = bearer_token(request);
            if (token.empty())
                return answer(say_who_are_you("Not authenticated"));
            const Outcome<Caller> caller = ground->authenticate(token, this_surface);
            if (!caller)
                return answer(say_who_are_you("Could not validate credentials"));
            if (!may(caller->membership.role, operation))
                return answer(say(403, "Not enough permissions"));
            handler(*ground, {request, *caller}, std::move(answer));
        };
}

std::optional<Caller> whoever_asks(const Ground& ground, const Request& request)
{
    const std::string_view token = bearer_token(request);
    if (token.empty())
        return std::nullopt;
    const Outcome<Caller> caller = ground.authenticate(token, this_surface);
    return caller ? std::optional{*caller} : std::nullopt;
}

} // namespace maitred::http::member
