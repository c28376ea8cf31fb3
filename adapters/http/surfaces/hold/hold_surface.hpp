#pragma once

#include "adapters/http/surface.hpp"
#include "adapters/http/worker_pool.hpp"
#include "core/ports/request_observer.hpp"
#include "core/ports/seals.hpp"
#include "core/usecases/authenticate.hpp"
#include "core/usecases/change_book.hpp"
#include "core/usecases/change_customer.hpp"
#include "core/usecases/change_gallery.hpp"
#include "core/usecases/change_settings.hpp"
#include "core/usecases/close_restaurant.hpp"
#include "core/usecases/count_visits.hpp"
#include "core/usecases/find_tables.hpp"
#include "core/usecases/furnish_room.hpp"
#include "core/usecases/log_in_customer.hpp"
#include "core/usecases/open_restaurant.hpp"
#include "core/usecases/register_customer.hpp"

#include <memory>

namespace maitred::http::hold {

/// What the hold surface stands on. Everything it refers to outlives the surface.
struct Ground {
    RegisterCustomer register_customer;
    LogInCustomer log_in;
    Authenticate authenticate;
    ChangeCustomer change_customer;
    CountVisits count_visits;
    ChangeBook change_book;
    FindTables find_tables;
    FurnishRoom furnish_room;
    ChangeSettings change_settings;
    OpenRestaurant open_restaurant;
    CloseRestaurant close_restaurant;
    ChangeGallery change_gallery;
    Storage& storage;
    Accounts& accounts;
    Desk& desk;
    const Clock& clock;
    const TimeZones& zones;
    const Seals& seals;
    WorkerPool& pool;          ///< for what waits for storage
    WorkerPool& password_pool; ///< for what hashes passwords, so that logins starve nobody
    WorkerPool& picture_pool;  ///< for what decodes pictures, one at a time: they take memory
    RequestObserver& observer;
    RestaurantId house;                  ///< where reservations are made that name no restaurant
    std::chrono::microseconds held_for;  ///< a reservation that is not confirmed
    std::chrono::milliseconds lock_wait; ///< for a table that is being decided
};

/// ReservaFlow: a table is held first and confirmed later; customers, restaurants and their
/// administration. Spanish unless the request likes English better.
Surface hold_surface(std::shared_ptr<const Ground> ground);

} // namespace maitred::http::hold
