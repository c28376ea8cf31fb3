#include "adapters/http/surfaces/member/booking_desk.hpp"

#include <boost/json/serialize.hpp>

namespace maitred::http::member {
namespace {

namespace json = boost::json;

Response say_not_available(const char* detail)
{
    return {.status = 409,
            .body = json::serialize(
                json::object{{"success", false},
                             {"message", "Table is not available for the selected time slot"},
                             {"booking", nullptr},
                             {"detail", detail}})};
}

Response say_no(const Refusal& refusal)
{
    if (refusal.reason == Reason::table_not_available)
        return say_not_available("It is booked or blocked at that time");
    if (refusal.reason == Reason::fully_booked)
        return say_not_available("No table is free for that party at that time");
    if (refusal.reason == Reason::race_lost)
        return say_not_available("Somebody else was faster. Please try again");
    return say(refusal);
}

} // namespace

std::optional<Reservation> booking_in_path(const Request& request, StorageSession& session)
{
    const ReservationId id{number_in_path(request, 0).value_or(0)};
    const auto found = session.reservations({&id, 1});
    return found.empty() ? std::nullopt : std::optional{found.front()};
}

std::string written(const char* message, const Entry& entry, std::string_view table,
                    const WallClock& clock, Instant now)
{
    return json::serialize(json::object{{"success", true},
                                        {"message", message},
                                        {"booking", shown(entry.reservation, table, clock, now)}});
}

void ask_desk(const Ground& ground, const Known& known, Instant day, Command command,
              std::optional<RetryKey> retry_key, std::function<std::string(const Entry&)> text,
              Responder answer)
{
    command.actor = actor_of(known.caller.account.id);
    if (retry_key)
        command.retry = Retry{std::move(*retry_key), text};
    ground.change_book(
        ground.house, day, std::move(command),
        {[answer, text](const Outcome<ChangeBook::Changed>& changed) {
             if (!changed)
                 return answer(say_no(changed.error()));
             if (const Repeated* repeated = std::get_if<Repeated>(&*changed))
                 return answer({.body = repeated->answer});
             answer({.body = text(std::get<Entry>(*changed))});
         },
         [answer, id = known.request.id, &observer = ground.observer](
             const std::exception_ptr& failure) { fail(id, observer, answer, failure); }});
}

} // namespace maitred::http::member
