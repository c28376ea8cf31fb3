#include "core/usecases/hire_staff.hpp"

#include "core/people/staff_rules.hpp"

namespace maitred {

Outcome<HireStaff::Hired>
HireStaff::operator()(const Request& request,
                      const std::function<std::string(const Account&)>& answer_for) const
{
    if (!may_add(request.by.membership.role, request.role))
        return Reason::not_allowed;
    TRY(hash, passwords_.hash(request.password));
    const Instant now = clock_.now();
    const Account account{.id = {},
                          .uuid = Uuid::time_ordered(now, {}, randomness_.draw()),
                          .audience = Audience::floor,
                          .email = request.email,
                          .first_name = request.first_name,
                          .last_name = request.last_name,
                          .password_hash = std::move(hash),
                          .made_at = now};
    const Deed deed{.kind = EventKind::staff_added,
                    .actor = actor_of(request.by.account.id),
                    .at = now,
                    .subject = "account",
                    .after = facts_of(account, request.role)};
    return accounts_.hire(request.by.membership.restaurant, account, request.role, deed,
                          request.retry_key, answer_for);
}

} // namespace maitred
