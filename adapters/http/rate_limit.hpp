#pragma once

#include "core/ports/clock.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace maitred::http {

/// Counts attempts per route and client in fixed one-minute windows of the clock.
///
/// Every attempt counts, refused ones too. An IPv6 client is its /64: whoever has one address of
/// it has them all. May be called from any thread.
class RateLimit {
public:
    /// A limit of 0 turns it off.
    RateLimit(const Clock& clock, unsigned attempts_per_minute);

    /// Counts one attempt. Nothing if it may go on, else the time to wait.
    std::optional<std::chrono::seconds> attempt(std::size_t route, std::string_view client);

private:
    using Minute = std::chrono::sys_time<std::chrono::minutes>;

    const Clock& clock_;
    const unsigned limit_;
    std::mutex guard_;
    Minute window_{};
    std::unordered_map<std::uint64_t, unsigned> attempts_;
};

} // namespace maitred::http
