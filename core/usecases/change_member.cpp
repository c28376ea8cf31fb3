#include "core/usecases/change_member.hpp"

#include "core/people/permissions.hpp"

namespace maitred {
namespace {

constexpr int attempts = 3;

template <class Attempt> Outcome<StaffMember> again_and_again(Attempt attempt)
{
    Outcome<StaffMember> outcome = Reason::race_lost;
    for (int i = 0; i < attempts && !outcome && outcome.error().reason == Reason::race_lost; ++i)
        outcome = attempt();
    return outcome;
}

Deed deed_of(EventKind kind, const Caller& by, const StaffMember& whom, Instant now)
{
    return {.kind = kind,
            .actor = actor_of(by.account.id),
            .at = now,
            .subject = "account",
            .subject_id = whom.account.id.number,
            .before = facts_of(whom.account, whom.role)};
}

} // namespace

Outcome<StaffMember> ChangeMember::operator()(const Request& request) const
{
    return again_and_again([&] { return attempt(request); });
}

Outcome<StaffMember> ChangeMember::remove(const Caller& by, AccountId whom) const
{
    return again_and_again([&] { return attempt_to_remove(by, whom); });
}

Outcome<StaffMember> ChangeMember::find(const Caller& by, AccountId whom) const
{
    if (!may(by.membership.role, Operation::run_the_house))
        return Reason::not_allowed;
    const auto found = accounts_.member(by.membership.restaurant, whom);
    if (!found)
        return Reason::not_found;
    return *found;
}

Outcome<StaffMember> ChangeMember::attempt(const Request& request) const
{
    TRY(whom, find(request.by, request.whom));
    StaffWish wish = request.wish;
    wish.new_password = request.password.has_value();
    const bool rises_or_falls = (wish.role && *wish.role != whom.role) ||
                                (wish.active && *wish.active != whom.account.active) ||
                                wish.new_password;
    if (rises_or_falls && request.by.account.id == request.whom)
        return Reason::oneself;
    const Instant now = clock_.now();
    const Role role = wish.role.value_or(whom.role);
    Account account = changed(whom, wish, now);
    if (request.password) {
        TRY(hash, passwords_.hash(*request.password));
        account.password_hash = std::move(hash);
    }
    Deed deed = deed_of(EventKind::staff_changed, request.by, whom, now);
    deed.after = facts_of(account, role);
    if (request.password)
        deed.after.emplace("password", "new");
    TRY(stored, accounts_.change(request.by.membership.restaurant, {whom, account, role, deed}));
    standings_.forget(whom.account.uuid);
    return StaffMember{stored, role};
}

Outcome<StaffMember> ChangeMember::attempt_to_remove(const Caller& by, AccountId whom) const
{
    TRY(leaving, find(by, whom));
    if (by.account.id == whom)
        return Reason::oneself;
    const Instant now = clock_.now();
    const Deed deed = deed_of(EventKind::staff_removed, by, leaving, now);
    TRY(stored, accounts_.change(by.membership.restaurant,
                                 {leaving, dismissed(leaving, now), std::nullopt, deed}));
    (void)stored;
    standings_.forget(leaving.account.uuid);
    return leaving;
}

} // namespace maitred
