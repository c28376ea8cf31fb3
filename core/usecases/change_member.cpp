#include "core/usecases/change_member.hpp"

#include "core/people/permissions.hpp"

namespace maitred {

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
                        deed_about(whom, EventKind::staff_removed, asked.by, now)},
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
    Deed deed = deed_about(whom, EventKind::staff_changed, asked.by, now);
    deed.after = facts_of(after.account, after.role);
    return Planned{{whom, after.account, after.role, std::move(deed)}, after};
}

Outcome<ChangeMember::Changed> ChangeMember::carry_out(const Asked& asked,
                                                       const ChangeAccount::Plan& plan) const
{
    if (!may(asked.by.membership.role, Operation::run_the_house))
        return Reason::not_allowed;
    // The platform's administrator is none of the members whom they change.
    const bool oneself = asked.by.account.id == asked.whom;
    if (oneself && asked.by.account.audience != Audience::member)
        return Reason::oneself;
    return change_(
        {asked.by, asked.whom, asked.by.membership.restaurant, Audience::member, asked.retry},
        plan);
}

} // namespace maitred
