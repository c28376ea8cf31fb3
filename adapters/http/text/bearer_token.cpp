#include "adapters/http/text/bearer_token.hpp"

#include <algorithm>

namespace maitred::http {

std::string_view bearer_token(const Request& request)
{
    constexpr std::string_view scheme = "bearer ";
    const std::string_view given = request.header("authorization");
    // The name of an authentication scheme may be written in any case (RFC 9110, 11.1).
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; };
    if (!std::ranges::equal(given.substr(0, scheme.size()), scheme, {}, lower))
        return {};
    return given.substr(scheme.size());
}

} // namespace maitred::http
