#pragma once

#include "adapters/crypto/signed_tokens.hpp"
#include "adapters/crypto/sodium_passwords.hpp"
#include "adapters/crypto/sodium_randomness.hpp"
#include "adapters/crypto/sodium_seals.hpp"
#include "adapters/storage/memory/memory_storage.hpp"
#include "adapters/storage/recent/recent_standings.hpp"
#include "core/usecases/authenticate.hpp"
#include "core/usecases/change_password.hpp"
#include "core/usecases/change_staff.hpp"
#include "core/usecases/hire_staff.hpp"
#include "core/usecases/log_in.hpp"
#include "core/usecases/register_restaurant.hpp"
#include "core/usecases/remove_staff.hpp"
#include "tests/support/hours.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/settable_clock.hpp"

namespace maitred {

inline constexpr std::string_view good_password = "correct horse";
inline constexpr std::string_view another_password = "battery staple";
inline constexpr std::string_view home = "192.0.2.1";
inline constexpr std::string_view elsewhere = "198.51.100.7";

/// One node: what it knows of accounts, and the use cases that ask it.
struct Node {
    Node(Accounts& accounts, const Clock& clock);

    crypto::SodiumPasswords passwords{{.passes = 1, .memory_bytes = 8192}};
    crypto::SodiumSeals seals{"a secret of thirty-two characters"};
    crypto::SignedTokens tokens{{crypto::token_key("a secret of thirty-two characters")}};
    crypto::SodiumRandomness randomness;
    recent::RecentStandings standings;

    RegisterRestaurant register_restaurant;
    LogIn log_in;
    Authenticate authenticate;
    HireStaff hire_staff;
    ChangeStaff change_staff;
    RemoveStaff remove_staff;
    SeeStaff see_staff;
    ChangePassword change_password;
};

/// Two nodes on one storage, and the restaurant of Ada's that was registered there at noon.
class FrontDoor {
public:
    FrontDoor();

    /// Somebody logs in with the good password unless another is given.
    Outcome<LogIn::Answer> try_to_log_in(const std::string& email,
                                         std::string_view password = good_password,
                                         std::string_view address = home);
    /// The token of somebody who logs in; the case fails where they cannot.
    std::string token_of(const std::string& email, std::string_view password = good_password);
    /// Whom the first node takes the token for; the case fails where for nobody.
    Caller caller(const std::string& email);

    /// Hires somebody with the good password, for Ada.
    Account hire(const std::string& email, Role role = Role::staff);
    /// The lines of the restaurant's log that are no reservation's and no table's.
    std::vector<Deed> deeds();

    SettableClock clock{at("12:00")};
    memory::MemoryStorage storage;
    std::unique_ptr<Accounts> accounts = storage.accounts();
    Node node{*accounts, clock};
    Node other_node{*accounts, clock};
    RestaurantId bistro;
};

/// Registers a restaurant, named "Chez" and the first part of the address, with the good password.
Outcome<RegisterRestaurant::Registered> try_to_register(const Node& node, const std::string& email,
                                                        const std::string& name = "Chez Ada");

Reason reason_of(const Outcome<LogIn::Answer>& outcome);
bool logged_in(const Outcome<LogIn::Answer>& outcome);
/// How long must be waited; nothing where the attempt was looked at.
std::chrono::seconds pause_in(const Outcome<LogIn::Answer>& outcome);

} // namespace maitred
