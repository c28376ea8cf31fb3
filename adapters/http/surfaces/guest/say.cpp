#include "adapters/http/surfaces/guest/say.hpp"

#include "adapters/http/guard.hpp"
#include "adapters/http/text/time.hpp"
#include "core/base/ensure.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace maitred::http::guest {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_echo = 200; ///< bytes of a bad input that are said back

struct Words {
    int status;
    std::string_view code;
    std::string_view message;
};

Words words_for(Reason reason)
{
    switch (reason) {
    case Reason::bad_time: return {422, "BAD_TIME", "The time is not an ISO 8601 time."};
    case Reason::bad_party:
        return {422, "BAD_GUESTS", "The number of guests is not one that we can seat."};
    case Reason::bad_name: return {422, "BAD_NAME", "A name has 1 to 120 printable characters."};
    case Reason::bad_email: return {422, "BAD_EMAIL", "This is not an e-mail address."};
    case Reason::bad_phone: return {422, "BAD_PHONE", "A phone has 1 to 32 printable characters."};
    case Reason::retry_key_reused:
        return {422, "IDEMPOTENCY_KEY_REUSED",
                "This Idempotency-Key was used before with another body."};
    case Reason::not_found: return {404, "NOT_FOUND", "There is no such reservation."};
    case Reason::bad_password: return {422, "BAD_PASSWORD", "A password has 8 to 128 characters."};
    case Reason::wrong_credentials:
        return {401, "UNAUTHORIZED", "These are not the right credentials."};
    case Reason::account_inactive: return {403, "INACTIVE", "The account is inactive."};
    case Reason::not_allowed: return {403, "FORBIDDEN", "That is not allowed."};
    case Reason::oneself: return {403, "FORBIDDEN", "That cannot be done to oneself."};
    case Reason::username_taken:
        return {409, "USERNAME_TAKEN", "The username is registered already."};
    case Reason::bookings_in_the_way:
        return {409, "BOOKINGS_IN_THE_WAY", "Reservations to come are in the way."};
    case Reason::email_taken: return {409, "EMAIL_TAKEN", "The e-mail is registered already."};
    case Reason::table_number_taken:
        return {409, "TABLE_NUMBER_TAKEN", "There is a table of that number already."};
    case Reason::sittings_clash:
        return {409, "SITTINGS_CLASH", "Two reservations would have one table at one time."};
    case Reason::table_occupied: return {409, "TABLE_OCCUPIED", "Somebody sits at that table."};
    case Reason::table_not_found: return {404, "TABLE_NOT_FOUND", "There is no such table."};
    case Reason::another_day: return {409, "ANOTHER_DAY", "That reservation is for another day."};
    case Reason::table_too_small:
        return {409, "TABLE_TOO_SMALL", "The table is too small for that party."};
    case Reason::table_not_available:
        return {409, "TABLE_NOT_AVAILABLE", "The table is not available then."};
    case Reason::start_in_the_past: return {422, "BAD_TIME", "The time lies in the past."};
    case Reason::illegal_transition:
        return {409, "ILLEGAL_TRANSITION", "The reservation does not allow that any more."};
    case Reason::closed: return {409, "CLOSED", "The restaurant is closed at that time."};
    case Reason::fully_booked: return {409, "FULLY_BOOKED", "No table is left at that time."};
    case Reason::bad_picture:
        return {422, "BAD_PICTURE", "This is not a picture that we can show."};
    case Reason::picture_too_large:
        return {422, "PICTURE_TOO_LARGE", "The picture has too many pixels."};
    case Reason::too_many_pictures:
        return {409, "TOO_MANY_PICTURES", "There are as many pictures as there may be."};
    case Reason::table_being_decided:
        return {423, "TABLE_BEING_DECIDED", "Somebody else is booking that table just now."};
    case Reason::race_lost:
        return {409, "RACE_LOST", "Somebody else was faster. Please try again."};
    }
    stop_at_bug("a reason outside its enumeration");
}

