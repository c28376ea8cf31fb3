#include "core/usecases/change_member.hpp"

#include "core/people/permissions.hpp"
#include "core/usecases/answered_before.hpp"

namespace maitred {
namespace {

constexpr int attempts = 3;

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

Outcome<ChangeMember::Changed>
ChangeMember::operator()(const Asked& asked, const StaffWish& wish,
                         const std::optional<Password>& password) const
{
    return carry_out(asked, [&](const StaffMember& whom, Instant now) -> Outcome<Planned> {
        StaffWish whole = wish;
        whole.new_password = password.has_value();
        TRY(planned, changed_as(asked, whom, whole, now));
        if (password) {
            TRY(hash, passwords_.hash(*password));
            planned.change.after.password_hash = std::move(hash);
            planned.change.deed.after.emplace("password", "new");
        }
        return planned;
    });
}

Outcome<ChangeMember::Changed> ChangeMember::toggle(const Asked& asked) const
{
    return carry_out(asked, [&](const StaffMember& whom, Instant now) {
        return changed_as(asked, whom, {.active = !whom.account.active}, now);
    });
}

Outcome<ChangeMember::Changed> ChangeMember::remove(const Asked& asked) const
{
    return carry_out(asked, [&](const StaffMember& whom, Instant now) -> Outcome<Planned> {
        if (asked.by.account.id == asked.whom)
            return Reason::oneself;
        return Planned{{whom, dismissed(whom, now), std::nullopt,
                        deed_of(EventKind::staff_removed, asked.by, whom, now)},
                       whom};
    });
}

Outcome<ChangeMember::Planned> ChangeMember::changed_as(const Asked& asked, const StaffMember& whom,
                                                        const StaffWish& wish, Instant now) const
{
    const bool rises_or_falls = (wish.role && *wish.role != whom.role) ||
                                (wish.active && *wish.active != whom.account.active) ||
                                wish.new_password;
    if (rises_or_falls && asked.by.account.id == asked.whom)
        return Reason::oneself;
    const StaffMember after{changed(whom, wish, now), wish.role.value_or(whom.role)};
    Deed deed = deed_of(EventKind::staff_changed, asked.by, whom, now);
    deed.after = facts_of(after.account, after.role);
    return Planned{{whom, after.account, after.role, std::move(deed)}, after};
}

Outcome<ChangeMember::Changed> ChangeMember::carry_out(const Asked& asked, const Plan& plan) const
{
    if (!may(asked.by.membership.role, Operation::run_the_house))
        return Reason::not_allowed;
    Outcome<Changed> outcome = Reason::race_lost;
    for (int i = 0; i < attempts && !outcome && outcome.error().reason == Reason::race_lost; ++i)
        outcome = attempt(asked, plan);
    return outcome;
}

Outcome<ChangeMember::Changed> ChangeMember::attempt(const Asked& asked, const Plan& plan) const
{
    const RestaurantId restaurant = asked.by.membership.restaurant;
    const Instant now = clock_.now();
    if (asked.retry)
        if (const auto before = answered_before(*storage_.open(restaurant), asked.retry->key, now))
            return *before ? Outcome<Changed>{Changed{**before}} : before->error();
    const auto whom = accounts_.person(restaurant, Audience::member, asked.whom);
    if (!whom)
        return Reason::not_found;
    TRY(planned, plan(*whom, now));
    planned.change.by = asked.by.membership;
    if (asked.retry)
        planned.change.kept =
            KeptAnswer{asked.retry->key, asked.retry->answer(planned.result), now};
    TRY(stored, accounts_.change(restaurant, planned.change));
    (void)stored;
    standings_.forget(whom->account.uuid);
    return Changed{std::move(planned.result)};
}

} // namespace maitred
