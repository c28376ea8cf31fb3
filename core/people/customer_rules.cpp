#include "core/people/customer_rules.hpp"

#include "core/base/ensure.hpp"

namespace maitred {
namespace {

/// A name that was too long for a reservation would be an account's that is older than the rule.
Name name_of(const Account& customer)
{
    const Outcome<Name> whole = Name::of(whole_name(customer.first_name, customer.last_name));
    if (whole)
        return *whole;
    const Outcome<Name> first = Name::of(customer.first_name);
    ensure(first.has_value(), "a customer has a first name");
    return *first;
}

} // namespace

std::string whole_name(const std::string& first, const std::string& last)
{
    return last.empty() ? first : first + " " + last;
}

Contact contact_of(const Account& customer)
{
    const Outcome<Phone> phone = Phone::of(customer.phone);
    return {.name = name_of(customer),
            .email = customer.email,
            .phone = phone ? std::optional{*phone} : std::nullopt};
}

} // namespace maitred
