#include "adapters/http/surfaces/hold/booking.hpp"
#include "adapters/http/surfaces/hold/handlers.hpp"
#include "adapters/http/text/decimal.hpp"
#include "adapters/http/text/time.hpp"

#include <algorithm>
#include <boost/json/array.hpp>

namespace maitred::http::hold {
namespace {

namespace json = boost::json;

/// What is listed, of which restaurants.
struct Asked {
    PartyFilter filter;
    std::optional<UtcDate> date = {};
    std::vector<Profile> restaurants = {};
};

/// One reservation and whose book it is in.
struct Listed {
    Reservation reservation;
    const Profile* restaurant;
};

std::optional<Response> read_status(const Asking& asking, PartyFilter& filter)
{
    const std::string* word = asking.request.parameter("status");
    if (!word || word->empty())
        return std::nullopt;
    filter.stages = stages_called(*word);
    if (filter.stages.empty())
        return say(400, filled(asking.texts.bad_status, {*word}));
    return std::nullopt;
}

std::optional<Response> read_day(const Asking& asking, Asked& asked)
{
    const std::string* text = asking.request.parameter("date");
    if (!text || text->empty())
        return std::nullopt;
    asked.date = read_date(*text);
    if (!asked.date)
        return say(400, filled(asking.texts.bad_field, {"date"}));
    return std::nullopt;
}

/// Whether it is among a customer's restaurants, listed or not.
bool has_a_place(const Ground& ground, const Asking& asking, RestaurantId restaurant)
{
    const Account* customer = asking.customer();
    return customer && is_customer_of(ground.accounts, customer->id, restaurant) &&
           ground.storage.restaurant(restaurant);
}

/// The one that is named, or the house; a customer's own are looked for wherever they have a place.
std::optional<Response> find_restaurants(const Ground& ground, const Asking& asking, Asked& asked)
{
    std::vector<RestaurantId> ids = {ground.house};
    const std::string* text = asking.request.parameter("restaurant_id");
    const bool named = text && !text->empty();
    if (named)
        ids = {{read_decimal(*text, 1).value_or(0)}};
    else if (const Account* customer = asking.customer()) {
        ids.clear();
        for (const Membership& place : ground.accounts.memberships(customer->id))
            ids.push_back(place.restaurant);
    } else if (asking.caller && !asking.administers(ground.house)) {
        ids = {asking.caller->membership.restaurant};
    }
    for (const RestaurantId id : ids) {
        auto profile = restaurant_for(ground, asking, id);
        if (!profile && has_a_place(ground, asking, id))
            profile = ground.storage.open(id)->profile();
        if (profile)
            asked.restaurants.push_back(std::move(*profile));
        else if (named)
            return say_of(400, asking.texts.restaurant_not_found, *text);
    }
    return std::nullopt;
}

/// Everybody sees what was made here; customers, their own; administrators, all.
void narrow(const Ground& ground, const Asking& asking, Asked& asked)
{
    asked.filter.seen_at = ground.clock.now();
    if (const Account* customer = asking.customer()) {
        asked.filter.member = customer->id;
        return;
    }
    const bool all = std::all_of(asked.restaurants.begin(), asked.restaurants.end(),
                                 [&](const Profile& one) { return asking.administers(one.id); });
    if (!all)
        asked.filter.source = Source::hold_surface;
}

/// Only administrators look for somebody.
std::optional<Response> read_who(const Asking& asking, Asked& asked)
{
    if (asked.filter.source || asked.filter.member)
        return std::nullopt;
    auto search = read_search(asking);
    if (Response* refused = std::get_if<Response>(&search))
        return std::move(*refused);
    asked.filter.containing = std::get<std::string>(search);
    const std::string* customer = asking.request.parameter("customer_id");
    if (!customer || customer->empty())
        return std::nullopt;
    const auto number = read_decimal(*customer, 1);
    if (!number)
        return say(400, filled(asking.texts.bad_field, {"customer_id"}));
    asked.filter.member = AccountId{*number};
    return std::nullopt;
}

/// Of several restaurants a page is looked for among so many reservations of each, at most.
constexpr int most_of_each = 10'000;

std::vector<Listed> listed_of(const Ground& ground, const Asked& asked, const Profile& restaurant,
                              int limit, int offset)
{
    PartyFilter filter = asked.filter;
    if (asked.date)
        filter.starts_in = WallClock{ground.zones, restaurant.time_zone}.day(
            std::chrono::local_days{asked.date->time_since_epoch()});
    std::vector<Listed> list;
    for (Reservation& one : ground.storage.open(restaurant.id)->parties(filter, limit, offset))
        list.push_back({std::move(one), &restaurant});
    return list;
}

/// The page, and one more if there is one. Tenant by tenant; UUIDs sort by when they were made.
std::vector<Listed> listed(const Ground& ground, const Asked& asked, const Page& page)
{
    if (asked.restaurants.size() == 1)
        return listed_of(ground, asked, asked.restaurants.front(), page.size + 1, page.offset());
    const int past = std::min(page.offset() + page.size + 1, most_of_each);
    std::vector<Listed> all;
    for (const Profile& restaurant : asked.restaurants)
        for (Listed& one : listed_of(ground, asked, restaurant, past, 0))
            all.push_back(std::move(one));
    std::sort(all.begin(), all.end(), [](const Listed& one, const Listed& other) {
        return one.reservation.uuid > other.reservation.uuid;
    });
    const auto skipped = std::min(all.size(), static_cast<std::size_t>(page.offset()));
    all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(skipped));
    return all;
}

json::object shown_to(const Ground& ground, const Asking& asking, const Listed& one)
{
    const WallClock clock{ground.zones, one.restaurant->time_zone};
    const Instant now = ground.clock.now();
    if (is_theirs(asking, one.reservation) || asking.administers(one.restaurant->id))
        return shown(one.reservation, one.restaurant->id, clock, now);
    return shown_to_all(one.reservation, clock, now);
}

std::variant<Asked, Response> read_asked(const Ground& ground, const Asking& asking)
{
    Asked asked;
    if (auto refused = read_status(asking, asked.filter))
        return std::move(*refused);
    if (auto refused = read_day(asking, asked))
        return std::move(*refused);
    if (auto refused = find_restaurants(ground, asking, asked))
        return std::move(*refused);
    narrow(ground, asking, asked);
    if (auto refused = read_who(asking, asked))
        return std::move(*refused);
    return asked;
}

} // namespace

void get_reservations(const Ground& ground, const Asking& asking, Responder answer)
{
    const auto paged = read_page(asking);
    if (const Response* refused = std::get_if<Response>(&paged))
        return answer(*refused);
    const Page page = std::get<Page>(paged);
    const auto read = read_asked(ground, asking);
    if (const Response* refused = std::get_if<Response>(&read))
        return answer(*refused);
    const Asked& asked = std::get<Asked>(read);
    const std::vector<Listed> all = listed(ground, asked, page);
    const auto size = static_cast<std::size_t>(page.size);
    json::array list;
    for (std::size_t i = 0; i < std::min(size, all.size()); ++i)
        list.push_back(shown_to(ground, asking, all[i]));
    Response response = show(list);
    if (all.size() > size)
        link_next(asking, page, response);
    answer(std::move(response));
}

} // namespace maitred::http::hold
