#include "core/people/customer_rules.hpp"

#include "core/base/ensure.hpp"
#include "core/people/permissions.hpp"

namespace maitred {
namespace {

Name name_of(const Account& customer)
{
    const Outcome<Name> whole = Name::of(customer.first_name + " " + customer.last_name);
    if (whole)
        return *whole;
    const Outcome<Name> first = Name::of(customer.first_name);
    ensure(first.has_value(), "a customer has a first name");
    return *first;
}

} // namespace

Contact contact_of(const Account& customer)
{
    const Outcome<Phone> phone = Phone::of(customer.phone);
    return {.name = name_of(customer),
            .email = customer.email,
            .phone = phone ? std::optional{*phone} : std::nullopt};
}

bool may_keep_account(const Caller& who, AccountId customer)
{
    const Role role = who.membership.role;
    return may(role, Operation::administer_the_platform) ||
           (who.account.id == customer && may(role, Operation::keep_own_profile));
}

std::optional<Reason> forbidden(const Caller& who, const StaffMember& customer,
                                const StaffWish& wish)
{
    const bool other_role = wish.role && *wish.role != customer.role;
    const bool other_activity = wish.active && *wish.active != customer.account.active;
    if ((other_role || other_activity) && who.account.id == customer.account.id)
        return Reason::oneself;
    return other_role ? std::optional{Reason::not_allowed} : std::nullopt;
}

bool needs_password(const Caller& who, const StaffMember& customer, const StaffWish& wish)
{
    const bool other_email = wish.email && *wish.email != customer.account.email;
    return who.account.id == customer.account.id && (other_email || wish.new_password);
}

} // namespace maitred
