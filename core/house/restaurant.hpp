#pragma once

#include "core/base/id.hpp"
#include "core/base/instant.hpp"
#include "core/base/text.hpp"
#include "core/calendar/slot.hpp"

#include <string>
#include <vector>

namespace maitred {

/// What the operator settles about the house by configuration, and `maitred migrate` applies.
struct HouseSettings {
    std::string slug;
    std::string name;
    std::string time_zone; ///< IANA name
    std::chrono::minutes slot{30};
    int total_tables = 30;
    int largest_party = 10;

    friend bool operator==(const HouseSettings&, const HouseSettings&) = default;
};

/// A tenant.
struct Restaurant {
    RestaurantId id;
    Uuid uuid;
    HouseSettings settings;
};

/// Two reservations that would have one table at one time on another grid.
struct Clash {
    ReservationId one;
    ReservationId other;
    std::string table_number;
    Instant slot;

    friend bool operator==(const Clash&, const Clash&) = default;
};

/// What settling the house did.
struct HouseReport {
    RestaurantId house;
    bool created = false;
    bool changed = false;
    std::vector<std::string> tables_added = {};
    std::vector<std::string> tables_removed = {};
    std::vector<std::string> tables_kept = {}; ///< too many, but with reservations to come
    std::vector<Clash> clashes = {};           ///< if any, nothing was changed
};

} // namespace maitred
