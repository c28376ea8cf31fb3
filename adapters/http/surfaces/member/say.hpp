#pragma once

// Boost.JSON is heavy: include this in .cpp files only.
#include "adapters/http/surface.hpp"
#include "adapters/http/text/form.hpp"
#include "core/base/refusal.hpp"

#include <boost/json/value.hpp>
#include <exception>
#include <string_view>
#include <vector>

namespace maitred {
class RequestObserver;
}

namespace maitred::http::member {

Response show(const boost::json::value& body);

/// `{"detail": "…"}`.
Response say(int status, std::string_view text);
Response say(Fault fault);
/// 422 with a list of complaints.
Response say(const std::vector<Complaint>& complaints);
/// A rule's no; `subject` is what was not found: "Booking".
Response say(const Refusal& refusal, std::string_view subject = "Booking");
/// 401 with WWW-Authenticate.
Response say_who_are_you(std::string_view text);
/// 429 with Retry-After.
Response say_wait(std::chrono::microseconds pause);

/// 503 or 500 with a report, for what came back from the desk as a failure.
void fail(const std::string& request_id, RequestObserver& observer, const Responder& answer,
          const std::exception_ptr& failure);

} // namespace maitred::http::member
