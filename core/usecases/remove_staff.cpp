#include "core/usecases/remove_staff.hpp"

#include "core/people/staff_rules.hpp"

namespace maitred {
namespace {

constexpr int attempts = 3;

} // namespace

Outcome<StaffMember> RemoveStaff::operator()(const Caller& by, const Uuid& whom) const
{
    Outcome<StaffMember> outcome = Reason::race_lost;
    for (int i = 0; i < attempts && !outcome && outcome.error().reason == Reason::race_lost; ++i)
        outcome = attempt(by, whom);
    return outcome;
}

Outcome<StaffMember> RemoveStaff::attempt(const Caller& by, const Uuid& whom) const
{
    TRY(leaving, SeeStaff{accounts_}.one(by, whom));
    if (!may_remove(by, leaving))
        return Reason::not_allowed;
    const Instant now = clock_.now();
    const Deed deed{.kind = EventKind::staff_removed,
                    .actor = actor_of(by.account.id),
                    .at = now,
                    .subject = "account",
                    .subject_id = leaving.account.id.number,
                    .before = facts_of(leaving.account, leaving.role)};
    TRY(stored, accounts_.change(by.membership.restaurant,
                                 {leaving, dismissed(leaving, now), std::nullopt, deed}));
    (void)stored;
    standings_.forget(whom);
    return leaving;
}

} // namespace maitred
