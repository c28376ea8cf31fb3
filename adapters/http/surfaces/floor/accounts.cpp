#include "adapters/http/network.hpp"
#include "adapters/http/surfaces/floor/door.hpp"
#include "adapters/http/surfaces/floor/reading.hpp"

#include <boost/json/serialize.hpp>

namespace maitred::http::floor {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_name = 120;

/// The floor knows three words; the platform's administrator may do there what owners may.
std::string_view role_on_the_floor(Role role)
{
    return text_of(role == Role::platform ? Role::owner : role);
}

std::string founded(const Founded& made)
{
    return json::serialize(json::object{{"message", "Restaurant created successfully"},
                                        {"restaurant_id", made.restaurant_uuid.text()},
                                        {"user_id", made.owner_uuid.text()}});
}

Response say_registered(const RegisterRestaurant::Registered& registered)
{
    if (const Repeated* repeated = std::get_if<Repeated>(&registered))
        return {.body = repeated->answer};
    return {.body = founded(std::get<Founded>(registered))};
}

Response say_logged_in(const Ground& ground, const LogIn::LoggedIn& in)
{
    return show(
        json::object{{"access_token", in.token},
                     {"token_type", "bearer"},
                     {"restaurant_id", ground.restaurants.uuid_of(in.membership.restaurant).text()},
                     {"user_id", in.account.uuid.text()}});
}

} // namespace

void post_register(const Ground& ground, const Request& request, Responder answer)
{
    auto read = read_wish(ground, request, "POST /auth/register", request.client_address);
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, retry_key] = std::get<Wish>(read);
    form.require({"restaurant_name", "email", "password"});
    const auto name = form.name("restaurant_name");
    const auto email = form.email("email");
    const auto typed = form.text("password", 1000);
    const auto first_name = form.text("first_name", longest_name);
    const auto last_name = form.text("last_name", longest_name);
    if (!form.complaints().empty())
        return answer(say(form.complaints()));
    const Outcome<Password> password = Password::of(*typed);
    if (!password)
        return answer(say(password.error()));
    const auto registered = ground.register_restaurant({.restaurant = *name,
                                                        .email = *email,
                                                        .password = *password,
                                                        .first_name = first_name.value_or(""),
                                                        .last_name = last_name.value_or(""),
                                                        .retry_key = retry_key},
                                                       founded);
    answer(registered ? say_registered(*registered) : say(registered.error()));
}

void post_login(const Ground& ground, const Request& request, Responder answer)
{
    auto read = read_wish(ground, request, "POST /auth/login", request.client_address);
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    Form& form = std::get<Wish>(read).form;
    form.require({"email", "password"});
    const auto typed_email = form.text("email", 1000);
    const auto password = form.text("password", 1000);
    if (!form.complaints().empty())
        return answer(say(form.complaints()));
    const Outcome<Email> email = Email::of(*typed_email);
    if (!email) // nobody has that: as for an account that does not exist
        return answer(say_who_are_you("Incorrect email or password"));
    const auto logged_in = ground.log_in({*email, *password, household_of(request.client_address)});
    if (!logged_in && logged_in.error().reason == Reason::wrong_credentials)
        return answer(say_who_are_you("Incorrect email or password"));
    if (!logged_in)
        return answer(say(logged_in.error()));
    if (const Paused* paused = std::get_if<Paused>(&*logged_in))
        return answer(say_wait(paused->wait));
    answer(say_logged_in(ground, std::get<LogIn::LoggedIn>(*logged_in)));
}

void get_me(const Ground& ground, const Known& known, Responder answer)
{
    const Account& account = known.caller.account;
    const Profile profile = ground.storage.open(known.restaurant)->profile();
    answer(show(json::object{{"id", account.uuid.text()},
                             {"email", account.email.text()},
                             {"first_name", account.first_name},
                             {"last_name", account.last_name},
                             {"role", role_on_the_floor(known.caller.membership.role)},
                             {"restaurant_id", profile.uuid.text()},
                             {"restaurant_name", profile.name}}));
}

void put_password(const Ground& ground, const Known& known, Responder answer)
{
    auto read = read_wish(ground, known.request, "PUT /auth/password", "");
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    Form& form = std::get<Wish>(read).form;
    const char* old_field = form.find("current_password") ? "current_password" : "old_password";
    form.require({old_field, "new_password"});
    const auto old_password = form.text(old_field, 1000);
    const auto typed = form.text("new_password", 1000);
    if (!form.complaints().empty())
        return answer(say(form.complaints()));
    const Outcome<Password> password = Password::of(*typed);
    if (!password)
        return answer(say(password.error()));
    const auto changed = ground.change_password(
        {known.caller, *old_password, *password, household_of(known.request.client_address)});
    if (!changed && changed.error().reason == Reason::wrong_credentials)
        return answer(say(400, "Incorrect password"));
    if (!changed)
        return answer(say(changed.error()));
    if (const Paused* paused = std::get_if<Paused>(&*changed))
        return answer(say_wait(paused->wait));
    answer(show(json::object{{"message", "Password changed successfully"}}));
}

} // namespace maitred::http::floor
