#pragma once

#include "tests/contract/house.hpp"

namespace maitred {

inline Email mail(const std::string& text)
{
    return *Email::of(text);
}

inline Username username(const std::string& text)
{
    return *Username::of(text);
}

/// Somebody who logs in to the floor, not yet in any storage.
Account somebody(const std::string& email);

/// Somebody who books with an account, not yet in any storage.
Account a_member(const std::string& username, const std::string& email);

/// A restaurant of this name and slug, to be founded by the owner of this address.
Founding founding_of(const std::string& slug, const std::string& owner);

/// Each founds, hires or changes without a retry key, today.
using FoundedOrNot = Outcome<std::variant<Founded, Repeated>>;
FoundedOrNot found(Accounts& accounts, const Founding& founding);
using HiredOrNot = Outcome<std::variant<Account, Repeated>>;
HiredOrNot hire(Accounts& accounts, RestaurantId restaurant, const Account& account,
                Role role = Role::staff);

/// With a line about a member, not about staff.
HiredOrNot enrol(Accounts& accounts, RestaurantId restaurant, const Account& account,
                 Role role = Role::member);

/// What was founded or hired; the case fails where nothing was.
Founded founded_in(const FoundedOrNot& outcome);
Account hired_in(const HiredOrNot& outcome);

Deed deed(EventKind kind, AccountId subject = {});

/// Somebody of the staff, as the storage has them.
StaffMember member(Accounts& accounts, RestaurantId restaurant, AccountId account);

/// The slugs of all restaurants, in their order.
std::vector<std::string> slugs(Storage& storage);

/// The deeds in a restaurant's log, in their order.
std::vector<Deed> deeds(StorageUnderTest& tested, RestaurantId restaurant);

} // namespace maitred
