#include "core/people/staff_rules.hpp"

#include "core/base/ensure.hpp"
#include "core/people/permissions.hpp"

namespace maitred {
namespace {

struct Operations {
    Operation add;
    Operation change;
    Operation remove;
};

/// Which operations concern somebody with this role; none concerns owners.
std::optional<Operations> operations_on(Role role)
{
    switch (role) {
    case Role::owner: return std::nullopt;
    case Role::manager:
        return Operations{Operation::add_manager, Operation::change_manager,
                          Operation::remove_manager};
    case Role::staff:
        return Operations{Operation::add_staff, Operation::change_staff, Operation::remove_staff};
    case Role::admin:
    case Role::member:
    case Role::customer:
    case Role::platform:
        return Operations{Operation::run_the_house, Operation::run_the_house,
                          Operation::run_the_house};
    }
    stop_at_bug("a role outside its enumeration");
}

bool oneself(const Caller& who, const StaffMember& whom)
{
    return who.account.id == whom.account.id;
}

} // namespace

bool may_add(Role who, Role whom)
{
    const auto operations = operations_on(whom);
    return operations && may(who, operations->add);
}

bool may_change(const Caller& who, const StaffMember& whom, const StaffWish& wish)
{
    const Role role = who.membership.role;
    const bool other_role = wish.role && *wish.role != whom.role;
    const bool other_activity = wish.active && *wish.active != whom.account.active;
    if (oneself(who, whom))
        return may(role, Operation::change_staff) && !other_role && !other_activity &&
               !wish.new_password;
    const auto operations = operations_on(whom.role);
    return operations && may(role, operations->change) &&
           (!other_role || may_add(role, *wish.role));
}

bool may_remove(const Caller& who, const StaffMember& whom)
{
    const auto operations = operations_on(whom.role);
    return operations && may(who.membership.role, operations->remove) && !oneself(who, whom);
}

Account changed(const StaffMember& whom, const StaffWish& wish, Instant now)
{
    Account account = whom.account;
    account.email = wish.email.value_or(account.email);
    account.first_name = wish.first_name.value_or(account.first_name);
    account.last_name = wish.last_name.value_or(account.last_name);
    account.active = wish.active.value_or(account.active);
    account.phone = wish.phone.value_or(account.phone);
    if (wish.username)
        account.username = wish.username;
    const bool other_role = wish.role && *wish.role != whom.role;
    if (other_role || account.active != whom.account.active || wish.new_password)
        account.epoch = epoch_after(account, now);
    return account;
}

Account dismissed(const StaffMember& whom, Instant now)
{
    Account account = whom.account;
    const Outcome<Email> nobodys = Email::of(account.uuid.text() + "@dismissed.invalid");
    ensure(nobodys.has_value(), "a UUID is not the local part of an e-mail");
    account.email = *nobodys;
    account.username.reset();
    account.active = false;
    account.epoch = epoch_after(account, now);
    return account;
}

std::map<std::string, std::string> facts_of(const Account& account, Role role)
{
    std::map<std::string, std::string> facts = {{"email", account.email.text()},
                                                {"first_name", account.first_name},
                                                {"last_name", account.last_name},
                                                {"role", std::string{text_of(role)}},
                                                {"active", account.active ? "true" : "false"}};
    if (account.username)
        facts.emplace("username", account.username->text());
    if (!account.phone.empty())
        facts.emplace("phone", account.phone);
    return facts;
}

} // namespace maitred
