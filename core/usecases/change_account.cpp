#include "core/usecases/change_account.hpp"

#include "core/usecases/answered_before.hpp"

namespace maitred {
namespace {

constexpr int attempts = 3;

} // namespace

Outcome<ChangeAccount::Changed> ChangeAccount::operator()(const Asked& asked,
                                                          const Plan& plan) const
{
    Outcome<Changed> outcome = Reason::race_lost;
    for (int i = 0; i < attempts && !outcome && outcome.error().reason == Reason::race_lost; ++i)
        outcome = attempt(asked, plan);
    return outcome;
}

Outcome<ChangeAccount::Changed> ChangeAccount::attempt(const Asked& asked, const Plan& plan) const
{
    const Instant now = clock_.now();
    if (asked.retry)
        if (const auto before =
                answered_before(*storage_.open(asked.restaurant), asked.retry->key, now))
            return *before ? Outcome<Changed>{Changed{**before}} : before->error();
    const auto whom = accounts_.person(asked.restaurant, asked.audience, asked.whom);
    if (!whom)
        return Reason::not_found;
    TRY(planned, plan(*whom, now));
    planned.change.by = place_that_allows(asked.by, asked.whom);
    if (asked.retry)
        planned.change.kept =
            KeptAnswer{asked.retry->key, asked.retry->answer(planned.result), now};
    TRY(stored, accounts_.change(asked.restaurant, planned.change));
    (void)stored;
    standings_.forget(whom->account.uuid);
    return Changed{std::move(planned.result)};
}

std::optional<Membership> place_that_allows(const Caller& by, AccountId whom)
{
    return by.account.id == whom ? std::nullopt : std::optional{by.membership};
}

Deed deed_about(const StaffMember& whom, EventKind kind, const Caller& by, Instant now)
{
    return {.kind = kind,
            .actor = actor_of(by.account.id),
            .at = now,
            .subject = "account",
            .subject_id = whom.account.id.number,
            .before = facts_of(whom.account, whom.role)};
}

} // namespace maitred
