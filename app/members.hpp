#pragma once

#include "adapters/http/surface.hpp"
#include "app/reception.hpp"
#include "core/ports/request_observer.hpp"
#include "core/ports/stationery.hpp"

namespace maitred::app {

/// What the member surface is built of.
struct MembersNeed {
    const Config& config;
    BackOffice& office;
    Reception& reception;
    const Stationery& stationery;
    LogWatch& watch;
    http::WorkerPool& workers;
    RequestObserver& observer;
    RestaurantId house;
};

http::Surface surface_for_members(const MembersNeed& needs);

} // namespace maitred::app
