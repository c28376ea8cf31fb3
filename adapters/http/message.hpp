#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace maitred::http {

enum class Method { get, head, post, put, patch, delete_, options, other };

/// The method as it stands in a request line; "OTHER" for those we do not know.
std::string_view name_of(Method method);

/// One HTTP request as the handlers see it: whole, within the limits, and past the strict gate.
struct Request {
    Method method = Method::get;
    std::string path;                                         ///< percent-decoded, without query
    std::vector<std::pair<std::string, std::string>> query;   ///< decoded; a raw '+' is a space
    std::vector<std::pair<std::string, std::string>> headers; ///< names in lower case
    std::string body;
    std::string client_address;           ///< behind trusted proxies, the address they vouch for
    std::string id;                       ///< X-Request-Id: the client's, or one of ours
    std::vector<std::string> path_values; ///< what stood at the route's {placeholders}

    /// The first value of that name (lower case); empty if there is none.
    std::string_view header(std::string_view name) const;
    /// The first value of that query parameter; nullptr if there is none.
    const std::string* parameter(std::string_view name) const;
};

struct Response {
    int status = 200;
    std::string body;
    std::string content_type = "application/json"; ///< empty: none is sent
    std::vector<std::pair<std::string, std::string>> headers = {};
};

/// Gives the answer of one request. Call it once, from any thread; a call that comes after the
/// deadline of the request, or a second one, does nothing.
using Responder = std::function<void(Response)>;

/// Reads, asks, answers. The request lives only until the handler returns.
using Handler = std::function<void(const Request&, Responder)>;

} // namespace maitred::http