Words words_for(Fault fault)
{
    switch (fault) {
    case Fault::malformed: return {400, "BAD_REQUEST", "The request is malformed."};
    case Fault::forbidden:
        return {403, "FORBIDDEN", "This web site may not open a connection here."};
    case Fault::not_found: return {404, "NOT_FOUND", "There is nothing here."};
    case Fault::method_not_allowed:
        return {405, "METHOD_NOT_ALLOWED", "This path does not know that method."};
    case Fault::too_slow: return {408, "REQUEST_TIMEOUT", "The request took too long to arrive."};
    case Fault::body_too_large: return {413, "BODY_TOO_LARGE", "The body is too large."};
    case Fault::wrong_media_type:
        return {415, "UNSUPPORTED_MEDIA_TYPE", "The body must be application/json."};
    case Fault::upgrade_required:
        return {426, "UPGRADE_REQUIRED", "This path speaks WebSocket only."};
    case Fault::header_too_large: return {431, "HEADER_TOO_LARGE", "The header is too large."};
    case Fault::rate_limited:
        return {429, "RATE_LIMITED", "Too many attempts. Please wait a little."};
    case Fault::internal: return {500, "INTERNAL_ERROR", "Something went wrong on our side."};
    case Fault::not_implemented:
        return {501, "NOT_IMPLEMENTED", "That way of sending a body is not supported."};
    case Fault::unavailable:
        return {503, "UNAVAILABLE", "The book cannot be reached now. Please try again."};
    }
    stop_at_bug("a fault outside its enumeration");
}

json::object body_of(const Words& words)
{
    return {{"code", words.code}, {"message", words.message}};
}

/// Where the cut falls inside a character, the character goes too.
json::value echo(const json::value& input)
{
    const json::string* text = input.if_string();
    if (!text || text->size() <= longest_echo)
        return input.is_structured() ? json::value(nullptr) : input;
    std::size_t end = longest_echo;
    while (end > 0 && (static_cast<unsigned char>((*text)[end]) & 0xC0) == 0x80)
        --end;
    return json::value(json::string_view{text->data(), end});
}

std::string_view field_of(Reason reason)
{
    switch (reason) {
    case Reason::bad_time:
    case Reason::start_in_the_past: return "time";
    case Reason::bad_party: return "guests";
    case Reason::bad_name: return "name";
    case Reason::bad_email: return "email";
    case Reason::bad_phone: return "phone";
    case Reason::retry_key_reused: return "Idempotency-Key";
    case Reason::bad_password:
    case Reason::bad_picture:
    case Reason::picture_too_large:
    case Reason::too_many_pictures:
    case Reason::table_being_decided:
    case Reason::wrong_credentials:
    case Reason::account_inactive:
    case Reason::oneself:
    case Reason::not_allowed:
    case Reason::username_taken:
    case Reason::email_taken:
    case Reason::table_number_taken:
    case Reason::table_occupied:
    case Reason::bookings_in_the_way:
    case Reason::sittings_clash:
    case Reason::not_found:
    case Reason::table_not_found:
    case Reason::illegal_transition:
    case Reason::another_day:
    case Reason::table_too_small:
    case Reason::table_not_available:
    case Reason::closed:
    case Reason::fully_booked:
    case Reason::race_lost: return "";
    }
    stop_at_bug("a reason outside its enumeration");
}

} // namespace

Response show(int status, const json::object& body)
{
    return {.status = status, .body = json::serialize(body)};
}

Response say(int status, std::string_view code, std::string_view message)
{
    return show(status, body_of({status, code, message}));
}

Response say(Fault fault)
{
    const Words words = words_for(fault);
    return show(words.status, body_of(words));
}

Response say(const Refusal& refusal, const json::value& input)
{
    const Words words = words_for(refusal.reason);
    json::object body = body_of(words);
    if (words.status == 422)
        body["details"] = details({{refusal.reason, std::string{field_of(refusal.reason)}, input}});
    if (refusal.reason == Reason::fully_booked || refusal.reason == Reason::closed) {
        json::array alternatives;
        for (const Instant slot : refusal.alternatives)
            alternatives.emplace_back(write_time(slot));
        body["alternatives"] = std::move(alternatives);
    }
    return show(words.status, body);
}

json::array details(const std::vector<Complaint>& complaints)
{
    json::array details;
    for (const Complaint& complaint : complaints)
        details.push_back(json::object{{"type", name_of(complaint.reason)},
                                       {"loc", json::array{complaint.field}},
                                       {"msg", words_for(complaint.reason).message},
                                       {"input", echo(complaint.input)}});
    return details;
}

Response say(const std::vector<Complaint>& complaints)
{
    ensure(!complaints.empty(), "nothing was complained about");
    const Words words = words_for(complaints.front().reason);
    json::object body = body_of(words);
    body["details"] = details(complaints);
    return show(words.status, body);
}

void fail(const std::string& request_id, RequestObserver& observer, const Responder& answer,
          const std::exception_ptr& failure)
{
    run_guarded(
        request_id, [](Fault fault) { return say(fault); }, observer, answer,
        [&] { std::rethrow_exception(failure); });
}

} // namespace maitred::http::guest
