#pragma once

// Boost.JSON is heavy: include this in .cpp files only.
#include "adapters/http/surface.hpp"
#include "core/base/refusal.hpp"

#include <boost/json/value.hpp>
#include <exception>
#include <vector>

namespace maitred {
class RequestObserver;
}

namespace maitred::http::guest {

/// One thing that is wrong with one field of a request.
struct Complaint {
    Reason reason;
    std::string field;
    boost::json::value input; ///< as it came
};

/// `{"code","message"}`.
Response say(int status, std::string_view code, std::string_view message);
Response say(Fault fault);

/// A rule's no; where the no is about a field, `input` is what stood there.
Response say(const Refusal& refusal, const boost::json::value& input = nullptr);

/// 422 with the code of the first complaint and the details of all.
Response say(const std::vector<Complaint>& complaints);
/// The details of all complaints, as Pydantic words them: `[{type, loc, msg, input}]`.
boost::json::array details(const std::vector<Complaint>& complaints);

/// 503 or 500 with a report, for what came back from the desk as a failure.
void fail(const std::string& request_id, RequestObserver& observer, const Responder& answer,
          const std::exception_ptr& failure);

/// 200 or another status with this body.
Response show(int status, const boost::json::object& body);

} // namespace maitred::http::guest
