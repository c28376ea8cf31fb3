#include "adapters/http/surfaces/hold/restaurant_form.hpp"

#include "adapters/http/text/time_of_day.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <set>

namespace maitred::http::hold {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_description = 2'000;
constexpr std::size_t longest_address = 300;
constexpr std::size_t longest_zone = 64;
constexpr int shortest_turn = 5;
constexpr int longest_turn = 360;
constexpr int largest_party = 1'000;
constexpr std::size_t days_a_week = 7;

bool is_taken_away(const Form& form, const char* field)
{
    const json::value* value = form.find(field);
    return value && (value->is_null() || (value->is_string() && value->get_string().empty()));
}

std::optional<std::string> text_or_none(Form& form, const char* field, std::size_t longest)
{
    return is_taken_away(form, field) ? std::optional<std::string>{""}
                                      : form.text(field, longest, true);
}

void read_contact(Form& form, ChangeSettings::Wish& wish)
{
    wish.description = text_or_none(form, "description", longest_description);
    wish.address = text_or_none(form, "address", longest_address);
    if (is_taken_away(form, "phone"))
        wish.phone = "";
    else if (const auto phone = form.phone("phone"))
        wish.phone = phone->text();
    if (is_taken_away(form, "email"))
        wish.email = "";
    else if (const auto email = form.email("email"))
        wish.email = email->text();
}

void read_grid(Form& form, const TimeZones& zones, ChangeSettings::Wish& wish)
{
    wish.time_zone = form.text("time_zone", longest_zone);
    if (wish.time_zone && !zones.knows(*wish.time_zone))
        form.complain("time_zone", "Input should be an IANA time zone such as Europe/Madrid");
    if (const auto slot = form.whole("slot_minutes", 1, 60)) {
        wish.slot = std::chrono::minutes{*slot};
        if (!SlotGrid::every(*wish.slot))
            form.complain("slot_minutes", "Input should be 5, 10, 15, 20, 30 or 60");
    }
    if (const auto turn = form.whole("turn_minutes", shortest_turn, longest_turn))
        wish.usual_turn = std::chrono::minutes{*turn};
}

/// "19:30" or "19:30:00", to 24:00: a house may close at the end of its day.
std::optional<std::chrono::minutes> hour(const Form& day, const char* field)
{
    constexpr std::string_view no_seconds = ":00";
    constexpr std::size_t with_seconds = std::string_view{"19:30:00"}.size();
    const json::value* value = day.find(field);
    if (!value || !value->is_string())
        return std::nullopt;
    std::string_view text{value->get_string().data(), value->get_string().size()};
    if (text.size() == with_seconds && text.ends_with(no_seconds))
        text.remove_suffix(no_seconds.size());
    return read_time_of_day(text);
}

std::optional<ServiceHours> read_day(Form day)
{
    day.require({"weekday"});
    const auto weekday = day.whole("weekday", 0, days_a_week - 1);
    const bool open = day.truth("is_open").value_or(true);
    if (!day.complaints().empty())
        return std::nullopt;
    if (!open)
        return ServiceHours{*weekday, std::nullopt};
    const auto opens = hour(day, "opening_time");
    const auto closes = hour(day, "closing_time");
    if (!opens || !closes || *opens >= std::chrono::hours{24})
        return std::nullopt;
    return ServiceHours{*weekday, ServiceHours::Served{*opens, *closes}};
}

/// Each its own weekday, 0 (Monday) to 6; nothing where anything is wrong with one.
std::optional<std::vector<ServiceHours>> read_week(const json::value& value)
{
    const json::array* list = value.if_array();
    if (!list || list->size() > days_a_week)
        return std::nullopt;
    std::vector<ServiceHours> week;
    std::set<int> weekdays;
    for (const json::value& one : *list) {
        const auto day = one.is_object() ? read_day(Form{one.get_object()}) : std::nullopt;
        if (!day || !weekdays.insert(day->weekday).second)
            return std::nullopt;
        week.push_back(*day);
    }
    std::sort(week.begin(), week.end());
    return week;
}

void read_hours(Form& form, ChangeSettings::Wish& wish)
{
    const json::value* value = form.find("opening_hours");
    if (!value || value->is_null())
        return;
    wish.hours = read_week(*value);
    if (!wish.hours)
        form.complain("opening_hours",
                      "Each has its own weekday, 0 (Monday) to 6, and opening_time and "
                      "closing_time as HH:MM, or is_open false");
}

} // namespace

ChangeSettings::Wish read_restaurant(Form& form, const TimeZones& zones)
{
    ChangeSettings::Wish wish;
    wish.name = form.name("name");
    read_contact(form, wish);
    read_grid(form, zones, wish);
    wish.largest_party = form.whole("max_party_size", 1, largest_party);
    wish.listed = form.truth("is_listed");
    read_hours(form, wish);
    return wish;
}

} // namespace maitred::http::hold
