#pragma once

#include "adapters/crypto/signed_tokens.hpp"
#include "adapters/crypto/sodium_passwords.hpp"
#include "adapters/crypto/sodium_randomness.hpp"
#include "adapters/crypto/sodium_seals.hpp"
#include "adapters/storage/memory/memory_storage.hpp"
#include "adapters/storage/recent/recent_standings.hpp"
#include "adapters/zones/tzdata_zones.hpp"
#include "core/usecases/authenticate.hpp"
#include "core/usecases/change_customer.hpp"
#include "core/usecases/close_restaurant.hpp"
#include "core/usecases/count_visits.hpp"
#include "core/usecases/furnish_room.hpp"
#include "core/usecases/log_in_customer.hpp"
#include "core/usecases/log_in_member.hpp"
#include "core/usecases/open_restaurant.hpp"
#include "core/usecases/register_customer.hpp"
#include "tests/support/parties.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/settable_clock.hpp"
#include "tests/usecases/tells_the_desk.hpp"

namespace maitred {

inline constexpr std::string_view her_password = "correct horse";

/// A house with two tables of ten, a bistro with one of four that the platform's administrator has
/// opened beside it, and Cleo, who is a customer; at noon.
class Platform {
public:
    Platform();

    /// Somebody gets an account as a customer.
    Account registers(const std::string& email, const std::string& name = "Cleo");
    /// Somebody as they are when they ask for something.
    Caller as(const Account& account);
    Outcome<LogInCustomer::Answer> logs_in(const std::string& email,
                                           std::string_view password = her_password);

    /// Cleo holds a table for two; the case fails where there is none.
    Reservation holds(RestaurantId restaurant, Instant time);
    /// And confirms it.
    Reservation books(RestaurantId restaurant, Instant time);
    Reservation does(RestaurantId restaurant, const Command& command);
    StageName stage_of(RestaurantId restaurant, const Reservation& reservation);
    /// The last line of the log that is no reservation's and no table's.
    Deed last_deed(RestaurantId restaurant);

    SettableClock clock{at("12:00")};
    memory::MemoryStorage storage;
    std::unique_ptr<Accounts> accounts = storage.accounts();
    RestaurantId house;
    crypto::SodiumPasswords passwords{{.passes = 1, .memory_bytes = 8192}};
    crypto::SodiumSeals seals{"a secret of thirty-two characters"};
    crypto::SignedTokens tokens{{crypto::token_key("a secret of thirty-two characters")}};
    crypto::SodiumRandomness randomness;
    zones::TzdataZones zones;
    NoMeasures measures;
    TellsTheDesk watch;
    desk::BatchingDesk desk{{storage, clock, randomness, zones, measures, watch}, {}};
    recent::RecentStandings standings{*accounts, clock};
    NewPasswords new_passwords{passwords, PasswordRule::uncommon};

    Authenticate authenticate{tokens, standings, clock};
    RegisterCustomer register_customer;
    LogInCustomer log_in;
    LogInMember log_in_member;
    ChangeCustomer change;
    CountVisits count_visits{*accounts, storage, clock};
    OpenRestaurant open;
    CloseRestaurant close;
    FurnishRoom furnish{{storage, desk, clock, randomness, watch}};

    Account administrator;
    RestaurantId bistro;
    Account cleo;
};

template <class T> Reason reason_of(const Outcome<T>& outcome)
{
    REQUIRE(!outcome);
    return outcome.error().reason;
}

} // namespace maitred
