#include "adapters/http/surfaces/floor/dto.hpp"
#include "adapters/http/surfaces/floor/reading.hpp"
#include "adapters/http/text/decimal.hpp"
#include "adapters/http/text/link.hpp"
#include "adapters/http/text/time.hpp"

#include <boost/json/array.hpp>

#include <map>

namespace maitred::http::floor {
namespace {

namespace json = boost::json;

constexpr std::int64_t usual_limit = 100;
constexpr std::int64_t most_shown = 500;
constexpr std::int64_t last_offset = 10'000'000;

struct ReadList {
    PartyFilter filter = {};
    int limit = static_cast<int>(usual_limit);
    int offset = 0;
    std::vector<Complaint> complaints = {};
};

/// Every stage that the floor calls by this word.
std::set<StageName> stages_called(std::string_view status)
{
    std::set<StageName> stages;
    for (int i = 0; i < static_cast<int>(std::variant_size_v<Stage>); ++i)
        if (status_of(static_cast<StageName>(i)) == status)
            stages.insert(static_cast<StageName>(i));
    return stages;
}

void read_status(const Request& request, ReadList& read)
{
    const std::string* word = request.parameter("status_filter");
    if (!word || word->empty())
        return;
    if (*word == "unplaced") {
        read.filter.unplaced_only = true;
        return;
    }
    const auto stage = stage_of_status(*word);
    if (stage)
        read.filter.stages = stages_called(status_of(*stage));
    else
        read.complaints.push_back({"query", "status_filter", "This is not a status", "enum"});
}

void read_day(const Ground& ground, const Known& known, ReadList& read)
{
    const std::string* text = known.request.parameter("date_filter");
    if (!text || text->empty())
        return;
    const auto date = read_date(*text);
    if (!date) {
        read.complaints.push_back(
            {"query", "date_filter", "Input should be a date, YYYY-MM-DD", "date_parsing"});
        return;
    }
    const std::string zone = ground.storage.open(known.restaurant)->profile().time_zone;
    const std::chrono::local_days local{date->time_since_epoch()};
    const auto midnight = [&](std::chrono::local_days day) {
        return ground.zones.true_time(zone, day, std::chrono::minutes{0});
    };
    read.filter.starts_in = Window{midnight(local), midnight(local + std::chrono::days{1})};
}

int read_number(const Request& request, const char* field, std::int64_t least, std::int64_t most,
                std::int64_t otherwise, ReadList& read)
{
    const std::string* text = request.parameter(field);
    if (!text || text->empty())
        return static_cast<int>(otherwise);
    const auto number = read_decimal(*text, least, most);
    if (!number)
        read.complaints.push_back({"query", field,
                                   "Input should be a whole number from " + std::to_string(least) +
                                       " to " + std::to_string(most),
                                   "int_parsing"});
    return static_cast<int>(number.value_or(otherwise));
}

std::map<TableId, Uuid> uuids_of(const std::vector<KnownTable>& tables)
{
    std::map<TableId, Uuid> uuids;
    for (const KnownTable& known : tables)
        uuids.emplace(known.table.id, known.table.uuid);
    return uuids;
}

Uuid table_of(const Reservation& party, const std::map<TableId, Uuid>& uuids)
{
    const auto found = party.table ? uuids.find(*party.table) : uuids.end();
    return found == uuids.end() ? Uuid{} : found->second;
}

} // namespace

void get_reservations(const Ground& ground, const Known& known, Responder answer)
{
    ReadList read;
    read_status(known.request, read);
    read_day(ground, known, read);
    read.limit = read_number(known.request, "limit", 1, most_shown, usual_limit, read);
    read.offset = read_number(known.request, "offset", 0, last_offset, 0, read);
    if (!read.complaints.empty())
        return answer(say(read.complaints));
    const Instant now = ground.clock.now();
    read.filter.seen_at = now;
    const auto session = ground.storage.open(known.restaurant);
    const auto parties = session->parties(read.filter, read.limit + 1, read.offset);
    const auto uuids = uuids_of(session->tables());
    json::array list;
    for (const Reservation& party : parties)
        if (list.size() < static_cast<std::size_t>(read.limit))
            list.push_back(shown(party, table_of(party, uuids), now));
    Response response = show(list);
    if (parties.size() > list.size())
        response.headers.emplace_back(
            "Link",
            link_with(known.request, {{"limit", std::to_string(read.limit)},
                                      {"offset", std::to_string(read.offset + read.limit)}}));
    answer(std::move(response));
}

void get_reservation(const Ground& ground, const Known& known, Responder answer)
{
    const auto session = ground.storage.open(known.restaurant);
    const auto uuid = uuid_in_path(known.request, 1);
    const auto party = uuid ? session->reservation(*uuid) : std::nullopt;
    if (!party)
        return answer(say(Refusal{Reason::not_found}));
    answer(show(shown(*party, table_of(*party, uuids_of(session->tables())), ground.clock.now())));
}

} // namespace maitred::http::floor
