#include "adapters/http/text/retry_key.hpp"

#include "adapters/http/text/link.hpp"

#include <algorithm>

namespace maitred::http {
namespace {

constexpr std::size_t longest_key = 255;

bool well_formed(std::string_view key)
{
    return key.size() <= longest_key &&
           std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c <= '~'; });
}

/// What was asked beside the path, as one text: a retry that asks in its query for something else
/// is another request.
std::string all_that_was_asked(const Request& request)
{
    std::string asked;
    for (const auto& [name, value] : request.query)
        asked += escaped(name) + "=" + escaped(value) + "&";
    return asked.empty() ? request.body : asked + "\n" + request.body;
}

} // namespace

ReadRetryKey read_retry_key(const Request& request, std::string scope, const Seals& seals)
{
    const std::string_view key = request.header("idempotency-key");
    if (key.empty())
        return {};
    if (!well_formed(key))
        return {.malformed = true};
    return {.key = RetryKey{std::move(scope), std::string{key},
                            seals.fingerprint(all_that_was_asked(request))}};
}

} // namespace maitred::http
