#pragma once

#include "core/base/id.hpp"

namespace maitred {

/// Who wants to hear of what was committed, by this node or another. Called from any thread;
/// returns at once. Hearing too often does no harm.
class LogWatch {
public:
    virtual ~LogWatch() = default;

    /// The restaurant's log has new lines.
    virtual void log_has_grown(RestaurantId restaurant) = 0;
    /// The restaurant's room was changed: copies of it are old.
    virtual void room_has_changed(RestaurantId restaurant) = 0;
};

/// Hears nothing.
class NobodyListens final : public LogWatch {
public:
    void log_has_grown(RestaurantId) override {}
    void room_has_changed(RestaurantId) override {}
};

} // namespace maitred
