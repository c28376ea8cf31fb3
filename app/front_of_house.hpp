#pragma once

#include "adapters/http/router.hpp"
#include "adapters/http/worker_pool.hpp"
#include "adapters/log/request_log.hpp"
#include "adapters/metrics/prometheus_measures.hpp"
#include "adapters/server/server.hpp"
#include "app/back_office.hpp"
#include "app/customers.hpp"
#include "app/floor.hpp"
#include "app/members.hpp"
#include "core/usecases/check_readiness.hpp"

namespace maitred::app {

/// What guests and operators meet: the surfaces, and the listeners they are served on.
class FrontOfHouse {
public:
    FrontOfHouse(const Config& config, BackOffice& office, RestaurantId house,
                 metrics::PrometheusMeasures& measures, const Stationery& stationery);

    /// Throws std::runtime_error with one clear sentence where a port is taken.
    void open();
    std::uint16_t port() const { return guests_.port(); }

    Floor& floor() { return floor_; }
    const http::Router& router() const { return router_for_guests_; }

    /// Takes no more, finishes what was accepted. Whether that was done in time.
    bool close(std::chrono::milliseconds time);

private:
    std::vector<http::Surface> surfaces_for_guests(const Config& config, BackOffice& office,
                                                   RestaurantId house,
                                                   const Stationery& stationery);
    std::vector<http::Surface> surfaces_for_operators(const metrics::PrometheusMeasures& measures);

    CheckReadiness ready_;
    Reception reception_;
    log::RequestLog request_log_;
    http::WorkerPool workers_;
    http::WorkerPool picture_pool_;
    pictures::DecodedPictures pictures_;
    Floor floor_;
    const bool has_operators_;
    http::Router router_for_guests_;
    http::Router router_for_operators_;
    std::unique_ptr<RequestObserver> meter_;
    server::Server guests_;
    server::Server operators_;
};

} // namespace maitred::app
