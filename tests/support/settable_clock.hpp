#pragma once

#include "core/ports/clock.hpp"

#include <atomic>

namespace maitred {

/// Shows the time that the test has set, to any thread.
class SettableClock final : public Clock {
public:
    explicit SettableClock(Instant now) : now_{now} {}

    Instant now() const override { return now_; }
    void set(Instant now) { now_ = now; }
    void advance(std::chrono::microseconds by) { now_ = now_.load() + by; }

private:
    std::atomic<Instant> now_;
};

} // namespace maitred
