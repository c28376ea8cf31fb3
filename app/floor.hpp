#pragma once

#include "adapters/crypto/signed_tokens.hpp"
#include "adapters/crypto/sodium_passwords.hpp"
#include "adapters/crypto/sodium_seals.hpp"
#include "adapters/http/surface.hpp"
#include "adapters/http/surfaces/floor/restaurants.hpp"
#include "adapters/http/worker_pool.hpp"
#include "adapters/live/live_feed.hpp"
#include "adapters/storage/recent/recent_standings.hpp"
#include "app/back_office.hpp"
#include "core/people/password.hpp"
#include "core/ports/request_observer.hpp"

namespace maitred::app {

/// What the floor needs beside the book: who logs in, and who listens.
class Floor final : public LogWatch {
public:
    Floor(const Config& config, BackOffice& office, RestaurantId house,
          const crypto::SodiumSeals& seals, http::WorkerPool& workers, RequestObserver& observer);
    ~Floor() override;

    http::Surface surface();
    /// Finishes what was accepted.
    void close() { password_pool_.close(); }

    void log_has_grown(RestaurantId restaurant) override { feed_.log_has_grown(restaurant); }
    void room_has_changed(RestaurantId restaurant) override;
    void anything_may_have_happened() { feed_.anything_may_have_happened(); }

private:
    BackOffice& office_;
    const RestaurantId house_;
    const crypto::SodiumSeals& seals_;
    http::WorkerPool& workers_;
    RequestObserver& observer_;
    const std::chrono::seconds token_lifetime_;
    const PasswordRule password_rule_;
    crypto::SodiumPasswords passwords_;
    crypto::SignedTokens tokens_;
    recent::RecentStandings standings_;
    http::floor::Restaurants restaurants_;
    live::LiveFeed feed_;
    http::WorkerPool password_pool_;
};

} // namespace maitred::app
