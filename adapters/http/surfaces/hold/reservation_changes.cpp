#include "adapters/http/surfaces/hold/booking.hpp"
#include "adapters/http/surfaces/hold/handlers.hpp"

#include <boost/json/serialize.hpp>

namespace maitred::http::hold {
namespace {

namespace json = boost::json;

constexpr int largest_party = 1'000;

std::optional<StageName> stage_asked_for(std::string_view word)
{
    using enum StageName;
    for (const StageName stage : {confirmed, cancelled, finished, no_show})
        if (status_of(stage) == word)
            return stage;
    return std::nullopt;
}

/// That a party came and went, or did not come, is the restaurant's to say.
bool only_administrators_say(StageName stage)
{
    return stage == StageName::finished || stage == StageName::no_show;
}

Command command_to(const Reservation& reservation, StageName stage)
{
    if (stage == StageName::confirmed)
        return {.wish = Confirm{reservation.id}};
    if (stage == StageName::cancelled)
        return {.wish = Cancel{reservation.id}};
    return {.wish = Rebook{.id = reservation.id, .stage = stage}};
}

/// The part of a request by which a reservation is shown: the request itself ends before the
/// answer.
Request token_alone(const Request& request)
{
    Request alone;
    alone.headers.emplace_back("x-reservation-token",
                               std::string{request.header("x-reservation-token")});
    return alone;
}

/// What the answer says of a reservation after it was changed.
std::function<std::string(const Entry&)> told(const Ground& ground, const Asking& asking,
                                              const Found& found, std::string_view message)
{
    return [&ground, found, caller = asking.caller, language = asking.language,
            &texts = asking.texts, request = token_alone(asking.request),
            message = std::string{message}](const Entry& entry) {
        const Asking asking{request, caller, language, texts};
        json::object body = shown_to(ground, asking, found, entry.reservation);
        body["message"] = message;
        return json::serialize(body);
    };
}

Response as_it_is(std::string body)
{
    return {.body = std::move(body)};
}

void bring_to(const Ground& ground, const Asking& asking, const Found& found, StageName stage,
              std::optional<RetryKey> retry_key, Responder answer)
{
    const Texts& texts = asking.texts;
    const bool gives_up = stage == StageName::cancelled;
    ask_desk(ground, asking, found.restaurant.id, found.reservation.sitting.start,
             {.command = command_to(found.reservation, stage),
              .retry_key = std::move(retry_key),
              .text = told(ground, asking, found,
                           gives_up ? texts.reservation_cancelled : texts.reservation_changed),
              .dress = as_it_is,
              .wanted_status = status_of(stage)},
             std::move(answer));
}

/// What an administrator wants changed; nothing where the form has complaints.
std::optional<Rebook> read_changes(Form& form, const Ground& ground, const Found& found)
{
    const Reservation& before = found.reservation;
    Rebook wish{.id = before.id};
    wish.party = form.whole("party_size", 1, largest_party);
    wish.name = form.name("customer_name");
    wish.phone = form.phone("customer_phone");
    if (const auto table = form.number_of("table_id"))
        wish.at_table = TableId{*table};
    const bool moves = form.find("reservation_date") || form.find("reservation_time");
    if (moves)
        form.require({"reservation_date", "reservation_time"});
    const auto time = read_time(form, {ground.zones, found.restaurant.time_zone});
    if (!form.complaints().empty())
        return std::nullopt;
    if (time || (wish.party && wish.party != before.party)) {
        const TurnTimes turns{found.restaurant.usual_turn, found.restaurant.turns_by_party};
        const Instant start = time.value_or(before.sitting.start);
        wish.sitting = Window{start, start + turns.turn_for(wish.party.value_or(before.party))};
    }
    return wish;
}

} // namespace

void patch_reservation(const Ground& ground, const Asking& asking, Responder answer)
{
    auto read = read_wish(ground, asking, "PATCH /api/reservations/");
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, retry_key] = std::get<Wish>(read);
    auto found = reservation_in_path(ground, asking);
    if (Response* refused = std::get_if<Response>(&found))
        return answer(std::move(*refused));
    const Found& where = std::get<Found>(found);
    if (auto refused = why_not(ground, asking, where))
        return answer(std::move(*refused));
    form.require({"status"});
    const auto word = form.text("status", 100);
    if (!word)
        return answer(say(asking.texts, form.complaints()));
    const auto stage = stage_asked_for(*word);
    if (!stage)
        return answer(say(400, filled(asking.texts.bad_status, {*word})));
    if (only_administrators_say(*stage) && !asking.administers(where.restaurant.id))
        return answer(say(403, asking.texts.not_allowed));
    bring_to(ground, asking, where, *stage, retry_key, std::move(answer));
}

void put_reservation(const Ground& ground, const Asking& asking, Responder answer)
{
    auto read = read_wish(ground, asking, "PUT /api/reservations/");
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, retry_key] = std::get<Wish>(read);
    auto found = reservation_in_path(ground, asking);
    if (Response* refused = std::get_if<Response>(&found))
        return answer(std::move(*refused));
    const Found& where = std::get<Found>(found);
    if (!asking.administers(where.restaurant.id))
        return answer(say(403, asking.texts.not_allowed));
    const auto wish = read_changes(form, ground, where);
    if (!wish)
        return answer(say(asking.texts, form.complaints()));
    ask_desk(ground, asking, where.restaurant.id,
             wish->sitting ? wish->sitting->start : where.reservation.sitting.start,
             {.command = {.wish = *wish},
              .retry_key = retry_key,
              .text = told(ground, asking, where, asking.texts.reservation_changed),
              .dress = as_it_is,
              .wanted_table = wish->at_table},
             std::move(answer));
}

void delete_reservation(const Ground& ground, const Asking& asking, Responder answer)
{
    auto key = read_key(ground, asking, "DELETE /api/reservations/");
    if (Response* refused = std::get_if<Response>(&key))
        return answer(std::move(*refused));
    auto found = reservation_in_path(ground, asking);
    if (Response* refused = std::get_if<Response>(&found))
        return answer(std::move(*refused));
    if (auto refused = why_not(ground, asking, std::get<Found>(found)))
        return answer(std::move(*refused));
    bring_to(ground, asking, std::get<Found>(found), StageName::cancelled,
             std::get<std::optional<RetryKey>>(key), std::move(answer));
}

} // namespace maitred::http::hold
