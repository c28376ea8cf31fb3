#pragma once

#include "core/ports/clock.hpp"

namespace maitred::app {

/// The machine's clock.
class SystemClock final : public Clock {
public:
    Instant now() const override
    {
        return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    }
};

} // namespace maitred::app
