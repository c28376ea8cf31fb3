#include "core/usecases/change_staff.hpp"

#include "core/usecases/change_account.hpp"

namespace maitred {
namespace {

constexpr int attempts = 3;

} // namespace

Outcome<StaffMember> ChangeStaff::operator()(const Request& request) const
{
    StaffWish wish = request.wish;
    wish.new_password = request.password.has_value();
    Outcome<StaffMember> outcome = Reason::race_lost;
    for (int i = 0; i < attempts && !outcome && outcome.error().reason == Reason::race_lost; ++i)
        outcome = attempt(request, wish);
    return outcome;
}

Outcome<StaffMember> ChangeStaff::attempt(const Request& request, const StaffWish& wish) const
{
    TRY(whom, SeeStaff{accounts_}.one(request.by, request.whom));
    if (!may_change(request.by, whom, wish))
        return Reason::not_allowed;
    const Instant now = clock_.now();
    const Role role = wish.role.value_or(whom.role);
    Account account = changed(whom, wish, now);
    if (request.password) {
        TRY(hash, passwords_.hash(*request.password));
        account.password_hash = std::move(hash);
    }
    Deed deed = deed_about(whom, EventKind::staff_changed, request.by, now);
    deed.after = facts_of(account, role);
    if (request.password)
        deed.after.emplace("password", "new");
    TRY(stored, accounts_.change(request.by.membership.restaurant,
                                 {.before = whom,
                                  .after = account,
                                  .role = role,
                                  .deed = deed,
                                  .by = place_that_allows(request.by, whom.account.id)}));
    standings_.forget(request.whom);
    return StaffMember{stored, role};
}

} // namespace maitred
