#include "core/usecases/register_customer.hpp"

#include "core/people/staff_rules.hpp"

namespace maitred {

Outcome<RegisterCustomer::Registered>
RegisterCustomer::operator()(const Request& request,
                             const std::function<std::string(const Account&)>& answer_for) const
{
    TRY(hash, passwords_.hash(request.password));
    const Instant now = clock_.now();
    const Account account{.id = {},
                          .uuid = Uuid::time_ordered(now, {}, randomness_.draw()),
                          .audience = Audience::hold,
                          .email = request.email,
                          .first_name = request.first_name.text(),
                          .last_name = request.last_name,
                          .password_hash = std::move(hash),
                          .active = request.active,
                          .made_at = now,
                          .phone = request.phone ? request.phone->text() : std::string{}};
    const Deed deed{.kind = EventKind::customer_registered,
                    .actor = request.actor.empty() ? "customer" : request.actor,
                    .at = now,
                    .subject = "account",
                    .after = facts_of(account, Role::customer)};
    return accounts_.hire(house_, account, Role::customer, deed, request.retry_key, answer_for);
}

} // namespace maitred
