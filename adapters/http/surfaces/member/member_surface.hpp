#pragma once

#include "adapters/http/surface.hpp"
#include "adapters/http/worker_pool.hpp"
#include "core/ports/request_observer.hpp"
#include "core/ports/seals.hpp"
#include "core/ports/stationery.hpp"
#include "core/usecases/authenticate.hpp"
#include "core/usecases/block_table.hpp"
#include "core/usecases/change_book.hpp"
#include "core/usecases/change_member.hpp"
#include "core/usecases/change_settings.hpp"
#include "core/usecases/count_bookings.hpp"
#include "core/usecases/draw_layout.hpp"
#include "core/usecases/furnish_room.hpp"
#include "core/usecases/log_in_member.hpp"
#include "core/usecases/offer_times.hpp"
#include "core/usecases/register_member.hpp"
#include "core/usecases/see_day.hpp"

#include <memory>

namespace maitred::http::member {

/// What the member surface stands on. Everything it refers to outlives the surface.
struct Ground {
    RegisterMember register_member;
    LogInMember log_in;
    Authenticate authenticate;
    ChangeMember change_member;
    ChangeBook change_book;
    SeeDay see_day;
    FurnishRoom furnish_room;
    DrawLayout draw_layout;
    OfferTimes offer_times;
    ChangeSettings change_settings;
    BlockTable block_table;
    CountBookings count_bookings;
    Storage& storage;
    Accounts& accounts;
    const Stationery& stationery;
    const Clock& clock;
    const TimeZones& zones;
    const Seals& seals;
    WorkerPool& pool;          ///< for what waits for storage
    WorkerPool& password_pool; ///< for what hashes passwords, so that logins starve nobody
    RequestObserver& observer;
    RestaurantId house; ///< where members book
};

/// The Table Reservation Booking System: people with accounts who book tables of the house for an
/// interval, and administrators who run it.
Surface member_surface(std::shared_ptr<const Ground> ground);

} // namespace maitred::http::member
