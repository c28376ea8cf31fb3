#include "adapters/http/surfaces/hold/customer_form.hpp"
#include "adapters/http/surfaces/hold/handlers.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace maitred::http::hold {
namespace {

namespace json = boost::json;

AccountId customer_in_path(const Asking& asking)
{
    return AccountId{number_in_path(asking.request, 0).value_or(0)};
}

std::optional<Account> customer_of(const Ground& ground, AccountId id)
{
    // In the house every customer has a place, until they are removed.
    const auto customer = ground.accounts.person(ground.house, Audience::hold, id);
    return customer ? std::optional{customer->account} : std::nullopt;
}

/// What the administrator of one restaurant sees of whoever has been its customer: the person, and
/// what they booked there.
Response show_customer_of(const Ground& ground, const Asking& asking, RestaurantId restaurant)
{
    const AccountId id = customer_in_path(asking);
    const auto customer = customer_of(ground, id);
    if (!customer || !ground.accounts.person(restaurant, Audience::hold, id))
        return say(403, asking.texts.not_allowed);
    return show(shown(*customer, ground.count_visits.in(restaurant, id)));
}

Response show_customer(const Ground& ground, const Asking& asking)
{
    const AccountId id = customer_in_path(asking);
    const auto customer = customer_of(ground, id);
    if (!customer)
        return say(404, asking.texts.customer_not_found);
    return show(shown(*customer, ground.count_visits(id)));
}

/// As this surface names reservations, wherever they are.
json::array uuids_of(const Ground& ground, AccountId customer,
                     const std::vector<ReservationId>& reservations)
{
    std::map<ReservationId, Uuid> found;
    for (const Membership& place : ground.accounts.memberships(customer))
        for (const Reservation& one :
             ground.storage.open(place.restaurant)->reservations(reservations))
            found.emplace(one.id, one.uuid);
    json::array uuids;
    for (const ReservationId id : reservations)
        if (const auto one = found.find(id); one != found.end())
            uuids.emplace_back(one->second.text());
    return uuids;
}

Response say_not_removed(const Ground& ground, const Asking& asking, const Refusal& refusal)
{
    if (refusal.reason != Reason::bookings_in_the_way)
        return say(asking.texts, refusal, asking.texts.customer_not_found);
    return show(json::object{{"error", asking.texts.reservations_in_the_way},
                             {"reservations",
                              uuids_of(ground, customer_in_path(asking), refusal.in_the_way)}},
                409);
}

struct Sought {
    PeopleFilter filter;
    Page page;
};

std::variant<Sought, Response> read_sought(const Asking& asking)
{
    auto page = read_page(asking);
    if (Response* refused = std::get_if<Response>(&page))
        return std::move(*refused);
    auto search = read_search(asking);
    if (Response* refused = std::get_if<Response>(&search))
        return std::move(*refused);
    auto active = read_truth(asking, "is_active");
    if (Response* refused = std::get_if<Response>(&active))
        return std::move(*refused);
    return Sought{{.containing = std::get<std::string>(std::move(search)),
                   .active = std::get<std::optional<bool>>(active)},
                  std::get<Page>(page)};
}

} // namespace

void get_customers(const Ground& ground, const Asking& asking, Responder answer)
{
    const auto read = read_sought(asking);
    if (const Response* refused = std::get_if<Response>(&read))
        return answer(*refused);
    const auto& [filter, page] = std::get<Sought>(read);
    auto people =
        ground.accounts.people(ground.house, Audience::hold, filter, page.size + 1, page.offset());
    const bool more = people.size() > static_cast<std::size_t>(page.size);
    if (more)
        people.pop_back();
    json::array list;
    for (const StaffMember& one : people)
        list.push_back(shown(one.account, ground.count_visits(one.account.id)));
    Response response = show(list);
    if (more)
        link_next(asking, page, response);
    answer(std::move(response));
}

void get_customer(const Ground& ground, const Asking& asking, Responder answer)
{
    if (!asking.caller)
        return answer(say_who_are_you(asking.texts.who_are_you));
    const Account* self = asking.customer();
    if (asking.administers_the_platform() || (self && self->id == customer_in_path(asking)))
        return answer(show_customer(ground, asking));
    const RestaurantId theirs = asking.caller->membership.restaurant;
    if (!self && asking.administers(theirs))
        return answer(show_customer_of(ground, asking, theirs));
    answer(say(403, asking.texts.not_allowed));
}

void post_customer(const Ground& ground, const Asking& asking, Responder answer)
{
    auto read = read_wish(ground, asking, "POST /api/customers/");
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, retry_key] = std::get<Wish>(read);
    const auto active = form.truth("is_active");
    auto request = read_new_customer(form);
    if (!request)
        return answer(say_what_is_wrong(asking.texts, form));
    request->active = active.value_or(true);
    request->actor = asking.actor();
    request->retry_key = retry_key;
    answer(registered(ground, asking, *request));
}

void put_customer(const Ground& ground, const Asking& asking, Responder answer)
{
    auto read = read_wish(ground, asking, route_of(asking, "/api/customers/"));
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, retry_key] = std::get<Wish>(read);
    const auto active = form.truth("is_active");
    CustomerChange change = read_customer_change(form);
    change.wish.active = active;
    if (!form.complaints().empty())
        return answer(say_what_is_wrong(asking.texts, form));
    answer(changed(ground, asking, customer_in_path(asking), change, retry_key));
}

void delete_customer(const Ground& ground, const Asking& asking, Responder answer)
{
    const auto to_come = read_to_come(asking);
    if (const Response* refused = std::get_if<Response>(&to_come))
        return answer(*refused);
    auto key = read_key(ground, asking, "DELETE /api/customers/");
    if (Response* refused = std::get_if<Response>(&key))
        return answer(std::move(*refused));
    const AccountId id = customer_in_path(asking);
    // Counted before they go: afterwards they have no place in which to count.
    const auto text = [&texts = asking.texts,
                       visits = ground.count_visits(id)](const StaffMember& removed) {
        return json::serialize(json::object{{"message", texts.customer_deleted},
                                            {"customer", shown(removed.account, visits)}});
    };
    ChangeCustomer::Asked asked{.by = *asking.caller, .whom = id};
    if (const auto& retry_key = std::get<std::optional<RetryKey>>(key))
        asked.retry = Retried<StaffMember>{*retry_key, text};
    const auto removed = ground.change_customer.remove(asked, std::get<ToCome>(to_come));
    if (!removed)
        return answer(say_not_removed(ground, asking, removed.error()));
    if (const Repeated* repeated = std::get_if<Repeated>(&*removed))
        return answer({.body = repeated->answer});
    answer({.body = text(std::get<StaffMember>(*removed))});
}

} // namespace maitred::http::hold
