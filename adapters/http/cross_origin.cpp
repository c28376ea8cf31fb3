#include "adapters/http/cross_origin.hpp"

#include <algorithm>
#include <utility>

namespace maitred::http {

CrossOrigin::CrossOrigin(std::vector<std::string> origins) : origins_{std::move(origins)} {}

bool CrossOrigin::allows(std::string_view origin) const
{
    return !origin.empty() && std::ranges::any_of(origins_, [&](const std::string& allowed) {
        return allowed == origin || allowed == "*";
    });
}

void CrossOrigin::mark(const Request& request, Response& response) const
{
    if (origins_.empty())
        return;
    // The answer differs by Origin even where none was sent: caches must know.
    response.headers.emplace_back("Vary", "Origin");
    const auto origin = request.header("origin");
    if (!allows(origin))
        return;
    response.headers.emplace_back("Access-Control-Allow-Origin", origin);
    response.headers.emplace_back("Access-Control-Expose-Headers",
                                  "X-Request-Id, Link, Retry-After");
}

void CrossOrigin::grant(const Request& request, std::string_view methods, Response& response) const
{
    if (request.header("access-control-request-method").empty() ||
        !allows(request.header("origin")))
        return;
    response.headers.emplace_back("Access-Control-Allow-Methods", methods);
    response.headers.emplace_back(
        "Access-Control-Allow-Headers",
        "Authorization, Content-Type, Accept-Language, Idempotency-Key, X-Request-Id");
    response.headers.emplace_back("Access-Control-Max-Age", "600");
}

} // namespace maitred::http
