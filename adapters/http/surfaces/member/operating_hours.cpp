#include "adapters/http/surfaces/member/room_pages.hpp"
#include "adapters/http/text/decimal.hpp"
#include "adapters/http/text/time_of_day.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>

namespace maitred::http::member {
namespace {

namespace json = boost::json;

constexpr int weekdays = 7;
constexpr ServiceHours::Served all_day{std::chrono::minutes{0}, std::chrono::minutes{24 * 60}};

/// A weekday that nobody has set is open all day.
json::object shown(const std::vector<ServiceHours>& week, int weekday)
{
    const auto set = std::find_if(week.begin(), week.end(), [weekday](const ServiceHours& one) {
        return one.weekday == weekday;
    });
    const bool is_set = set != week.end();
    const auto served = is_set ? set->served : all_day;
    const auto time = [&](std::chrono::minutes ServiceHours::Served::*which) {
        return served ? json::value(write_time_of_day((*served).*which)) : json::value();
    };
    return {{"id", weekday + 1},
            {"day_of_week", weekday},
            {"opening_time", time(&ServiceHours::Served::opens)},
            {"closing_time", time(&ServiceHours::Served::closes)},
            {"is_open", served.has_value()},
            {"is_set", is_set}};
}

/// A day that is closed needs no times, and keeps none.
ServiceHours read_day(Form& form, int weekday)
{
    const bool open = form.truth("is_open").value_or(true);
    if (open)
        form.require({"opening_time", "closing_time"});
    const auto opens = form.time_of_day("opening_time");
    const auto closes = form.time_of_day("closing_time");
    if (!open || !opens || !closes)
        return {weekday, std::nullopt};
    return {weekday, ServiceHours::Served{*opens, *closes}};
}

} // namespace

void get_operating_hours(const Ground& ground, const Known&, Responder answer)
{
    const auto week = ground.storage.open(ground.house)->profile().hours;
    json::array list;
    for (int weekday = 0; weekday < weekdays; ++weekday)
        list.push_back(shown(week, weekday));
    answer(show(list));
}

void put_operating_hours(const Ground& ground, const Known& known, Responder answer)
{
    const auto number = read_decimal(known.request.path_values.at(0), 0, weekdays - 1);
    if (!number)
        return answer(say(400, "Day of week must be between 0 and 6"));
    const int weekday = static_cast<int>(*number);
    auto read = read_query_or_body(ground, known.request, "PUT /api/v1/admin/operating-hours/{day}",
                                   actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, key] = std::get<Wish>(read);
    const ServiceHours day = read_day(form, weekday);
    if (!form.complaints().empty())
        return answer(say(form.complaints()));
    const auto to_come = read_to_come(known.request);
    if (const Response* refused = std::get_if<Response>(&to_come))
        return answer(*refused);
    const auto written = [weekday](const Profile& profile) {
        return json::serialize(shown(profile.hours, weekday));
    };
    ChangeSettings::Asked asked{.restaurant = ground.house,
                                .actor = actor_of(known.caller.account.id),
                                .to_come = std::get<ToCome>(to_come)};
    if (key)
        asked.retry = Retried<Profile>{*key, written};
    const auto changed = ground.change_settings(asked, {.hours_of_a_day = day});
    if (!changed && changed.error().reason == Reason::bookings_in_the_way)
        return answer(say_in_the_way(ground, changed.error()));
    if (!changed)
        return answer(say(changed.error()));
    if (const Repeated* repeated = std::get_if<Repeated>(&*changed))
        return answer({.body = repeated->answer});
    answer({.body = written(std::get<Profile>(*changed))});
}

} // namespace maitred::http::member
