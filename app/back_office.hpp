#pragma once

#include "adapters/crypto/sodium_randomness.hpp"
#include "adapters/desk/batching_desk.hpp"
#include "adapters/zones/tzdata_zones.hpp"
#include "app/storages.hpp"
#include "app/switchboard.hpp"
#include "app/system_clock.hpp"

namespace maitred::app {

/// The book and its desk: what every command that touches reservations stands on.
struct BackOffice {
    BackOffice(const Config& config, Measures& measures);

    SystemClock clock;
    crypto::SodiumRandomness randomness;
    zones::TzdataZones zones;
    Switchboard watch;
    OpenedStorage opened;
    desk::BatchingDesk desk;

    Storage& storage() { return *opened.storage; }
    Accounts& accounts() { return *opened.accounts; }
};

/// The house, if the storage is fit to be served with this configuration.
/// Throws std::runtime_error with one clear sentence where it is not.
Restaurant house_ready_to_serve(BackOffice& office, const Config& config);

} // namespace maitred::app
