#include "adapters/http/surfaces/guest/booking_form.hpp"
#include "adapters/http/surfaces/guest/handlers.hpp"
#include "adapters/http/surfaces/guest/table_number.hpp"
#include "adapters/http/text/json_reading.hpp"
#include "adapters/http/text/retry_key.hpp"
#include "adapters/http/text/time.hpp"

#include <boost/json/serialize.hpp>

namespace maitred::http::guest {
namespace {

namespace json = boost::json;

std::string written(const Entry& entry)
{
    return json::serialize(json::object{{"reservationId", entry.reservation.id.number},
                                        {"tableNumber", shown_table_number(entry.table_number)},
                                        {"slot", write_time(entry.reservation.sitting.start)}});
}

Response created(const BookTable::Booked& booked)
{
    if (const Repeated* repeated = std::get_if<Repeated>(&booked))
        return {.status = 201, .body = repeated->answer};
    return {.status = 201, .body = written(std::get<Entry>(booked))};
}

/// What stood in the field that the desk refused.
json::value refused_input(const Refusal& refusal, const json::object& body)
{
    if (refusal.reason == Reason::bad_time || refusal.reason == Reason::start_in_the_past)
        return body.at("time");
    if (refusal.reason == Reason::bad_party)
        return body.at("guests");
    return nullptr;
}

Response say_missing(const std::vector<std::string>& missing)
{
    std::string message = "Missing fields:";
    for (const std::string& field : missing)
        message += (&field == &missing.front() ? " " : ", ") + field;
    return say(400, "MISSING_FIELDS", message);
}

} // namespace

void post_reservation(const Ground& ground, const Request& request, Responder answer)
{
    const auto body = read_object(request.body);
    if (!body)
        return answer(say(400, "INVALID_PAYLOAD", "The body must be a JSON object."));
    ReadRetryKey retry = read_retry_key(request, "guest POST /api/reservations", ground.seals);
    if (retry.malformed)
        return answer(say(400, "BAD_IDEMPOTENCY_KEY",
                          "An Idempotency-Key has 1 to 255 printable ASCII characters."));
    ReadBookingForm read = read_booking_form(*body, ground.largest_party);
    if (!read.missing.empty())
        return answer(say_missing(read.missing));
    if (!read.form)
        return answer(say(read.complaints));
    ground.book_table(
        {read.form->time, read.form->party, std::move(read.form->contact), Source::guest_surface,
         std::move(retry.key)},
        written,
        {[answer, body = *body](const Outcome<BookTable::Booked>& booked) {
             answer(booked ? created(*booked)
                           : say(booked.error(), refused_input(booked.error(), body)));
         },
         [answer, id = request.id, &observer = ground.observer](const std::exception_ptr& failure) {
             fail(id, observer, answer, failure);
         }});
}

} // namespace maitred::http::guest
