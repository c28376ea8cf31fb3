#include "adapters/http/surfaces/floor/door.hpp"
#include "adapters/http/surfaces/floor/dto.hpp"
#include "adapters/http/surfaces/floor/reading.hpp"
#include "adapters/http/text/decimal.hpp"
#include "adapters/http/text/time.hpp"

#include <boost/json/array.hpp>

#include <limits>
#include <map>

namespace maitred::http::floor {
namespace {

namespace json = boost::json;

constexpr std::int64_t usual_lines = 100;
constexpr std::int64_t most_lines = 500;

json::value shown_facts(const Facts& facts)
{
    json::object body;
    for (const auto& [name, value] : facts)
        body[name] = value;
    return body;
}

using Numbers = std::map<TableId, std::string>;

/// In the log a table that is only kept for a party is told of as well: whoever asks answers for
/// the room.
json::object logged(const Reservation& reservation, const Numbers& numbers)
{
    json::object body = shown(reservation, Uuid{}, reservation.changed_at);
    const auto table = reservation.table ? numbers.find(*reservation.table) : numbers.end();
    body.erase("assignedTableId");
    body["tableNumber"] =
        table == numbers.end() ? json::value(nullptr) : json::value(table->second);
    body["tableIsAssigned"] = reservation.pinned;
    body["startsAt"] = write_time(reservation.sitting.start);
    body["endsAt"] = write_time(reservation.sitting.end);
    return body;
}

struct Line {
    std::int64_t sequence;
    const Numbers& numbers;

    json::object operator()(const Event& event) const
    {
        return line(event, "reservation", event.after.uuid.text(),
                    event.before ? json::value(logged(*event.before, numbers))
                                 : json::value(nullptr),
                    logged(event.after, numbers));
    }
    json::object operator()(const TableEvent& event) const
    {
        return line(event, "table", event.after.table.uuid.text(),
                    event.before ? json::value(shown(*event.before)) : json::value(nullptr),
                    event.kind == EventKind::table_removed ? json::value(nullptr)
                                                           : json::value(shown(event.after)));
    }
    json::object operator()(const Deed& deed) const
    {
        return line(deed, deed.subject, std::to_string(deed.subject_id), shown_facts(deed.before),
                    shown_facts(deed.after));
    }

    template <class Happened>
    json::object line(const Happened& event, std::string_view subject, const std::string& id,
                      json::value before, json::value after) const
    {
        return {{"sequence", sequence},        {"timestamp", write_time(event.at)},
                {"actor", event.actor},        {"action", name_of(event.kind)},
                {"entityType", subject},       {"entityId", id},
                {"before", std::move(before)}, {"after", std::move(after)}};
    }
};

} // namespace

void get_activity(const Ground& ground, const Known& known, Responder answer)
{
    std::vector<Complaint> complaints;
    const auto read = [&](const char* field, std::int64_t otherwise, std::int64_t most) {
        const std::string* text = known.request.parameter(field);
        if (!text || text->empty())
            return otherwise;
        const auto number = read_decimal(*text, 1, most);
        if (!number)
            complaints.push_back({"query", field, "Input should be a whole number, 1 or more"});
        return number.value_or(otherwise);
    };
    constexpr auto all = std::numeric_limits<std::int64_t>::max();
    const std::int64_t limit = read("limit", usual_lines, most_lines);
    const std::int64_t before = read("before", all, all);
    if (!complaints.empty())
        return answer(say(complaints));
    const auto session = ground.storage.open(known.restaurant);
    const auto lines = session->events_before(before, static_cast<int>(limit) + 1);
    Numbers numbers;
    for (const KnownTable& table : session->tables())
        numbers.emplace(table.table.id, table.table.number);
    json::array list;
    for (const Recorded& one : lines)
        if (list.size() < static_cast<std::size_t>(limit))
            list.push_back(std::visit(Line{one.sequence, numbers}, one.event));
    Response response = show(list);
    if (lines.size() > list.size())
        response.headers.emplace_back(
            "Link", "<" + known.request.path + "?limit=" + std::to_string(limit) + "&before=" +
                        std::to_string(lines[list.size() - 1].sequence) + ">; rel=\"next\"");
    answer(std::move(response));
}

} // namespace maitred::http::floor
