#include "adapters/http/surfaces/hold/customer_form.hpp"

#include "adapters/http/network.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace maitred::http::hold {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_text = 1'000; ///< beyond it, nobody looks at what is wrong
constexpr const char* no_password = "no_password";

/// Web forms send a field that was left empty.
bool left_empty(const Form& form, std::string_view field)
{
    const json::value* value = form.find(field);
    return value && (value->is_null() ||
                     (value->is_string() && trimmed(std::string{value->get_string()}).empty()));
}

std::optional<Phone> read_phone_if_any(Form& form)
{
    return left_empty(form, "phone") ? std::nullopt : form.phone("phone");
}

/// Read it last: the other complaints come first.
std::optional<Password> read_new_password(Form& form)
{
    const auto text = form.text("password", longest_text);
    if (!text)
        return std::nullopt;
    const Outcome<Password> password = Password::of(*text);
    if (password)
        return *password;
    form.complain("password", "A password has 8 to 128 printable characters", no_password);
    return std::nullopt;
}

/// Without visits: nobody who is new has any.
std::string written_anew(const Account& account)
{
    return json::serialize(shown(account, Visits{}));
}

/// They showed who they are, and that is not enough: so it is 403, and not 401.
Response say_not_without_password(const Texts& texts, const CustomerChange& change)
{
    if (change.current_password)
        return say(403, texts.wrong_current_password);
    return say(texts, {Complaint{"body", "current_password", "Field required", "missing"}});
}

} // namespace

std::optional<RegisterCustomer::Request> read_new_customer(Form& form)
{
    form.require({"first_name", "last_name", "email", "password"});
    const auto first_name = form.name("first_name");
    const auto last_name = form.name("last_name");
    const auto email = form.email("email");
    const auto phone = read_phone_if_any(form);
    const auto password = read_new_password(form);
    if (!form.complaints().empty())
        return std::nullopt;
    return RegisterCustomer::Request{.first_name = *first_name,
                                     .last_name = last_name->text(),
                                     .email = *email,
                                     .phone = phone,
                                     .password = *password};
}

CustomerChange read_customer_change(Form& form)
{
    CustomerChange change;
    if (const auto first_name = form.name("first_name"))
        change.wish.first_name = first_name->text();
    if (const auto last_name = form.name("last_name"))
        change.wish.last_name = last_name->text();
    change.wish.email = form.email("email");
    if (left_empty(form, "phone"))
        change.wish.phone = "";
    if (const auto phone = read_phone_if_any(form))
        change.wish.phone = phone->text();
    change.current_password = typed(form, "current_password");
    change.password = read_new_password(form);
    return change;
}

std::optional<std::string> typed(Form& form, std::string_view field)
{
    const json::value* value = form.find(field);
    if (!value || value->is_null())
        return std::nullopt;
    if (const json::string* text = value->if_string())
        return std::string{*text};
    form.complain(field, "Input should be a string", "string_type");
    return std::nullopt;
}

Response say_what_is_wrong(const Texts& texts, const Form& form)
{
    const Complaint& first = form.complaints().front();
    if (first.type != no_password)
        return say(texts, form.complaints());
    return show(json::object{{"error", texts.bad_password}, {"fields", json::array{first.field}}},
                400);
}

Response registered(const Ground& ground, const Asking& asking,
                    const RegisterCustomer::Request& request)
{
    const auto registered = ground.register_customer(request, written_anew);
    if (!registered)
        return say(asking.texts, registered.error(), asking.texts.customer_not_found);
    if (const Repeated* repeated = std::get_if<Repeated>(&*registered))
        return {.status = 201, .body = repeated->answer};
    return {.status = 201, .body = written_anew(std::get<Account>(*registered))};
}

Response changed(const Ground& ground, const Asking& asking, AccountId whom,
                 const CustomerChange& change, const std::optional<RetryKey>& retry_key)
{
    const auto text = [&ground](const StaffMember& customer) {
        const Account& account = customer.account;
        return json::serialize(shown(account, ground.count_visits(account.id)));
    };
    ChangeCustomer::Asked asked{
        .by = *asking.caller, .whom = whom, .address = household_of(asking.request.client_address)};
    if (retry_key)
        asked.retry = Retried<StaffMember>{*retry_key, text};
    const auto changed =
        ground.change_customer(asked, change.wish, change.password, change.current_password);
    if (!changed && changed.error().reason == Reason::wrong_credentials)
        return say_not_without_password(asking.texts, change);
    if (!changed)
        return say(asking.texts, changed.error(), asking.texts.customer_not_found);
    if (const Paused* paused = std::get_if<Paused>(&*changed))
        return say_wait(asking.texts, paused->wait);
    if (const Repeated* repeated = std::get_if<Repeated>(&*changed))
        return {.body = repeated->answer};
    return {.body = text(std::get<StaffMember>(*changed))};
}

std::string route_of(const Asking& asking, std::string_view path)
{
    return std::string{name_of(asking.request.method)} + " " + std::string{path};
}

} // namespace maitred::http::hold
