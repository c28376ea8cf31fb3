#include "adapters/http/surfaces/member/say.hpp"

#include "adapters/http/guard.hpp"
#include "core/base/ensure.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace maitred::http::member {
namespace {

namespace json = boost::json;

/// A no that is about one field of the body.
Response about(const char* field, const char* message)
{
    return say(std::vector<Complaint>{{"body", field, message}});
}

const char* words_for(Fault fault)
{
    switch (fault) {
    case Fault::malformed: return "The request is malformed";
    case Fault::forbidden: return "That is not allowed from there";
    case Fault::not_found: return "Not Found";
    case Fault::method_not_allowed: return "Method Not Allowed";
    case Fault::too_slow: return "The request took too long to arrive";
    case Fault::body_too_large: return "The body is too large";
    case Fault::wrong_media_type: return "The body is not of the media type that is taken here";
    case Fault::upgrade_required: return "This path speaks WebSocket only";
    case Fault::header_too_large: return "The header is too large";
    case Fault::rate_limited: return "Too many attempts. Please wait a little";
    case Fault::internal: return "Internal Server Error";
    case Fault::not_implemented: return "That way of sending a body is not supported";
    case Fault::unavailable: return "The book cannot be reached now. Please try again";
    }
    stop_at_bug("a fault outside its enumeration");
}

} // namespace

Response show(const json::value& body)
{
    return {.body = json::serialize(body)};
}

Response say(int status, std::string_view text)
{
    return {.status = status, .body = json::serialize(json::object{{"detail", text}})};
}

Response say(Fault fault)
{
    return say(status_of(fault), words_for(fault));
}

Response say(const std::vector<Complaint>& complaints)
{
    json::array list;
    for (const Complaint& one : complaints)
        list.push_back(json::object{
            {"loc", json::array{one.place, one.field}}, {"msg", one.message}, {"type", one.type}});
    return {.status = 422, .body = json::serialize(json::object{{"detail", std::move(list)}})};
}

Response say(const Refusal& refusal, std::string_view subject)
{
    switch (refusal.reason) {
    case Reason::bad_time: return about("end_time", "The end must come after the start");
    case Reason::bad_party:
        return about("number_of_people", "The restaurant does not take parties of that size");
    case Reason::bad_name: return about("guest_name", "A name has 1 to 120 printable characters");
    case Reason::bad_email: return about("email", "This is not an e-mail address");
    case Reason::bad_phone: return about("guest_phone", "A phone has 1 to 32 characters");
    case Reason::bad_password:
        return about("password", "A password has 8 to 128 characters, and is not a common one");
    case Reason::retry_key_reused:
        return say(422, "This Idempotency-Key was used before with another body");
    case Reason::wrong_credentials: return say_who_are_you("Could not validate credentials");
    case Reason::account_inactive: return say(400, "Inactive user");
    case Reason::oneself: return say(400, "You cannot do that to your own account");
    case Reason::not_allowed: return say(403, "Not enough permissions");
    case Reason::not_found: return say(404, std::string{subject} + " not found");
    case Reason::table_not_found: return say(404, "Table not found");
    case Reason::illegal_transition:
        return say(409, "The booking cannot be changed so from the status it has");
    case Reason::another_day: return say(409, "The booking is for another day");
    case Reason::start_in_the_past:
        return about("start_time", "The booking would start in the past");
    case Reason::closed: return about("start_time", "The restaurant is closed at that time");
    case Reason::table_too_small:
        return about("number_of_people", "The table has not enough seats for that party");
    case Reason::table_not_available:
    case Reason::fully_booked: return say(409, "Table is not available for the selected time slot");
    case Reason::username_taken: return say(400, "Username already registered");
    case Reason::email_taken: return say(400, "Email already registered");
    case Reason::table_number_taken: return say(409, "Table number already exists");
    case Reason::table_occupied: return say(409, "Somebody sits at that table");
    case Reason::bookings_in_the_way: return say(409, "Bookings to come are in the way");
    case Reason::sittings_clash:
        return say(409, "Two bookings would have one table at one time on that grid");
    case Reason::bad_picture: return say(422, "This is not a picture that can be shown");
    case Reason::picture_too_large: return say(422, "The picture has too many pixels");
    case Reason::too_many_pictures: return say(409, "There are as many pictures as there may be");
    case Reason::table_being_decided:
        return say(423, "Somebody else is booking that table just now");
    case Reason::race_lost: return say(409, "Somebody else was faster. Please try again");
    }
    stop_at_bug("a reason outside its enumeration");
}

Response say_who_are_you(std::string_view text)
{
    Response response = say(401, text);
    response.headers.emplace_back("WWW-Authenticate", "Bearer");
    return response;
}

Response say_wait(std::chrono::microseconds pause)
{
    Response response = say(Fault::rate_limited);
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(pause);
    response.headers.emplace_back("Retry-After",
                                  std::to_string(std::max<long>(1, seconds.count())));
    return response;
}

void fail(const std::string& request_id, RequestObserver& observer, const Responder& answer,
          const std::exception_ptr& failure)
{
    run_guarded(
        request_id, [](Fault fault) { return say(fault); }, observer, answer,
        [&] { std::rethrow_exception(failure); });
}

} // namespace maitred::http::member
