#include "core/people/account.hpp"

#include "core/base/ensure.hpp"

#include <algorithm>

namespace maitred {

std::string_view text_of(Audience audience)
{
    switch (audience) {
    case Audience::floor: return "floor";
    case Audience::member: return "member";
    case Audience::hold: return "hold";
    case Audience::platform: return "platform";
    }
    stop_at_bug("an audience outside its enumeration");
}

std::optional<Audience> audience_named(std::string_view text)
{
    for (const Audience audience :
         {Audience::floor, Audience::member, Audience::hold, Audience::platform})
        if (text_of(audience) == text)
            return audience;
    return std::nullopt;
}

std::string_view text_of(Role role)
{
    switch (role) {
    case Role::owner: return "owner";
    case Role::manager: return "manager";
    case Role::staff: return "staff";
    case Role::admin: return "admin";
    case Role::member: return "member";
    case Role::customer: return "customer";
    case Role::platform: return "platform";
    }
    stop_at_bug("a role outside its enumeration");
}

std::optional<Role> role_named(std::string_view text)
{
    for (const Role role : {Role::owner, Role::manager, Role::staff, Role::admin, Role::member,
                            Role::customer, Role::platform})
        if (text_of(role) == text)
            return role;
    return std::nullopt;
}

std::int64_t epoch_after(const Account& account, Instant now)
{
    return std::max<std::int64_t>(account.epoch + 1, now.time_since_epoch().count());
}

std::string actor_of(AccountId account)
{
    return "account:" + std::to_string(account.number);
}

} // namespace maitred
