#include "adapters/http/surfaces/floor/reading.hpp"
#include "adapters/http/text/time_of_day.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace maitred::http::floor {
namespace {

namespace json = boost::json;

constexpr int shortest_turn = 5;
constexpr int longest_turn = 24 * 60;
constexpr int largest_party = 1'000;

std::optional<std::chrono::minutes> time_of_day_in(const json::value* value)
{
    if (!value || !value->is_string())
        return std::nullopt;
    return read_time_of_day({value->get_string().data(), value->get_string().size()});
}

json::array shown_hours(const std::vector<ServiceHours>& hours)
{
    json::array list;
    for (const ServiceHours& day : hours) {
        json::object one{{"weekday", day.weekday}, {"isOpen", day.served.has_value()}};
        if (day.served) {
            one["opens"] = write_time_of_day(day.served->opens);
            one["closes"] = write_time_of_day(day.served->closes);
        }
        list.push_back(std::move(one));
    }
    return list;
}

json::object shown(const Profile& profile)
{
    json::array turns;
    for (const TurnTimes::Step& step : profile.turns_by_party)
        turns.push_back(
            json::object{{"partySize", step.from_party}, {"minutes", step.turn.count()}});
    return {{"id", profile.uuid.text()},
            {"slug", profile.slug},
            {"name", profile.name},
            {"timezone", profile.time_zone},
            {"slotMinutes", profile.slot.count()},
            {"turnMinutes", profile.usual_turn.count()},
            {"turnTimes", std::move(turns)},
            {"maxPartySize", profile.largest_party},
            {"hours", shown_hours(profile.hours)},
            {"policy", name_of(profile.policy)},
            {"listed", profile.listed}};
}

std::string written(const Profile& profile)
{
    return json::serialize(shown(profile));
}

/// The entries of a list of objects, each as a form of its own.
std::optional<std::vector<Form>> entries(Form& form, const char* field, std::size_t most)
{
    const json::value* value = form.find(field);
    if (!value || value->is_null())
        return std::nullopt;
    const json::array* list = value->if_array();
    const bool all_objects = list && list->size() <= most &&
                             std::all_of(list->begin(), list->end(),
                                         [](const json::value& one) { return one.is_object(); });
    if (!all_objects) {
        form.complain(field,
                      "Input should be a list of at most " + std::to_string(most) + " objects",
                      "list_type");
        return std::nullopt;
    }
    std::vector<Form> forms;
    for (const json::value& one : *list)
        forms.emplace_back(one.get_object());
    return forms;
}

void read_turns(Form& form, ChangeSettings::Wish& wish)
{
    auto given = entries(form, "turn_times", 50);
    if (!given)
        return;
    wish.turns_by_party.emplace();
    std::set<int> parties;
    for (Form& one : *given) {
        one.require({"party_size", "minutes"});
        const auto party = one.whole("party_size", 1, largest_party);
        const auto minutes = one.whole("minutes", shortest_turn, longest_turn);
        if (!one.complaints().empty() || !parties.insert(*party).second)
            return form.complain("turn_times",
                                 "Each has its own party_size, and minutes from 5 on");
        wish.turns_by_party->push_back({*party, std::chrono::minutes{*minutes}});
    }
    std::sort(wish.turns_by_party->begin(), wish.turns_by_party->end(),
              [](const auto& one, const auto& other) { return one.from_party < other.from_party; });
}

void read_hours(Form& form, ChangeSettings::Wish& wish)
{
    auto given = entries(form, "hours", 7);
    if (!given)
        return;
    wish.hours.emplace();
    std::set<int> weekdays;
    for (Form& one : *given) {
        const auto weekday = one.whole("weekday", 0, 6);
        const bool open = one.truth("is_open").value_or(true);
        const auto opens = time_of_day_in(one.find("opens"));
        const auto closes = time_of_day_in(one.find("closes"));
        if (!weekday || !weekdays.insert(*weekday).second || (open && (!opens || !closes)))
            return form.complain("hours", "Each has its own weekday, 0 (Monday) to 6, and opens "
                                          "and closes as HH:MM, or is_open false");
        ServiceHours day{*weekday, std::nullopt};
        if (open)
            day.served = ServiceHours::Served{*opens, *closes};
        wish.hours->push_back(day);
    }
    std::sort(wish.hours->begin(), wish.hours->end());
}

ChangeSettings::Wish read_settings(const Ground& ground, Form& form)
{
    ChangeSettings::Wish wish;
    wish.name = form.name("name");
    wish.time_zone = form.text("timezone", 64);
    if (wish.time_zone && !ground.zones.knows(*wish.time_zone))
        form.complain("timezone", "Input should be an IANA time zone such as Europe/Madrid");
    if (const auto slot = form.whole("slot_minutes", 1, 60)) {
        wish.slot = std::chrono::minutes{*slot};
        if (!SlotGrid::every(*wish.slot))
            form.complain("slot_minutes", "Input should be 5, 10, 15, 20, 30 or 60");
    }
    if (const auto turn = form.whole("turn_minutes", shortest_turn, longest_turn))
        wish.usual_turn = std::chrono::minutes{*turn};
    wish.largest_party = form.whole("max_party_size", 1, largest_party);
    wish.policy =
        form.word<Policy>("policy", policy_named, "Input should be 'random' or 'best_fit'");
    wish.listed = form.truth("listed");
    read_turns(form, wish);
    read_hours(form, wish);
    return wish;
}

} // namespace

void get_settings(const Ground& ground, const Known& known, Responder answer)
{
    answer({.body = written(ground.storage.open(known.restaurant)->profile())});
}

void put_settings(const Ground& ground, const Known& known, Responder answer)
{
    auto read = read_wish(ground, known.request, "PUT /restaurants/{id}/settings",
                          actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, retry_key] = std::get<Wish>(read);
    const auto wish = read_settings(ground, form);
    if (!form.complaints().empty())
        return answer(say(form.complaints()));
    ChangeSettings::Asked asked{known.restaurant, actor_of(known.caller.account.id)};
    if (retry_key)
        asked.retry = Retried<Profile>{*retry_key, written};
    const auto changed = ground.change_settings(asked, wish);
    if (!changed && changed.error().reason == Reason::not_allowed)
        return answer(say(400, "Name, timezone, slot, turn and party of this restaurant are set by "
                               "its operator's configuration"));
    if (!changed)
        return answer(say(changed.error()));
    if (const Repeated* repeated = std::get_if<Repeated>(&*changed))
        return answer({.body = repeated->answer});
    answer({.body = written(std::get<Profile>(*changed))});
}

} // namespace maitred::http::floor
