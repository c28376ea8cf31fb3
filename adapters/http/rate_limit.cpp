#include "adapters/http/rate_limit.hpp"

#include "adapters/http/network.hpp"

#include <functional>
#include <random>
#include <string>

namespace maitred::http {
namespace {

/// Clients that get a count of their own in one minute; those that come after them share.
constexpr std::size_t most_counts = 100'000;
constexpr std::uint64_t shared_counts = 1024;

std::uint64_t secret_of_this_process()
{
    static const std::uint64_t secret = std::random_device{}() * 0x9e3779b97f4a7c15ULL;
    return secret;
}

/// A 64-bit name for route and client. Salted, so that nobody can aim at another client's count.
std::uint64_t name_of(std::size_t route, std::string_view client)
{
    std::string text{client};
    if (const auto address = Address::parse(client)) {
        const auto half = address->household();
        text.assign(half.bytes.begin(), half.bytes.end());
    }
    text.append(reinterpret_cast<const char*>(&route), sizeof route);
    const auto secret = secret_of_this_process();
    text.append(reinterpret_cast<const char*>(&secret), sizeof secret);
    return std::hash<std::string>{}(text);
}

} // namespace

RateLimit::RateLimit(const Clock& clock, unsigned attempts_per_minute)
    : clock_{clock}, limit_{attempts_per_minute}
{
}

std::optional<std::chrono::seconds> RateLimit::attempt(std::size_t route, std::string_view client)
{
    if (limit_ == 0)
        return std::nullopt;
    const auto now = clock_.now();
    const auto window = std::chrono::floor<std::chrono::minutes>(now);
    auto name = name_of(route, client);

    const std::lock_guard lock{guard_};
    if (window != window_) {
        attempts_.clear();
        window_ = window;
    }
    if (attempts_.size() >= most_counts && !attempts_.contains(name))
        name %= shared_counts;
    if (++attempts_[name] <= limit_)
        return std::nullopt;
    return std::chrono::ceil<std::chrono::seconds>(window + std::chrono::minutes{1} - now);
}

} // namespace maitred::http
