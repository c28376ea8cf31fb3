#pragma once

#include "core/base/id.hpp"
#include "core/base/instant.hpp"
#include "core/base/text.hpp"

#include <optional>
#include <string>

namespace maitred {

/// Where an account logs in. An e-mail has one account in each.
enum class Audience { floor, member, hold, platform };

std::string_view text_of(Audience audience);
std::optional<Audience> audience_named(std::string_view text);

/// What somebody is in a restaurant: of its staff, or of those who book there with an account. The
/// platform's administrator is one of the house, and has a say in every restaurant.
enum class Role { owner, manager, staff, admin, member, customer, platform };

std::string_view text_of(Role role);
std::optional<Role> role_named(std::string_view text);

/// Somebody who logs in.
struct Account {
    AccountId id;
    Uuid uuid;
    Audience audience;
    Email email;
    std::string first_name = {}; ///< a member's whole name
    std::string last_name = {};
    std::string password_hash = {};
    bool active = true;
    std::int64_t epoch = 0; ///< rises when all tokens that were issued are to end
    Instant made_at = {};
    std::optional<Username> username = {}; ///< of members
    std::string phone = {};

    friend bool operator==(const Account&, const Account&) = default;
};

/// The epoch that ends all tokens of this account: later than any that they can be of.
std::int64_t epoch_after(const Account& account, Instant now);

/// How the activity log names whoever did something.
std::string actor_of(AccountId account);

/// Somebody's place in a restaurant.
struct Membership {
    AccountId account;
    RestaurantId restaurant;
    Role role;

    friend bool operator==(const Membership&, const Membership&) = default;
};

/// Somebody of the staff, as colleagues see them.
struct StaffMember {
    Account account; ///< without the password's hash
    Role role;

    friend bool operator==(const StaffMember&, const StaffMember&) = default;
};

/// Whoever asks for something, and showed who they are.
struct Caller {
    Account account;
    Membership membership;

    friend bool operator==(const Caller&, const Caller&) = default;
};

} // namespace maitred
