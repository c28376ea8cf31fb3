#include "adapters/http/network.hpp"
#include "adapters/http/surfaces/hold/customer_form.hpp"
#include "adapters/http/surfaces/hold/handlers.hpp"
#include "adapters/http/text/json_reading.hpp"

namespace maitred::http::hold {
namespace {

namespace json = boost::json;

/// Whose retry it is where nobody has a token yet.
std::string registration_from(const Asking& asking)
{
    return "POST /api/customers/register/ from " + asking.request.client_address;
}

Response logged_in(const Ground& ground, const LogInCustomer::LoggedIn& in)
{
    return show(json::object{{"access_token", in.token},
                             {"token_type", "bearer"},
                             {"customer", shown(in.account, ground.count_visits(in.account.id))}});
}

} // namespace

void post_register(const Ground& ground, const Asking& asking, Responder answer)
{
    auto read = read_wish(ground, asking, registration_from(asking));
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, retry_key] = std::get<Wish>(read);
    auto request = read_new_customer(form);
    if (!request)
        return answer(say_what_is_wrong(asking.texts, form));
    request->retry_key = retry_key;
    answer(registered(ground, asking, *request));
}

void post_login(const Ground& ground, const Asking& asking, Responder answer)
{
    auto fields = read_object(asking.request.body, LineBreaks::allowed);
    if (!fields)
        return answer(say(400, asking.texts.bad_json));
    Form form{std::move(*fields)};
    form.require({"email", "password"});
    const auto address = typed(form, "email");
    const auto password = typed(form, "password");
    if (!form.complaints().empty())
        return answer(say(asking.texts, form.complaints()));
    // What is no address has no account: it is wrong like any other that is not known.
    const Outcome<Email> email = Email::of(*address);
    if (!email)
        return answer(say_who_are_you(asking.texts.wrong_credentials));
    const auto outcome =
        ground.log_in({*email, *password, household_of(asking.request.client_address)});
    if (!outcome)
        return answer(say(asking.texts, outcome.error(), asking.texts.customer_not_found));
    if (const Paused* paused = std::get_if<Paused>(&*outcome))
        return answer(say_wait(asking.texts, paused->wait));
    answer(logged_in(ground, std::get<LogInCustomer::LoggedIn>(*outcome)));
}

void get_me(const Ground& ground, const Asking& asking, Responder answer)
{
    if (!asking.customer()) // the platform's administrator, who may do everything
        return answer(say(403, asking.texts.not_allowed));
    const AccountId me = asking.customer()->id;
    // Whoever asks may be known here as they were a moment ago, before another node changed them.
    const auto customer = ground.accounts.person(ground.house, Audience::hold, me);
    if (!customer)
        return answer(say(404, asking.texts.customer_not_found));
    answer(show(shown(customer->account, ground.count_visits(me))));
}

void put_me(const Ground& ground, const Asking& asking, Responder answer)
{
    if (!asking.customer())
        return answer(say(403, asking.texts.not_allowed));
    auto read = read_wish(ground, asking, route_of(asking, "/api/customers/me/"));
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, retry_key] = std::get<Wish>(read);
    const CustomerChange change = read_customer_change(form);
    if (!form.complaints().empty())
        return answer(say_what_is_wrong(asking.texts, form));
    answer(changed(ground, asking, asking.customer()->id, change, retry_key));
}

} // namespace maitred::http::hold
