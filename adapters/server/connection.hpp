#pragma once

#include "core/base/instant.hpp"

#include <chrono>
#include <cstddef>

namespace maitred::server {

using Moment = std::chrono::steady_clock::time_point;

/// Somebody who is connected, in whatever way we speak with them, as their loop sees them. All of
/// it runs on the loop's thread.
class Connection {
public:
    Connection() = default;
    virtual ~Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Whether deadline_passed() should be called. Not virtual: it is asked of everybody, several
    /// times a second.
    bool due(Moment now, Instant today) const { return deadline_ <= now || until_ <= today; }
    virtual void deadline_passed() = 0;
    /// The house closes: to leave now, or as soon as what has begun is done.
    virtual void closing_time() = 0;
    virtual void hang_up() = 0;

    std::size_t place_in_loop = 0;

protected:
    Moment deadline_{};
    Instant until_ = Instant::max(); ///< by the clock on the wall
};

} // namespace maitred::server
