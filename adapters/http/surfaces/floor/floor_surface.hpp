#pragma once

#include "adapters/http/surface.hpp"
#include "adapters/http/surfaces/floor/restaurants.hpp"
#include "adapters/http/worker_pool.hpp"
#include "core/ports/live_events.hpp"
#include "core/ports/request_observer.hpp"
#include "core/ports/seals.hpp"
#include "core/ports/time_zones.hpp"
#include "core/usecases/authenticate.hpp"
#include "core/usecases/change_book.hpp"
#include "core/usecases/change_password.hpp"
#include "core/usecases/change_settings.hpp"
#include "core/usecases/change_staff.hpp"
#include "core/usecases/furnish_room.hpp"
#include "core/usecases/hire_staff.hpp"
#include "core/usecases/log_in.hpp"
#include "core/usecases/register_restaurant.hpp"
#include "core/usecases/remove_staff.hpp"
#include "core/usecases/see_floor.hpp"
#include "core/usecases/see_staff.hpp"

#include <memory>

namespace maitred::http::floor {

/// What the floor surface stands on. Everything it refers to outlives the surface.
struct Ground {
    RegisterRestaurant register_restaurant;
    LogIn log_in;
    Authenticate authenticate;
    HireStaff hire_staff;
    SeeStaff see_staff;
    ChangeStaff change_staff;
    RemoveStaff remove_staff;
    ChangePassword change_password;
    ChangeBook change_book;
    SeeFloor see_floor;
    FurnishRoom furnish_room;
    ChangeSettings change_settings;
    Storage& storage;
    Restaurants& restaurants;
    Accounts& accounts;
    const Clock& clock;
    const TimeZones& zones;
    const Seals& seals;
    Randomness& randomness;
    LiveEvents& live_events;
    WorkerPool& pool;          ///< for what waits for storage
    WorkerPool& password_pool; ///< for what hashes passwords, so that logins starve nobody
    RequestObserver& observer;
    std::chrono::seconds token_lifetime;
};

/// QTable: the staff of many restaurants, and a floor-plan app with a live socket.
Surface floor_surface(std::shared_ptr<const Ground> ground);

} // namespace maitred::http::floor
