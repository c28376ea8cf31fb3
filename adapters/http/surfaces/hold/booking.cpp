#include "adapters/http/surfaces/hold/booking.hpp"

#include <algorithm>

namespace maitred::http::hold {
namespace {

constexpr const char* purpose = "manage a reservation";

/// The surface's word, or where that would say that nothing stands in the way, the house's own.
std::string_view named(StageName stage)
{
    const bool further = status_of(stage) == status_of(StageName::confirmed);
    return further ? text_of(stage) : status_of(stage);
}

/// A no that names what was wanted.
Response say_no(const Texts& texts, const Refusal& refusal, std::string_view status,
                std::optional<TableId> table)
{
    if (refusal.reason == Reason::illegal_transition && refusal.stage && !status.empty())
        return say_no_way(texts, named(*refusal.stage), status);
    if (refusal.reason == Reason::table_not_found && table)
        return say_of(400, texts.table_not_found, std::to_string(table->number));
    return say(texts, refusal, texts.reservation_not_found);
}

} // namespace

std::variant<Found, Response> reservation_in_path(const Ground& ground, const Asking& asking)
{
    const auto uuid = Uuid::parse(asking.request.path_values.at(0));
    if (!uuid)
        return say(400, asking.texts.bad_reservation_id);
    const auto session = ground.storage.open(uuid->restaurant());
    auto reservation = session->reservation(*uuid);
    if (!reservation)
        return say(404, asking.texts.reservation_not_found);
    return Found{std::move(*reservation), session->profile()};
}

bool is_theirs(const Asking& asking, const Reservation& reservation)
{
    const Account* customer = asking.customer();
    return customer && reservation.member == customer->id;
}

bool is_customer_of(Accounts& accounts, AccountId customer, RestaurantId restaurant)
{
    const auto places = accounts.memberships(customer);
    return std::any_of(places.begin(), places.end(),
                       [&](const Membership& place) { return place.restaurant == restaurant; });
}

boost::json::object shown_to(const Ground& ground, const Asking& asking, const Found& found,
                             const Reservation& now_is)
{
    const WallClock clock{ground.zones, found.restaurant.time_zone};
    const Instant now = ground.clock.now();
    if (is_theirs(asking, now_is) || asking.administers(found.restaurant.id))
        return shown(now_is, found.restaurant.id, clock, now);
    if (!why_not(ground, asking, found))
        return shown_by_token(now_is, found.restaurant.id, clock, now);
    return shown_by_id(now_is, clock, now);
}

std::string manage_token(const Seals& seals, const Uuid& reservation)
{
    return seals.seal(purpose, reservation.text());
}

std::optional<Response> why_not(const Ground& ground, const Asking& asking, const Found& found)
{
    const std::string_view shown = asking.request.header("x-reservation-token");
    if (!shown.empty() && ground.seals.fits(shown, purpose, found.reservation.uuid.text()))
        return std::nullopt;
    if (is_theirs(asking, found.reservation) || asking.administers(found.restaurant.id))
        return std::nullopt;
    if (asking.caller)
        return say(403, asking.texts.not_allowed);
    return say_who_are_you(shown.empty() ? asking.texts.who_are_you : asking.texts.bad_token);
}

std::optional<Instant> read_time(Form& form, const WallClock& clock, const TimeFields& fields)
{
    const auto date = form.date(fields.date);
    const auto time = form.clock_time(fields.time);
    if (!date || !time)
        return std::nullopt;
    const auto instant = clock.instant(*date, *time);
    if (!instant)
        form.complain(fields.time, "There is no such time on that date");
    return instant;
}

void ask_desk(const Ground& ground, const Asking& asking, RestaurantId restaurant, Instant day,
              Errand errand, Responder answer)
{
    errand.command.actor = asking.actor();
    if (errand.retry_key)
        errand.command.retry = Retry{std::move(*errand.retry_key), errand.text};
    const Texts& texts = asking.texts;
    ground.change_book(
        restaurant, day, std::move(errand.command),
        {[answer, &texts, text = errand.text, dress = errand.dress,
          status = std::string{errand.wanted_status},
          table = errand.wanted_table](const Outcome<ChangeBook::Changed>& changed) {
             if (!changed)
                 return answer(say_no(texts, changed.error(), status, table));
             if (const Repeated* repeated = std::get_if<Repeated>(&*changed))
                 return answer(dress(repeated->answer));
             answer(dress(text(std::get<Entry>(*changed))));
         },
         [answer, &texts, id = asking.request.id, &observer = ground.observer](
             const std::exception_ptr& failure) { fail(texts, id, observer, answer, failure); }});
}

} // namespace maitred::http::hold
