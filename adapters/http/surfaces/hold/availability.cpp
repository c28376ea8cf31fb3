#include "adapters/http/surfaces/hold/booking.hpp"
#include "adapters/http/surfaces/hold/handlers.hpp"
#include "adapters/http/text/decimal.hpp"

#include <boost/json/array.hpp>

namespace maitred::http::hold {
namespace {

namespace json = boost::json;

constexpr int usual_party = 2;
constexpr int largest_party = 1'000;

/// The query as a form; what is empty is not given.
Form form_of(const Request& request)
{
    json::object fields;
    for (const char* field : {"date", "time", "party_size"})
        if (const std::string* text = request.parameter(field); text && !text->empty())
            fields[field] = *text;
    if (json::value* party = fields.if_contains("party_size"))
        if (const auto number = read_decimal(*request.parameter("party_size")))
            *party = *number;
    return Form{std::move(fields), "query"};
}

std::string_view word_for(Reason reason)
{
    if (reason == Reason::closed)
        return "closed";
    if (reason == Reason::start_in_the_past)
        return "past";
    if (reason == Reason::bad_party || reason == Reason::table_too_small)
        return "party_too_large";
    return "fully_booked";
}

json::array shown(const std::vector<Table>& tables)
{
    json::array list;
    for (const Table& table : tables)
        list.push_back(json::object{
            {"id", table.id.number}, {"number", table.number}, {"capacity", table.seats}});
    return list;
}

json::object shown(const WallClock& clock, Instant time)
{
    return {{"date", clock.date(time)}, {"time", clock_time(clock, time)}};
}

json::object shown(const FreeTables& found, RestaurantId restaurant, const WallClock& clock,
                   const AskTables& asked)
{
    json::object body{{"restaurant_id", restaurant.number}};
    for (const auto& field : shown(clock, asked.time))
        body[field.key()] = field.value();
    body["party_size"] = asked.party;
    body["available"] = !found.tables.empty();
    body["tables"] = shown(found.tables);
    body["reason"] =
        found.why_none ? json::value(json::string(word_for(*found.why_none))) : json::value();
    json::array others;
    for (const Instant time : found.alternatives)
        others.push_back(shown(clock, time));
    body["alternatives"] = std::move(others);
    return body;
}

} // namespace

void get_availability(const Ground& ground, const Asking& asking, Responder answer)
{
    auto where = restaurant_in_path(ground, asking, 0);
    if (Response* refused = std::get_if<Response>(&where))
        return answer(std::move(*refused));
    const Profile& restaurant = std::get<Profile>(where);
    const WallClock clock{ground.zones, restaurant.time_zone};
    Form form = form_of(asking.request);
    form.require({"date", "time"});
    const auto time = read_time(form, clock, {.date = "date", .time = "time"});
    const int party = form.whole("party_size", 1, largest_party).value_or(usual_party);
    if (!form.complaints().empty())
        return answer(say(asking.texts, form.complaints()));
    const AskTables question{*time, party};
    const Texts& texts = asking.texts;
    ground.find_tables(
        restaurant.id, question,
        {[answer, &texts, clock, question, id = restaurant.id](const Outcome<FreeTables>& found) {
             if (!found)
                 return answer(say(texts, found.error(), texts.restaurant_not_found));
             answer(show(shown(*found, id, clock, question)));
         },
         [answer, &texts, id = asking.request.id, &observer = ground.observer](
             const std::exception_ptr& failure) { fail(texts, id, observer, answer, failure); }});
}

} // namespace maitred::http::hold
