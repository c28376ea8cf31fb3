#include "adapters/http/surfaces/floor/reading.hpp"

#include "adapters/http/guard.hpp"
#include "adapters/http/text/json_reading.hpp"

namespace maitred::http::floor {

std::variant<std::optional<RetryKey>, Response> read_key(const Ground& ground,
                                                         const Request& request,
                                                         std::string_view route,
                                                         std::string_view caller)
{
    std::string scope = "floor " + std::string{route} + " " + std::string{caller};
    for (const std::string& value : request.path_values)
        scope += " " + value;
    const ReadRetryKey read = read_retry_key(request, std::move(scope), ground.seals);
    if (read.malformed)
        return say(400, "An Idempotency-Key has 1 to 255 printable ASCII characters");
    return read.key;
}

std::variant<Wish, Response> read_wish(const Ground& ground, const Request& request,
                                       std::string_view route, std::string_view caller)
{
    auto body = read_json(request.body, LineBreaks::allowed);
    if (!body)
        return say(400, "The body is not valid JSON");
    if (!body->is_object())
        return say(std::vector<Complaint>{{"body", "", "Input should be an object", "dict_type"}});
    auto key = read_key(ground, request, route, caller);
    if (Response* refused = std::get_if<Response>(&key))
        return std::move(*refused);
    return Wish{Form{std::move(body->get_object())}, std::get<std::optional<RetryKey>>(key)};
}

void fail(const std::string& request_id, RequestObserver& observer, const Responder& answer,
          const std::exception_ptr& failure)
{
    run_guarded(
        request_id, [](Fault fault) { return say(fault); }, observer, answer,
        [&] { std::rethrow_exception(failure); });
}

std::optional<Uuid> uuid_in_path(const Request& request, std::size_t place)
{
    return Uuid::parse(request.path_values.at(place));
}

} // namespace maitred::http::floor
