#include "adapters/http/surfaces/guest/handlers.hpp"
#include "adapters/http/surfaces/guest/say.hpp"

#include <boost/json/object.hpp>

namespace maitred::http::guest {
namespace {

/// A form without a target posts to the address that it was shown under, token and all.
constexpr const char* page = R"(<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Newsletter</title>
<h1>Newsletter</h1>
<p>Do you want to stop our newsletter?</p>
<form method="post"><button>Unsubscribe</button></form>
</html>
)";

std::string_view parameter(const Request& request, std::string_view name)
{
    const std::string* value = request.parameter(name);
    return value ? std::string_view{*value} : std::string_view{};
}

Response say_wrong_link()
{
    return say(403, "BAD_TOKEN", "This link does not belong to that address.");
}

} // namespace

void get_unsubscribe(const Ground& ground, const Request& request, Responder answer)
{
    const Outcome<Email> email = Email::of(parameter(request, "email"));
    if (!email || !ground.leave_newsletter.token_fits(*email, parameter(request, "token")))
        return answer(say_wrong_link());
    answer({.body = page,
            .content_type = "text/html; charset=utf-8",
            .headers = {{"Content-Security-Policy", "default-src 'none'; form-action 'self'"}}});
}

void post_unsubscribe(const Ground& ground, const Request& request, Responder answer)
{
    const Outcome<Email> email = Email::of(parameter(request, "email"));
    if (!email || !ground.leave_newsletter(*email, parameter(request, "token")))
        return answer(say_wrong_link());
    answer(show(200, {{"success", true}, {"message", "Email removed from newsletter"}}));
}

} // namespace maitred::http::guest
