#include "adapters/http/surfaces/hold/administering.hpp"

#include <algorithm>

namespace maitred::http::hold {
namespace {

namespace json = boost::json;

constexpr std::size_t most_listed = 1'000;

} // namespace

std::variant<Profile, Response> administered_in_path(const Ground& ground, const Asking& asking)
{
    auto found = restaurant_in_path(ground, asking, 0);
    const Profile* restaurant = std::get_if<Profile>(&found);
    if (restaurant && !asking.administers(restaurant->id))
        return say(403, asking.texts.not_allowed);
    return found;
}

json::array in_the_way(const Ground& ground, RestaurantId restaurant, const Refusal& refusal)
{
    const std::size_t count = std::min(refusal.in_the_way.size(), most_listed);
    auto parties =
        ground.storage.open(restaurant)->reservations(std::span{refusal.in_the_way}.first(count));
    std::sort(parties.begin(), parties.end(), [](const Reservation& one, const Reservation& other) {
        return std::pair{one.sitting, one.id} < std::pair{other.sitting, other.id};
    });
    json::array list;
    for (const Reservation& one : parties)
        list.push_back(json::string(one.uuid.text()));
    return list;
}

Response say_no(const Ground& ground, const Asking& asking, RestaurantId restaurant,
                const Refusal& refusal, std::string_view not_found)
{
    if (refusal.reason != Reason::bookings_in_the_way)
        return say(asking.texts, refusal, not_found);
    return show(json::object{{"error", asking.texts.reservations_in_the_way},
                             {"reservations", in_the_way(ground, restaurant, refusal)}},
                409);
}

} // namespace maitred::http::hold
