#pragma once

#include "adapters/desk/batching_desk.hpp"

namespace maitred {

/// Tells the desk of its own node what becomes of the room, as the application does.
class TellsTheDesk final : public LogWatch {
public:
    void log_has_grown(RestaurantId) override {}
    void room_has_changed(RestaurantId restaurant) override { desk->room_changed(restaurant); }
    desk::BatchingDesk* desk = nullptr;
};

} // namespace maitred
