#pragma once

#include "adapters/http/surface.hpp"
#include "adapters/http/surfaces/floor/restaurants.hpp"
#include "adapters/live/live_feed.hpp"
#include "app/reception.hpp"
#include "core/ports/request_observer.hpp"

namespace maitred::app {

/// What the floor needs beside the book and its people: who listens.
class Floor final : public LogWatch {
public:
    Floor(BackOffice& office, Reception& reception, RestaurantId house, http::WorkerPool& workers,
          RequestObserver& observer);
    ~Floor() override;

    http::Surface surface();
    void log_has_grown(RestaurantId restaurant) override { feed_.log_has_grown(restaurant); }
    void room_has_changed(RestaurantId restaurant) override;
    void anything_may_have_happened() { feed_.anything_may_have_happened(); }

private:
    BackOffice& office_;
    Reception& reception_;
    const RestaurantId house_;
    http::WorkerPool& workers_;
    RequestObserver& observer_;
    http::floor::Restaurants restaurants_;
    live::LiveFeed feed_;
};

} // namespace maitred::app
