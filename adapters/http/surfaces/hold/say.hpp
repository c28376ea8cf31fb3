#pragma once

// Boost.JSON is heavy: include this in .cpp files only.
#include "adapters/http/surface.hpp"
#include "adapters/http/surfaces/hold/texts.hpp"
#include "adapters/http/text/form.hpp"
#include "core/base/refusal.hpp"
#include "core/booking/stage.hpp"

#include <boost/json/value.hpp>
#include <chrono>
#include <exception>
#include <string_view>

namespace maitred {
class RequestObserver;
}

namespace maitred::http::hold {

Response show(const boost::json::value& body, int status = 200);

/// `{"error": "…"}`.
Response say(int status, std::string_view text);
/// The same, with what was not found, or is not right, behind it: "Mesa no encontrada: 7".
Response say_of(int status, std::string_view text, std::string_view what);
Response say(const Texts& texts, Fault fault);
/// 400: which fields are missing, or what is wrong with the first of them; all are listed.
Response say(const Texts& texts, const std::vector<Complaint>& complaints);
/// A rule's no; `not_found` says what was not found.
Response say(const Texts& texts, const Refusal& refusal, std::string_view not_found);
/// 409: no transition leads there.
Response say_no_way(const Texts& texts, std::string_view from, std::string_view to);
/// 401 with WWW-Authenticate.
Response say_who_are_you(std::string_view text);
/// 429 with Retry-After.
Response say_wait(const Texts& texts, std::chrono::microseconds pause);

/// 503 or 500 with a report, for what came back from the desk as a failure.
void fail(const Texts& texts, const std::string& request_id, RequestObserver& observer,
          const Responder& answer, const std::exception_ptr& failure);

/// The sentence with its "{}" filled in, in their order.
std::string filled(std::string_view sentence, std::initializer_list<std::string_view> values);

} // namespace maitred::http::hold
