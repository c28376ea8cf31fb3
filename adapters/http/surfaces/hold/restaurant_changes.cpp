#include "adapters/http/surfaces/hold/administering.hpp"
#include "adapters/http/surfaces/hold/dto.hpp"
#include "adapters/http/surfaces/hold/handlers.hpp"
#include "adapters/http/surfaces/hold/restaurant_form.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace maitred::http::hold {
namespace {

namespace json = boost::json;

OpenRestaurant::Request founding(const ChangeSettings::Wish& wish)
{
    OpenRestaurant::Request request{.name = *wish.name, .actor = {}};
    request.time_zone = wish.time_zone.value_or(request.time_zone);
    request.description = wish.description.value_or("");
    request.address = wish.address.value_or("");
    request.phone = wish.phone.value_or("");
    request.email = wish.email.value_or("");
    request.slot = wish.slot;
    request.usual_turn = wish.usual_turn;
    request.largest_party = wish.largest_party.value_or(request.largest_party);
    request.listed = wish.listed.value_or(true);
    return request;
}

std::string number_alone(const Founded& founded)
{
    return json::serialize(json::object{{"id", founded.restaurant.number}});
}

RestaurantId founded_in(const OpenRestaurant::Opened& opened)
{
    if (const Founded* founded = std::get_if<Founded>(&opened))
        return founded->restaurant;
    return {json::parse(std::get<Repeated>(opened).answer).at("id").to_number<std::int64_t>()};
}

std::function<std::string(const Profile&)> written_with(std::vector<Picture> pictures)
{
    return [pictures = std::move(pictures)](const Profile& restaurant) {
        return json::serialize(shown(restaurant, pictures));
    };
}

/// Writes what was asked for, and says it again to a retry.
struct Change {
    ChangeSettings::Wish wish;
    std::optional<RetryKey> retry_key;
    std::optional<ToCome> to_come = {};
    std::vector<Picture> pictures = {};
    int status = 200;
};
Response carry_out(const Ground& ground, const Asking& asking, RestaurantId restaurant,
                   Change change)
{
    const auto written = written_with(std::move(change.pictures));
    ChangeSettings::Asked asked{.restaurant = restaurant, .actor = asking.actor()};
    asked.to_come = change.to_come;
    if (change.retry_key)
        asked.retry = Retried<Profile>{std::move(*change.retry_key), written};
    const auto changed = ground.change_settings(asked, change.wish);
    if (!changed)
        return say_no(ground, asking, restaurant, changed.error(),
                      asking.texts.restaurant_not_found);
    if (const Repeated* repeated = std::get_if<Repeated>(&*changed))
        return {.status = change.status, .body = repeated->answer};
    return {.status = change.status, .body = written(std::get<Profile>(*changed))};
}

/// The house's own name is its operator's; here it gets the one that guests read.
void keep_the_operators_name(ChangeSettings::Wish& wish, const Profile& house)
{
    if (wish.name && wish.name->text() != house.name_for_guests())
        wish.shown_name = wish.name->text();
    wish.name.reset();
}

} // namespace

/// Founded first, then its hours are set, and that is what is kept for a retry: one whose first
/// attempt was cut short in between goes on where that stopped.
void post_restaurant(const Ground& ground, const Asking& asking, Responder answer)
{
    auto read = read_wish(ground, asking, "POST /api/restaurants/");
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, retry_key] = std::get<Wish>(read);
    form.require({"name"});
    const auto wish = read_restaurant(form, ground.zones);
    if (!form.complaints().empty())
        return answer(say(asking.texts, form.complaints()));
    OpenRestaurant::Request request = founding(wish);
    request.listed = false; // until all is as it was wished
    request.actor = asking.actor();
    request.retry_key = retry_key;
    const auto opened = ground.open_restaurant(request, number_alone);
    if (!opened)
        return answer(say(asking.texts, opened.error(), asking.texts.restaurant_not_found));
    answer(carry_out(ground, asking, founded_in(*opened),
                     {.wish = {.hours = wish.hours, .listed = wish.listed.value_or(true)},
                      .retry_key = retry_key,
                      .status = 201}));
}

void put_restaurant(const Ground& ground, const Asking& asking, Responder answer)
{
    auto found = administered_in_path(ground, asking);
    if (Response* refused = std::get_if<Response>(&found))
        return answer(std::move(*refused));
    const Profile& restaurant = std::get<Profile>(found);
    auto read = read_wish(ground, asking, "PUT /api/restaurants/");
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, retry_key] = std::get<Wish>(read);
    const auto to_come = read_to_come(asking);
    if (const Response* refused = std::get_if<Response>(&to_come))
        return answer(*refused);
    auto wish = read_restaurant(form, ground.zones);
    if (!form.complaints().empty())
        return answer(say(asking.texts, form.complaints()));
    if (restaurant.id == ground.house)
        keep_the_operators_name(wish, restaurant);
    answer(carry_out(ground, asking, restaurant.id,
                     {.wish = std::move(wish),
                      .retry_key = retry_key,
                      .to_come = std::get<ToCome>(to_come),
                      .pictures = ground.storage.open(restaurant.id)->pictures()}));
}

} // namespace maitred::http::hold
