#include "core/usecases/register_member.hpp"

#include "core/people/staff_rules.hpp"

namespace maitred {

Outcome<RegisterMember::Registered>
RegisterMember::operator()(const Request& request,
                           const std::function<std::string(const Account&)>& answer_for) const
{
    TRY(hash, passwords_.hash(request.password));
    const Instant now = clock_.now();
    const Account account{.id = {},
                          .uuid = Uuid::time_ordered(now, {}, randomness_.draw()),
                          .audience = Audience::member,
                          .email = request.email,
                          .first_name = request.full_name.text(),
                          .password_hash = std::move(hash),
                          .active = request.active,
                          .made_at = now,
                          .username = request.username,
                          .phone = request.phone ? request.phone->text() : std::string{}};
    const Deed deed{.kind = EventKind::member_registered,
                    .actor = request.actor.empty() ? "member" : request.actor,
                    .at = now,
                    .subject = "account",
                    .after = facts_of(account, request.role)};
    return accounts_.hire(house_, account, request.role, deed, request.retry_key, answer_for);
}

} // namespace maitred
