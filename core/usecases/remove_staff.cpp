#include "core/usecases/remove_staff.hpp"

#include "core/usecases/change_account.hpp"

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
    TRY(stored, accounts_.change(by.membership.restaurant,
                                 {.before = leaving,
                                  .after = dismissed(leaving, now),
                                  .role = std::nullopt,
                                  .deed = deed_about(leaving, EventKind::staff_removed, by, now),
                                  .by = place_that_allows(by, leaving.account.id)}));
    (void)stored;
    standings_.forget(whom);
    return leaving;
}

} // namespace maitred
