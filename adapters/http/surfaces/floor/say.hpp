#pragma once

// Boost.JSON is heavy: include this in .cpp files only.
#include "adapters/http/surface.hpp"
#include "adapters/http/text/form.hpp"
#include "core/base/refusal.hpp"

#include <boost/json/value.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace maitred::http::floor {

Response show(const boost::json::value& body);

/// `{"detail": …}`; 404 and 500 and their like: `{"success": false, "message": …}`.
Response say(int status, std::string_view text);
Response say(Fault fault);
/// 422 with a list of complaints.
Response say(const std::vector<Complaint>& complaints);
/// A rule's no; `subject` is what was not found: "Reservation".
Response say(const Refusal& refusal, std::string_view subject = "Reservation");
/// 401 with WWW-Authenticate.
Response say_who_are_you(std::string_view text);
/// 429 with Retry-After.
Response say_wait(std::chrono::microseconds pause);

} // namespace maitred::http::floor
