#include "adapters/http/surfaces/hold/administering.hpp"
#include "adapters/http/surfaces/hold/handlers.hpp"
#include "core/usecases/cancel_stranded.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>

namespace maitred::http::hold {
namespace {

namespace json = boost::json;

/// One that has closed already is known too: a retry is answered as it was.
std::optional<RestaurantId> known_in_path(const Ground& ground, const Asking& asking)
{
    const auto number = number_in_path(asking.request, 0);
    const auto all = ground.storage.restaurants();
    const bool known = std::any_of(all.begin(), all.end(),
                                   [&](const Restaurant& one) { return one.id.number == number; });
    return known ? std::optional{RestaurantId{*number}} : std::nullopt;
}

json::array still_to_come_in(const Ground& ground, RestaurantId restaurant)
{
    const Instant now = ground.clock.now();
    json::array list;
    for (const Reservation& one : ground.storage.open(restaurant)->to_come(now))
        if (still_to_come(one, now))
            list.push_back(json::string(one.uuid.text()));
    return list;
}

/// What would be lost: whoever decides on it is shown it first.
Response say_in_the_way(const Ground& ground, const Asking& asking, RestaurantId restaurant,
                        const Refusal& refusal)
{
    const auto tables = ground.storage.open(restaurant)->tables();
    const auto in_service = std::count_if(tables.begin(), tables.end(),
                                          [](const KnownTable& one) { return one.in_service; });
    return show(json::object{{"error", asking.texts.reservations_in_the_way},
                             {"reservations", in_the_way(ground, restaurant, refusal)},
                             {"tables", in_service},
                             {"staff", ground.accounts.staff(restaurant).size()}},
                409);
}

Response close(const Ground& ground, const Asking& asking, RestaurantId restaurant,
               const CloseRestaurant::Asked& asked,
               const std::function<std::string(const Profile&)>& written)
{
    const auto closed = ground.close_restaurant(asked);
    if (!closed && closed.error().reason == Reason::bookings_in_the_way)
        return say_in_the_way(ground, asking, restaurant, closed.error());
    if (!closed)
        return say(asking.texts, closed.error(), asking.texts.restaurant_not_found);
    if (const Repeated* repeated = std::get_if<Repeated>(&*closed))
        return {.body = repeated->answer};
    return {.body = written(std::get<Profile>(*closed))};
}

} // namespace

void delete_restaurant(const Ground& ground, const Asking& asking, Responder answer)
{
    auto key = read_key(ground, asking, "DELETE /api/restaurants/");
    if (Response* refused = std::get_if<Response>(&key))
        return answer(std::move(*refused));
    const auto to_come = read_to_come(asking);
    if (const Response* refused = std::get_if<Response>(&to_come))
        return answer(*refused);
    const auto restaurant = known_in_path(ground, asking);
    if (!restaurant)
        return answer(say(404, asking.texts.restaurant_not_found));
    if (*restaurant == ground.house)
        return answer(say(403, asking.texts.restaurant_stays));
    json::object body{{"message", asking.texts.restaurant_deleted}};
    if (std::get<ToCome>(to_come) == ToCome::cancel)
        body["cancelled"] = still_to_come_in(ground, *restaurant);
    const auto written = [text = json::serialize(body)](const Profile&) { return text; };
    CloseRestaurant::Asked asked{.restaurant = *restaurant, .actor = asking.actor()};
    asked.to_come = std::get<ToCome>(to_come);
    if (auto& retry_key = std::get<std::optional<RetryKey>>(key))
        asked.retry = Retried<Profile>{std::move(*retry_key), written};
    answer(close(ground, asking, *restaurant, asked, written));
}

} // namespace maitred::http::hold
