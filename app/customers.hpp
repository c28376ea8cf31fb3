#pragma once

#include "adapters/http/surface.hpp"
#include "adapters/pictures/decoded_pictures.hpp"
#include "app/reception.hpp"
#include "core/ports/request_observer.hpp"

namespace maitred::app {

/// What the hold surface is built of.
struct CustomersNeed {
    const Config& config;
    BackOffice& office;
    Reception& reception;
    LogWatch& watch;
    http::WorkerPool& workers;
    http::WorkerPool& picture_pool;
    const Pictures& pictures;
    RequestObserver& observer;
    RestaurantId house;
};

http::Surface surface_for_customers(const CustomersNeed& needs);

} // namespace maitred::app
