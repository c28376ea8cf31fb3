#include "adapters/http/network.hpp"
#include "adapters/http/surfaces/member/dto.hpp"
#include "adapters/http/surfaces/member/people_forms.hpp"
#include "adapters/http/surfaces/member/reading.hpp"
#include "adapters/http/text/query.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>

namespace maitred::http::member {
namespace {

namespace json = boost::json;

/// Whoever signs up is a member, whatever they say they are.
std::string registered_as_member(const Account& account)
{
    return json::serialize(shown(account, Role::member));
}

/// Web forms send a field that was left empty.
std::optional<Phone> read_phone_if_any(Form& form)
{
    const json::value* value = form.find("phone");
    if (value && value->is_string() && trimmed(std::string{value->get_string()}).empty())
        return std::nullopt;
    return form.phone("phone");
}

struct Credentials {
    std::string username;
    std::string password;
};

/// What OAuth 2 puts beside them (grant_type, scope, client_id) says nothing that is not known.
std::variant<Credentials, Response> read_credentials(const Request& request)
{
    const auto parameters = read_form(request.body);
    if (!parameters)
        return say(400, "The body is not a form");
    std::vector<Complaint> complaints;
    const auto field = [&](const char* name) {
        const auto found = std::ranges::find(*parameters, name, &Parameters::value_type::first);
        if (found != parameters->end() && !found->second.empty())
            return found->second;
        complaints.push_back({"body", name, "Field required", "missing"});
        return std::string{};
    };
    Credentials read{.username = field("username"), .password = field("password")};
    if (!complaints.empty())
        return say(complaints);
    return read;
}

} // namespace

void post_register(const Ground& ground, const Request& request, Responder answer)
{
    auto read = read_wish(ground, request, "POST /api/v1/auth/register", request.client_address);
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, retry_key] = std::get<Wish>(read);
    form.require({"username", "email", "full_name", "password"});
    const auto username = read_username(form);
    const auto email = form.email("email");
    const auto full_name = form.name("full_name");
    const auto phone = read_phone_if_any(form);
    const auto password = read_new_password(form);
    if (!form.complaints().empty())
        return answer(say(form.complaints()));
    const auto registered = ground.register_member({.username = *username,
                                                    .email = *email,
                                                    .full_name = *full_name,
                                                    .phone = phone,
                                                    .password = *password,
                                                    .retry_key = retry_key},
                                                   registered_as_member);
    if (!registered)
        return answer(say(registered.error()));
    if (const Repeated* repeated = std::get_if<Repeated>(&*registered))
        return answer({.body = repeated->answer});
    answer({.body = registered_as_member(std::get<Account>(*registered))});
}

void post_token(const Ground& ground, const Request& request, Responder answer)
{
    const auto read = read_credentials(request);
    if (const Response* refused = std::get_if<Response>(&read))
        return answer(*refused);
    const auto& [username, password] = std::get<Credentials>(read);
    const auto logged_in =
        ground.log_in({username, password, household_of(request.client_address)});
    if (!logged_in && logged_in.error().reason == Reason::wrong_credentials)
        return answer(say_who_are_you("Incorrect username or password"));
    if (!logged_in)
        return answer(say(logged_in.error()));
    if (const Paused* paused = std::get_if<Paused>(&*logged_in))
        return answer(say_wait(paused->wait));
    answer(show(json::object{{"access_token", std::get<std::string>(*logged_in)},
                             {"token_type", "bearer"}}));
}

void get_me(const Ground&, const Known& known, Responder answer)
{
    answer(show(shown(known.caller.account, known.caller.membership.role)));
}

} // namespace maitred::http::member
