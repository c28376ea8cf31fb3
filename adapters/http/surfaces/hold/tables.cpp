#include "adapters/http/surfaces/hold/dto.hpp"
#include "adapters/http/surfaces/hold/handlers.hpp"
#include "adapters/http/surfaces/hold/reading.hpp"

#include <algorithm>
#include <boost/json/array.hpp>

namespace maitred::http::hold {
namespace {

namespace json = boost::json;

/// Whether tables in service are listed or those that were removed, which administrators see only.
std::variant<bool, Response> read_in_service(const Asking& asking, RestaurantId restaurant)
{
    auto active = read_truth(asking, "is_active");
    if (Response* refused = std::get_if<Response>(&active))
        return std::move(*refused);
    const bool in_service = std::get<std::optional<bool>>(active).value_or(true);
    if (in_service || asking.administers(restaurant))
        return in_service;
    if (!asking.caller)
        return say_who_are_you(asking.texts.who_are_you);
    return say(403, asking.texts.not_allowed);
}

/// A room is seen whole, if it can be.
std::variant<Page, Response> read_page_of_a_room(const Asking& asking)
{
    auto read = read_page(asking);
    Page* page = std::get_if<Page>(&read);
    if (page && !asking.request.parameter("page_size"))
        page->size = largest_page_size;
    return read;
}

Response shown_page(const Asking& asking, const Page& page, const std::vector<KnownTable>& tables)
{
    const auto begin = std::min(tables.size(), static_cast<std::size_t>(page.offset()));
    const auto end = std::min(tables.size(), begin + static_cast<std::size_t>(page.size));
    json::array list;
    for (std::size_t i = begin; i < end; ++i)
        list.push_back(shown(tables[i].table, tables[i].in_service));
    Response response = show(list);
    if (end < tables.size())
        link_next(asking, page, response);
    return response;
}

} // namespace

void get_tables(const Ground& ground, const Asking& asking, Responder answer)
{
    auto where = restaurant_in_path(ground, asking, 0);
    if (Response* refused = std::get_if<Response>(&where))
        return answer(std::move(*refused));
    const RestaurantId restaurant = std::get<Profile>(where).id;
    const auto in_service = read_in_service(asking, restaurant);
    if (const Response* refused = std::get_if<Response>(&in_service))
        return answer(*refused);
    const auto page = read_page_of_a_room(asking);
    if (const Response* refused = std::get_if<Response>(&page))
        return answer(*refused);
    std::vector<KnownTable> tables = ground.storage.open(restaurant)->tables();
    std::erase_if(tables, [&](const KnownTable& one) {
        return one.in_service != std::get<bool>(in_service);
    });
    answer(shown_page(asking, std::get<Page>(page), tables));
}

void get_table(const Ground& ground, const Asking& asking, Responder answer)
{
    auto where = restaurant_in_path(ground, asking, 0);
    if (Response* refused = std::get_if<Response>(&where))
        return answer(std::move(*refused));
    const RestaurantId restaurant = std::get<Profile>(where).id;
    const auto number = number_in_path(asking.request, 1);
    const auto tables = ground.storage.open(restaurant)->tables();
    const auto found = std::find_if(tables.begin(), tables.end(), [&](const KnownTable& one) {
        return one.table.id.number == number;
    });
    if (found == tables.end() || !(found->in_service || asking.administers(restaurant)))
        return answer(say(404, asking.texts.table_not_found));
    answer(show(shown(found->table, found->in_service)));
}

} // namespace maitred::http::hold
