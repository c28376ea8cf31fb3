#include "adapters/http/surfaces/member/booking_desk.hpp"
#include "adapters/http/surfaces/member/booking_form.hpp"
#include "adapters/http/surfaces/member/door.hpp"
#include "adapters/http/surfaces/member/room_pages.hpp"
#include "adapters/http/text/time.hpp"
#include "adapters/http/text/time_of_day.hpp"
#include "core/people/member_rules.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <map>

namespace maitred::http::member {
namespace {

namespace json = boost::json;

/// The day that is asked for and, of it, the window.
struct Asked {
    std::chrono::local_days date;
    std::optional<Window> window = {};
};

Response about(const char* parameter, const char* message)
{
    return say(std::vector<Complaint>{{"query", parameter, message}});
}

std::variant<Window, Response> read_interval(std::string_view text, std::chrono::local_days date,
                                             const WallClock& clock)
{
    const auto dash = std::min(text.find('-'), text.size());
    const auto starts = read_time_of_day(trimmed(text.substr(0, dash)));
    const auto ends = read_time_of_day(trimmed(text.substr(std::min(dash + 1, text.size()))));
    if (!starts || !ends)
        return about("time_slot", "Input should be an interval as HH:MM-HH:MM");
    const auto start = instant_at(clock, date, *starts);
    const auto end = instant_at(clock, date, *ends);
    if (!start || !end)
        return about("time_slot", "The clock skips that time on that day");
    if (*end <= *start)
        return about("time_slot", "The end must come after the start");
    return Window{*start, *end};
}

std::variant<Asked, Response> read_asked(const Request& request, const HouseNow& house)
{
    Asked asked{.date = house.clock.date_of(house.now)};
    if (const std::string* text = request.parameter("target_date"); text && !text->empty()) {
        const auto date = read_date(*text);
        if (!date)
            return about("target_date", "Input should be a date as YYYY-MM-DD");
        asked.date = std::chrono::local_days{date->time_since_epoch()};
    }
    const std::string* interval = request.parameter("time_slot");
    if (!interval || interval->empty())
        return asked;
    const auto window = read_interval(*interval, asked.date, house.clock);
    if (const Response* refused = std::get_if<Response>(&window))
        return *refused;
    asked.window = std::get<Window>(window);
    return asked;
}

/// The numbers of the tables in the order in which a drawing has them.
std::map<std::string, std::size_t> places_in(const std::optional<Layout>& layout)
{
    std::map<std::string, std::size_t> places;
    const json::value drawing = layout ? json::parse(layout->data) : json::value{};
    boost::system::error_code nothing;
    const json::value* tables = drawing.find_pointer("/tables", nothing);
    if (!tables || !tables->is_array())
        return places;
    for (const json::value& drawn : tables->get_array()) {
        Form form{drawn.is_object() ? drawn.get_object() : json::object{}};
        if (const auto number = read_table_number(form))
            places.emplace(*number, places.size());
    }
    return places;
}

/// As the active layout has them; those that it does not name follow, in the room's order.
void arrange(std::vector<SeeDay::SeenTable>& tables, const std::optional<Layout>& layout)
{
    const auto places = places_in(layout);
    const auto place_of = [&places](const SeeDay::SeenTable& seen) {
        const auto found = places.find(seen.table.number);
        return found == places.end() ? places.size() : found->second;
    };
    std::ranges::stable_sort(tables, {}, place_of);
}

/// Who is coming is nobody's business but theirs and the house's.
json::object shown_taken(const Reservation& booking, const HouseNow& house,
                         const std::optional<Caller>& asking)
{
    json::object all = shown(booking, {}, house.clock, house.now);
    json::object slot{{"booking_id", booking.id.number}};
    for (const char* field : {"start_time", "end_time", "number_of_people"})
        slot[field] = all[field];
    const bool told = asking && may_see(*asking, booking);
    for (const char* field : {"guest_name", "guest_phone", "special_occasion"})
        slot[field] = told ? all[field] : json::value{};
    return slot;
}

json::object shown_table(const SeeDay::SeenTable& seen, const HouseNow& house,
                         const std::optional<Caller>& asking)
{
    const json::object all = shown(seen.table, true);
    json::object table;
    for (const char* field : {"table_number", "name", "seats", "table_type"})
        table[field] = all.at(field);
    table["is_available"] = seen.available;
    json::array taken;
    for (const Reservation& booking : seen.sittings)
        taken.push_back(shown_taken(booking, house, asking));
    table["booked_slots"] = std::move(taken);
    return table;
}

} // namespace

void get_tables_of_a_day(const Ground& ground, const Request& request, Responder answer)
{
    const auto session = ground.storage.open(ground.house);
    const HouseNow house{ground, *session};
    auto read = read_asked(request, house);
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    const auto& [date, window] = std::get<Asked>(read);
    auto tables = ground.see_day({ground.house, house.clock.day(date), window});
    arrange(tables, session->active_layout());
    const auto asking = whoever_asks(ground, request);
    json::array list;
    for (const SeeDay::SeenTable& seen : tables)
        list.push_back(shown_table(seen, house, asking));
    answer(show(json::object{
        {"tables", std::move(list)},
        {"date", write_date(UtcDate{date.time_since_epoch()})},
        {"time_slot", window ? json::value(*request.parameter("time_slot")) : json::value{}}}));
}

void get_offered_times(const Ground& ground, const Request& request, Responder answer)
{
    const auto page = read_page(request);
    if (const Response* refused = std::get_if<Response>(&page))
        return answer(*refused);
    std::vector<TimeSlot> offered = ground.storage.open(ground.house)->time_slots();
    std::erase_if(offered, [](const TimeSlot& slot) { return !slot.active; });
    answer(show_page(request, std::get<Page>(page), offered,
                     [](const TimeSlot& slot) { return shown(slot); }));
}

} // namespace maitred::http::member
