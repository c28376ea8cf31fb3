#pragma once

#include "core/ports/accounts.hpp"
#include "core/ports/clock.hpp"
#include "core/ports/desk.hpp"
#include "core/ports/passwords.hpp"
#include "core/ports/randomness.hpp"
#include "core/ports/storage.hpp"
#include "core/ports/time_zones.hpp"

namespace maitred::app {

/// What seeding the house's members and its room stands on.
struct MemberSeeding {
    Storage& storage;
    Accounts& accounts;
    Desk& desk;
    const Clock& clock;
    const TimeZones& zones;
    Randomness& randomness;
    const Passwords& passwords;
    RestaurantId house;
    std::string password; ///< that all sample members get
};

struct MemberSeedReport {
    int members = 0;  ///< registered now
    int bookings = 0; ///< theirs, made now
    bool layout = false;
    bool time_slots = false;
    bool hours = false;
};

/// Gives the house sample members with bookings, a layout, time slots and hours of service: each
/// only where there is nothing of it yet.
MemberSeedReport seed_members(const MemberSeeding& seeding);

} // namespace maitred::app
