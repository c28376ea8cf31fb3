#pragma once

#include "core/ports/log_watch.hpp"

#include <atomic>

namespace maitred::app {

/// Passes what was committed on to whoever listens by then: the desk is there before the sockets.
class Switchboard final : public LogWatch {
public:
    void connect(LogWatch* listener) { listener_ = listener; }

    void log_has_grown(RestaurantId restaurant) override
    {
        if (LogWatch* listener = listener_)
            listener->log_has_grown(restaurant);
    }
    void room_has_changed(RestaurantId restaurant) override
    {
        if (LogWatch* listener = listener_)
            listener->room_has_changed(restaurant);
    }

private:
    std::atomic<LogWatch*> listener_ = nullptr;
};

} // namespace maitred::app
