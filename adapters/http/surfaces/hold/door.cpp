#include "adapters/http/surfaces/hold/door.hpp"

#include "adapters/http/surfaces/hold/say.hpp"
#include "adapters/http/text/bearer_token.hpp"
#include "adapters/http/text/preferences.hpp"

#include <variant>

namespace maitred::http::hold {
namespace {

constexpr const char* this_surface = "hold";

using MaybeCaller = std::optional<Caller>;

/// Who carries the request's token, nobody if it has none, or that the token is not good: any
/// Authorization that is not one of ours is not, whatever its scheme.
std::variant<MaybeCaller, Response> whoever_asks(const Ground& ground, const Request& request,
                                                 const Texts& texts)
{
    if (request.header("authorization").empty())
        return MaybeCaller{};
    const std::string_view token = bearer_token(request);
    if (token.empty())
        return say_who_are_you(texts.bad_token);
    const Outcome<Caller> caller = ground.authenticate(token, this_surface);
    if (!caller)
        return say_who_are_you(texts.bad_token);
    return MaybeCaller{*caller};
}

} // namespace

const Account* Asking::customer() const
{
    const bool is_one = caller && caller->account.audience == Audience::hold;
    return is_one ? &caller->account : nullptr;
}

bool Asking::administers(RestaurantId restaurant) const
{
    return caller && may(caller->membership.role, Operation::administer_restaurant) &&
           (administers_the_platform() || caller->membership.restaurant == restaurant);
}

bool Asking::administers_the_platform() const
{
    return caller && may(caller->membership.role, Operation::administer_the_platform);
}

std::string Asking::actor() const
{
    return caller ? actor_of(caller->account.id) : "guest";
}

Handler open_to_all(std::shared_ptr<const Ground> ground, HandlerOfAsking handler)
{
    return [ground = std::move(ground), handler](const Request& request, Responder answer) {
        const Language language = language_of(request, Language::spanish);
        const Texts& texts = texts_in(language);
        auto asks = whoever_asks(*ground, request, texts);
        if (Response* refused = std::get_if<Response>(&asks))
            return answer(std::move(*refused));
        handler(*ground, {request, std::get<MaybeCaller>(asks), language, texts},
                std::move(answer));
    };
}

Handler open_to_strangers(std::shared_ptr<const Ground> ground, HandlerOfAsking handler)
{
    return [ground = std::move(ground), handler](const Request& request, Responder answer) {
        const Language language = language_of(request, Language::spanish);
        handler(*ground, {request, MaybeCaller{}, language, texts_in(language)}, std::move(answer));
    };
}

Handler whoever_may(std::shared_ptr<const Ground> ground, Operation operation,
                    HandlerOfAsking handler)
{
    return
        [ground = std::move(ground), operation, handler](const Request& request, Responder answer) {
            const Language language = language_of(request, Language::spanish);
            const Texts& texts = texts_in(language);
            auto asks = whoever_asks(*ground, request, texts);
            if (Response* refused = std::get_if<Response>(&asks))
                return answer(std::move(*refused));
            const MaybeCaller& caller = std::get<MaybeCaller>(asks);
            if (!caller)
                return answer(say_who_are_you(texts.who_are_you));
            if (!may(caller->membership.role, operation))
                return answer(say(403, texts.not_allowed));
            handler(*ground, {request, caller, language, texts}, std::move(answer));
        };
}

} // namespace maitred::http::hold
