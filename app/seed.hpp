#pragma once

#include "core/ports/clock.hpp"
#include "core/ports/desk.hpp"
#include "core/ports/storage.hpp"

namespace maitred::app {

/// What seeding stands on.
struct Seeding {
    Storage& storage;
    Desk& desk;
    const Clock& clock;
    RestaurantId house;
    int largest_party;
};

struct SeedReport {
    int reservations = 0; ///< booked now
    int cancelled = 0;    ///< of these
    int days_skipped = 0; ///< seeded before
};

/// Fills the next fourteen evenings of the house with sample guests, through the desk like everyone
/// else. Days that were seeded before are left as they are.
SeedReport seed_house(const Seeding& seeding);

} // namespace maitred::app
