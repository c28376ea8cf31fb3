#include "adapters/http/surfaces/floor/say.hpp"

#include "core/base/ensure.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace maitred::http::floor {
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
    case Fault::not_found: return "Not found";
    case Fault::method_not_allowed: return "Method not allowed";
    case Fault::too_slow: return "The request took too long to arrive";
    case Fault::body_too_large: return "The body is too large";
    case Fault::wrong_media_type: return "The body must be application/json";
    case Fault::upgrade_required: return "This path speaks WebSocket only";
    case Fault::header_too_large: return "The header is too large";
    case Fault::rate_limited: return "Too many attempts. Please wait a little";
    case Fault::internal: return "Internal server error";
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
    const json::object body = status == 404 || status >= 500
                                  ? json::object{{"success", false}, {"message", text}}
                                  : json::object{{"detail", text}};
    return {.status = status, .body = json::serialize(body)};
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
    case Reason::bad_time: return about("reservation_time", "This is not a time");
    case Reason::bad_party:
        return about("party_size", "The restaurant does not take parties of that size");
    case Reason::bad_name: return about("guest_name", "A name has 1 to 120 printable characters");
    case Reason::bad_email: return about("email", "This is not an e-mail address");
    case Reason::bad_phone: return about("contact_info", "A phone has 1 to 32 characters");
    case Reason::bad_password:
        return about("password", "A password has 8 to 128 characters, and is not a common one");
    case Reason::retry_key_reused:
        return say(422, "This Idempotency-Key was used before with another body");
    case Reason::wrong_credentials: return say_who_are_you("Could not validate credentials");
    case Reason::account_inactive: return say_who_are_you("Account is inactive");
    case Reason::not_allowed: return say(403, "Not enough permissions");
    case Reason::not_found: return say(404, std::string{subject} + " not found");
    case Reason::table_not_found: return say(400, "Table not found");
    case Reason::illegal_transition:
        return say(400, "The reservation cannot take that status from the one it has");
    case Reason::another_day: return say(400, "The reservation is for another day");
    case Reason::start_in_the_past:
        return about("reservation_time", "The reservation would start in the past");
    case Reason::closed: return about("reservation_time", "The restaurant is closed at that time");
    case Reason::table_too_small: return say(400, "Table is too small for the party");
    case Reason::table_not_available: return say(400, "Table is not available");
    case Reason::fully_booked: return say(400, "No table is available");
    case Reason::oneself: return say(400, "That cannot be done to oneself");
    case Reason::username_taken: return say(400, "Username already registered");
    case Reason::bookings_in_the_way: return say(409, "Reservations to come are in the way");
    case Reason::email_taken: return say(400, "Email already registered");
    case Reason::table_number_taken: return say(400, "There is a table of that number already");
    case Reason::table_occupied: return say(400, "The table is occupied");
    case Reason::sittings_clash:
        return say(409, "Two reservations would have one table at one time on that grid");
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

} // namespace maitred::http::floor
