#include "adapters/http/surfaces/member/dto.hpp"
#include "adapters/http/surfaces/member/room_pages.hpp"
#include "adapters/http/text/local_time.hpp"

#include <boost/json/serialize.hpp>

namespace maitred::http::member {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_reason = 300;

/// The house's tables and its clock, as one request finds them.
struct House {
    std::vector<KnownTable> tables;
    std::string zone;

    explicit House(StorageSession& session)
        : tables{session.tables()}, zone{session.profile().time_zone}
    {
    }
};

ReadTime clock_of(const Ground& ground, const House& house)
{
    return [&ground, &house](std::string_view text) {
        return read_local_time(text, ground.zones, house.zone);
    };
}

json::object shown_in(const House& house, const Blocked& blocked)
{
    json::object body = shown(blocked.block, number_of(house.tables, blocked.block.table));
    json::array cancelled;
    for (const ReservationId id : blocked.cancelled)
        cancelled.push_back(id.number);
    body["cancelled_bookings"] = std::move(cancelled);
    return body;
}

Response say_no(const Ground& ground, const Refusal& refusal)
{
    const auto about = [](const char* field, const char* message) {
        return say(std::vector<Complaint>{{"body", field, message}});
    };
    if (refusal.reason == Reason::bookings_in_the_way)
        return say_in_the_way(ground, refusal);
    if (refusal.reason == Reason::bad_time)
        return about("end", "The end must come after the start, and at most 31 days later");
    if (refusal.reason == Reason::start_in_the_past)
        return about("end", "The block would be over already");
    return say(refusal, "Block");
}

/// Which blocks a list shows: those of the next days, unless others are asked for.
std::variant<Window, Response> read_range(const Ground& ground, const Request& request,
                                          const House& house)
{
    json::object query;
    for (const char* field : {"from", "to"})
        if (const std::string* text = request.parameter(field); text && !text->empty())
            query.emplace(field, *text);
    Form form{std::move(query), "query"};
    const auto from = form.time("from", clock_of(ground, house)).value_or(ground.clock.now());
    const auto to = form.time("to", clock_of(ground, house)).value_or(from + longest_block);
    if (form.complaints().empty() && to <= from)
        form.complain("to", "Input should be later than from");
    if (!form.complaints().empty())
        return say(form.complaints());
    return Window{from, to};
}

} // namespace

void get_blocks(const Ground& ground, const Known& known, Responder answer)
{
    const auto page = read_page(known.request);
    if (const Response* refused = std::get_if<Response>(&page))
        return answer(*refused);
    const auto session = ground.storage.open(ground.house);
    const House house{*session};
    auto range = read_range(ground, known.request, house);
    if (Response* refused = std::get_if<Response>(&range))
        return answer(std::move(*refused));
    answer(show_page(
        known.request, std::get<Page>(page), session->blocks(std::get<Window>(range)),
        [&](const Block& one) { return shown(one, number_of(house.tables, one.table)); }));
}

void post_block(const Ground& ground, const Known& known, Responder answer)
{
    auto read = read_wish(ground, known.request, "POST /api/v1/admin/blocks",
                          actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, key] = std::get<Wish>(read);
    form.require({"table_number", "start", "end"});
    const House house{*ground.storage.open(ground.house)};
    const auto number = read_table_number(form);
    const auto start = form.time("start", clock_of(ground, house));
    const auto end = form.time("end", clock_of(ground, house));
    const auto reason = form.text("reason", longest_reason);
    if (!form.complaints().empty())
        return answer(say(form.complaints()));
    const auto to_come = read_to_come(known.request);
    if (const Response* refused = std::get_if<Response>(&to_come))
        return answer(*refused);
    const KnownTable* table = table_called(house.tables, *number);
    const auto written = [house](const Blocked& blocked) {
        return json::serialize(shown_in(house, blocked));
    };
    const auto placed = ground.block_table({.restaurant = ground.house,
                                            .actor = actor_of(known.caller.account.id),
                                            .table = table ? table->table.id : TableId{},
                                            .window = {*start, *end},
                                            .reason = reason.value_or(""),
                                            .to_come = std::get<ToCome>(to_come),
                                            .retry_key = key},
                                           written);
    if (!placed)
        return answer(say_no(ground, placed.error()));
    if (const Repeated* repeated = std::get_if<Repeated>(&*placed))
        return answer({.body = repeated->answer});
    answer({.body = written(std::get<Blocked>(*placed))});
}

void delete_block(const Ground& ground, const Known& known, Responder answer)
{
    auto key = read_key(ground, known.request, "DELETE /api/v1/admin/blocks/{id}",
                        actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&key))
        return answer(std::move(*refused));
    const auto written = [](const Blocked&) {
        return std::string{R"({"message":"Block deleted successfully"})"};
    };
    BlockTable::Lifting lifting{.restaurant = ground.house,
                                .actor = actor_of(known.caller.account.id),
                                .which = {number_in_path(known.request, 0).value_or(0)}};
    if (const auto& retry_key = std::get<std::optional<RetryKey>>(key))
        lifting.retry = Retried<Blocked>{*retry_key, written};
    const auto lifted = ground.block_table.lift(lifting);
    if (!lifted)
        return answer(say_no(ground, lifted.error()));
    answer({.body = written({})});
}

} // namespace maitred::http::member
