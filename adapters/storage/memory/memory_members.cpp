// Who belongs to a restaurant: its staff and its members.
#include "adapters/storage/memory/memory_accounts.hpp"

namespace maitred::memory {
namespace {

/// Those of one audience who have a place in the restaurant, in the order of their numbers.
std::vector<StaffMember> those_of(const People& people, RestaurantId restaurant, Audience audience)
{
    std::vector<StaffMember> found;
    const auto first = people.roles.lower_bound({restaurant, AccountId{}});
    for (auto place = first; place != people.roles.end() && place->first.first == restaurant;
         ++place) {
        Account account = people.accounts.at(place->first.second);
        if (account.audience != audience)
            continue;
        account.password_hash.clear();
        found.push_back({std::move(account), place->second});
    }
    return found;
}

} // namespace

std::optional<Account> MemoryAccounts::find_member(const Username& username)
{
    const std::lock_guard lock{shelf_->mutex};
    const People& people = shelf_->people;
    const auto known = people.by_username.find({Audience::member, username});
    return known == people.by_username.end() ? std::nullopt
                                             : std::optional{people.accounts.at(known->second)};
}

std::vector<StaffMember> MemoryAccounts::members(RestaurantId restaurant, int limit, int offset)
{
    const std::lock_guard lock{shelf_->mutex};
    const auto all = those_of(shelf_->people, restaurant, Audience::member);
    std::vector<StaffMember> page;
    for (auto i = static_cast<std::size_t>(offset);
         i < all.size() && page.size() < static_cast<std::size_t>(limit); ++i)
        page.push_back(all[i]);
    return page;
}

std::optional<StaffMember> MemoryAccounts::member(RestaurantId restaurant, AccountId account)
{
    const std::lock_guard lock{shelf_->mutex};
    for (const StaffMember& one : those_of(shelf_->people, restaurant, Audience::member))
        if (one.account.id == account)
            return one;
    return std::nullopt;
}

MemberCount MemoryAccounts::count_members(RestaurantId restaurant)
{
    const std::lock_guard lock{shelf_->mutex};
    MemberCount count;
    for (const StaffMember& one : those_of(shelf_->people, restaurant, Audience::member)) {
        ++count.members;
        count.active += one.account.active ? 1 : 0;
        count.admins += one.role == Role::admin ? 1 : 0;
    }
    return count;
}

std::vector<StaffMember> MemoryAccounts::staff(RestaurantId restaurant)
{
    const std::lock_guard lock{shelf_->mutex};
    return those_of(shelf_->people, restaurant, Audience::floor);
}

} // namespace maitred::memory
