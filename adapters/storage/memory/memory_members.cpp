// Who belongs to a restaurant: its staff and its members.
#include "adapters/storage/memory/containing.hpp"
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

bool passes(const PeopleFilter& filter, const Account& account)
{
    if (filter.active && *filter.active != account.active)
        return false;
    const std::string username = account.username ? account.username->text() : std::string{};
    return contains_any_of(
        {account.first_name, account.last_name, username, account.email.text(), account.phone},
        filter.containing);
}

} // namespace

std::optional<Account> MemoryAccounts::find_member(const Username& username)
{
    const std::lock_guard lock{shelf_->mutex};
    const People& people = shelf_->people;
    const auto known = people.by_username.find(username);
    if (known == people.by_username.end())
        return std::nullopt;
    const Account& account = people.accounts.at(known->second);
    const bool logs_in_by_username =
        account.audience == Audience::member || account.audience == Audience::platform;
    return logs_in_by_username ? std::optional{account} : std::nullopt;
}

std::vector<StaffMember> MemoryAccounts::people(RestaurantId restaurant, Audience audience,
                                                const PeopleFilter& filter, int limit, int offset)
{
    const std::lock_guard lock{shelf_->mutex};
    std::vector<StaffMember> page;
    for (StaffMember& one : those_of(shelf_->people, restaurant, audience)) {
        if (!passes(filter, one.account) || offset-- > 0)
            continue;
        if (page.size() == static_cast<std::size_t>(limit))
            break;
        page.push_back(std::move(one));
    }
    return page;
}

std::optional<StaffMember> MemoryAccounts::person(RestaurantId restaurant, Audience audience,
                                                  AccountId account)
{
    const std::lock_guard lock{shelf_->mutex};
    for (const StaffMember& one : those_of(shelf_->people, restaurant, audience))
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
