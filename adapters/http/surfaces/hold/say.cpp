#include "adapters/http/surfaces/hold/say.hpp"

#include "adapters/http/guard.hpp"
#include "core/base/ensure.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace maitred::http::hold {
namespace {

namespace json = boost::json;

std::string_view words_for(const Texts& texts, Fault fault)
{
    switch (fault) {
    case Fault::malformed: return texts.malformed;
    case Fault::forbidden: return texts.forbidden;
    case Fault::not_found: return texts.not_found;
    case Fault::method_not_allowed: return texts.method_not_allowed;
    case Fault::too_slow: return texts.too_slow;
    case Fault::body_too_large: return texts.body_too_large;
    case Fault::wrong_media_type: return texts.wrong_media_type;
    case Fault::upgrade_required: return texts.upgrade_required;
    case Fault::header_too_large: return texts.header_too_large;
    case Fault::rate_limited: return texts.wait_a_little;
    case Fault::internal: return texts.internal;
    case Fault::not_implemented: return texts.not_implemented;
    case Fault::unavailable: return texts.unavailable;
    }
    stop_at_bug("a fault outside its enumeration");
}

} // namespace

Response show(const json::value& body, int status)
{
    return {.status = status, .body = json::serialize(body)};
}

Response say(int status, std::string_view text)
{
    return show(json::object{{"error", text}}, status);
}

Response say_of(int status, std::string_view text, std::string_view what)
{
    return say(status, std::string{text} + ": " + std::string{what});
}

Response say(const Texts& texts, Fault fault)
{
    return say(status_of(fault), words_for(texts, fault));
}

Response say(const Texts& texts, const std::vector<Complaint>& complaints)
{
    json::array fields;
    for (const Complaint& one : complaints)
        fields.push_back(json::string_view{one.field});
    const bool missing = std::any_of(complaints.begin(), complaints.end(),
                                     [](const Complaint& one) { return one.type == "missing"; });
    const std::string text = missing ? std::string{texts.missing_fields}
                                     : filled(texts.bad_field, {complaints.front().field});
    return show(json::object{{"error", text}, {"fields", std::move(fields)}}, 400);
}

Response say(const Texts& texts, const Refusal& refusal, std::string_view not_found)
{
    switch (refusal.reason) {
    case Reason::bad_time: return say(400, filled(texts.bad_field, {"reservation_time"}));
    case Reason::bad_party: return say(400, texts.bad_party);
    case Reason::bad_name: return say(400, filled(texts.bad_field, {"name"}));
    case Reason::bad_email: return say(400, filled(texts.bad_field, {"email"}));
    case Reason::bad_phone: return say(400, filled(texts.bad_field, {"phone"}));
    case Reason::bad_password: return say(400, texts.bad_password);
    case Reason::bad_picture: return say(400, texts.bad_picture);
    case Reason::picture_too_large: return say(400, texts.picture_too_large);
    case Reason::retry_key_reused: return say(422, texts.retry_key_reused);
    case Reason::wrong_credentials: return say_who_are_you(texts.wrong_credentials);
    case Reason::account_inactive: return say(403, texts.account_inactive);
    case Reason::oneself: return say(403, texts.oneself);
    case Reason::not_allowed: return say(403, texts.not_allowed);
    case Reason::not_found: return say(404, not_found);
    case Reason::table_not_found: return say(400, texts.table_not_found);
    case Reason::illegal_transition: return say(409, texts.table_not_available);
    case Reason::another_day: return say(409, texts.another_day);
    case Reason::start_in_the_past: return say(400, texts.start_in_the_past);
    case Reason::closed: return say(409, texts.closed);
    case Reason::table_too_small: return say(400, texts.table_too_small);
    case Reason::table_not_available:
    case Reason::fully_booked: return say(409, texts.table_not_available);
    case Reason::username_taken: return say(409, texts.username_taken);
    case Reason::email_taken: return say(409, texts.email_taken);
    case Reason::table_number_taken: return say(409, texts.table_number_taken);
    case Reason::table_occupied: return say(409, texts.table_occupied);
    case Reason::bookings_in_the_way: return say(409, texts.reservations_in_the_way);
    case Reason::sittings_clash: return say(409, texts.sittings_clash);
    case Reason::too_many_pictures: return say(409, texts.too_many_pictures);
    case Reason::table_being_decided: return say(423, texts.table_being_decided);
    case Reason::race_lost: return say(409, texts.race_lost);
    }
    stop_at_bug("a reason outside its enumeration");
}

Response say_no_way(const Texts& texts, std::string_view from, std::string_view to)
{
    return say(409, filled(texts.no_way_from, {from, to}));
}

Response say_who_are_you(std::string_view text)
{
    Response response = say(401, text);
    response.headers.emplace_back("WWW-Authenticate", "Bearer");
    return response;
}

Response say_wait(const Texts& texts, std::chrono::microseconds pause)
{
    Response response = say(texts, Fault::rate_limited);
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(pause);
    response.headers.emplace_back("Retry-After",
                                  std::to_string(std::max<long>(1, seconds.count())));
    return response;
}

void fail(const Texts& texts, const std::string& request_id, RequestObserver& observer,
          const Responder& answer, const std::exception_ptr& failure)
{
    run_guarded(
        request_id, [&](Fault fault) { return say(texts, fault); }, observer, answer,
        [&] { std::rethrow_exception(failure); });
}

std::string filled(std::string_view sentence, std::initializer_list<std::string_view> values)
{
    constexpr std::string_view gap = "{}";
    std::string text;
    for (const std::string_view value : values) {
        const auto at = sentence.find(gap);
        ensure(at != sentence.npos, "a sentence has fewer gaps than values");
        text += std::string{sentence.substr(0, at)} + std::string{value};
        sentence.remove_prefix(at + gap.size());
    }
    return text + std::string{sentence};
}

} // namespace maitred::http::hold
