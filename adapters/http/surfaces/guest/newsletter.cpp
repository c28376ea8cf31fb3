#include "adapters/http/surfaces/guest/booking_form.hpp"
#include "adapters/http/surfaces/guest/handlers.hpp"
#include "adapters/http/text/json_reading.hpp"
#include "adapters/http/text/retry_key.hpp"

#include <boost/json/serialize.hpp>

namespace maitred::http::guest {
namespace {

namespace json = boost::json;

std::string written(GuestId guest)
{
    return json::serialize(json::object{
        {"success", true}, {"message", "Email added to newsletter"}, {"customerId", guest.number}});
}

Response added(const JoinNewsletter::Joined& joined)
{
    if (const Repeated* repeated = std::get_if<Repeated>(&joined))
        return {.body = repeated->answer};
    return {.body = written(std::get<GuestId>(joined))};
}

Response say_invalid(const std::vector<Complaint>& complaints)
{
    json::object body{{"code", "VALIDATION_ERROR"},
                      {"message", "A field is missing or is not what it should be."}};
    body["details"] = details(complaints);
    return show(422, body);
}

} // namespace

void post_newsletter(const Ground& ground, const Request& request, Responder answer)
{
    const auto body = read_object(request.body);
    if (!body)
        return answer(say(400, "INVALID_PAYLOAD", "The body must be a JSON object."));
    const ReadRetryKey retry = read_retry_key(request, "guest POST /api/newsletter", ground.seals);
    if (retry.malformed)
        return answer(say(400, "BAD_IDEMPOTENCY_KEY",
                          "An Idempotency-Key has 1 to 255 printable ASCII characters."));
    std::vector<Complaint> complaints;
    if (lacks(*body, "email"))
        complaints.push_back({Reason::bad_email, "email", nullptr});
    const auto email = read_email(*body, complaints);
    const auto name = read_name(*body, complaints);
    const auto phone = read_phone(*body, complaints);
    if (!complaints.empty())
        return answer(say_invalid(complaints));
    const auto joined = ground.join_newsletter({*email, name, phone}, retry.key, written);
    answer(joined ? added(*joined) : say(joined.error(), json::value(retry.key->key)));
}

} // namespace maitred::http::guest
