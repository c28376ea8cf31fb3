#include "adapters/http/surfaces/hold/dto.hpp"
#include "adapters/http/surfaces/hold/handlers.hpp"
#include "adapters/http/surfaces/hold/reading.hpp"

#include <algorithm>
#include <boost/json/array.hpp>

namespace maitred::http::hold {
namespace {

namespace json = boost::json;

/// Everybody finds those that are listed; the platform's administrator, whichever they ask for.
std::variant<RestaurantFilter, Response> read_filter(const Asking& asking)
{
    auto search = read_search(asking);
    if (Response* refused = std::get_if<Response>(&search))
        return std::move(*refused);
    auto listed = read_truth(asking, "listed");
    if (Response* refused = std::get_if<Response>(&listed))
        return std::move(*refused);
    if (!asking.administers_the_platform())
        return RestaurantFilter{.containing = std::get<std::string>(search)};
    return RestaurantFilter{.listed = std::get<std::optional<bool>>(listed),
                            .containing = std::get<std::string>(search)};
}

json::array shown_of(const Ground& ground, const std::vector<RestaurantId>& ids, std::size_t most)
{
    json::array list;
    for (std::size_t i = 0; i < std::min(most, ids.size()); ++i) {
        const auto session = ground.storage.open(ids[i]);
        list.push_back(shown(session->profile(), session->pictures()));
    }
    return list;
}

} // namespace

void get_restaurants(const Ground& ground, const Asking& asking, Responder answer)
{
    const auto paged = read_page(asking);
    if (const Response* refused = std::get_if<Response>(&paged))
        return answer(*refused);
    const Page page = std::get<Page>(paged);
    const auto filter = read_filter(asking);
    if (const Response* refused = std::get_if<Response>(&filter))
        return answer(*refused);
    const auto ids = ground.storage.find_restaurants(std::get<RestaurantFilter>(filter),
                                                     page.size + 1, page.offset());
    const auto size = static_cast<std::size_t>(page.size);
    Response response = show(shown_of(ground, ids, size));
    if (ids.size() > size)
        link_next(asking, page, response);
    answer(std::move(response));
}

void get_restaurant(const Ground& ground, const Asking& asking, Responder answer)
{
    auto found = restaurant_in_path(ground, asking, 0);
    if (Response* refused = std::get_if<Response>(&found))
        return answer(std::move(*refused));
    const Profile& restaurant = std::get<Profile>(found);
    answer(show(shown(restaurant, ground.storage.open(restaurant.id)->pictures())));
}

} // namespace maitred::http::hold
