#pragma once

#include "core/base/instant.hpp"

namespace maitred {

/// Tells the time. May be called from any thread.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

} // namespace maitred
