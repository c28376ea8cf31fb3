#include "adapters/http/surfaces/member/reading.hpp"

#include <boost/json/serialize.hpp>

namespace maitred::http::member {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_address = 300;

json::object shown(const Profile& house)
{
    return {{"restaurant_name", house.name_for_guests()},
            {"address", house.address},
            {"phone", house.phone},
            {"email", house.email}};
}

std::string written(const Profile& house)
{
    return json::serialize(shown(house));
}

/// The house may have none: "" and null say so.
bool is_taken_away(const Form& form, const char* field)
{
    const json::value* value = form.find(field);
    return value && (value->is_null() || (value->is_string() && value->get_string().empty()));
}

ChangeSettings::Wish read_card(Form& form)
{
    ChangeSettings::Wish wish;
    if (const auto name = form.name("restaurant_name"))
        wish.shown_name = name->text();
    wish.address = is_taken_away(form, "address") ? std::optional<std::string>{""}
                                                  : form.text("address", longest_address, true);
    if (is_taken_away(form, "phone"))
        wish.phone = "";
    else if (const auto phone = form.phone("phone"))
        wish.phone = phone->text();
    if (is_taken_away(form, "email"))
        wish.email = "";
    else if (const auto email = form.email("email"))
        wish.email = email->text();
    return wish;
}

} // namespace

void get_house_card(const Ground& ground, const Request&, Responder answer)
{
    answer(show(shown(ground.storage.open(ground.house)->profile())));
}

void put_house_card(const Ground& ground, const Known& known, Responder answer)
{
    auto read = read_wish(ground, known.request, "PUT /api/v1/admin/restaurant-settings",
                          actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, key] = std::get<Wish>(read);
    const auto wish = read_card(form);
    if (!form.complaints().empty())
        return answer(say(form.complaints()));
    ChangeSettings::Asked asked{.restaurant = ground.house,
                                .actor = actor_of(known.caller.account.id)};
    if (key)
        asked.retry = Retried<Profile>{*key, written};
    const auto changed = ground.change_settings(asked, wish);
    if (!changed)
        return answer(say(changed.error()));
    if (const Repeated* repeated = std::get_if<Repeated>(&*changed))
        return answer({.body = repeated->answer});
    answer({.body = written(std::get<Profile>(*changed))});
}

} // namespace maitred::http::member
