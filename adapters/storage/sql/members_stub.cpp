// To be able to link; replaced by what another hand writes.
#include "adapters/storage/sql/sql_accounts.hpp"

namespace maitred::sql {

std::optional<Account> SqlAccounts::find_member(const Username&)
{
    return std::nullopt;
}

std::vector<StaffMember> SqlAccounts::members(RestaurantId, int, int)
{
    return {};
}

std::optional<StaffMember> SqlAccounts::member(RestaurantId, AccountId)
{
    return std::nullopt;
}

MemberCount SqlAccounts::count_members(RestaurantId)
{
    return {};
}

} // namespace maitred::sql
