// To be able to link; replaced by what another hand writes.
#include "adapters/storage/memory/memory_accounts.hpp"

namespace maitred::memory {

std::optional<Account> MemoryAccounts::find_member(const Username&)
{
    return std::nullopt;
}

std::vector<StaffMember> MemoryAccounts::members(RestaurantId, int, int)
{
    return {};
}

std::optional<StaffMember> MemoryAccounts::member(RestaurantId, AccountId)
{
    return std::nullopt;
}

MemberCount MemoryAccounts::count_members(RestaurantId)
{
    return {};
}

} // namespace maitred::memory
