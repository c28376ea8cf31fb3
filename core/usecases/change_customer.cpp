#include "core/usecases/change_customer.hpp"

#include "core/house/stranded.hpp"
#include "core/people/customer_rules.hpp"
#include "core/usecases/answered_before.hpp"
#include "core/usecases/cancel_stranded.hpp"

#include <algorithm>

namespace maitred {
namespace {

constexpr int page = 100;

/// The stages in which somebody is still to come, or is there.
const std::set<StageName> before_the_end = {
    StageName::waitlisted,        StageName::held,    StageName::confirmed, StageName::running_late,
    StageName::partially_arrived, StageName::arrived, StageName::seated};

} // namespace

ChangeCustomer::ChangeCustomer(const Needs& needs)
    : needs_{needs}, change_{needs.accounts, needs.storage, needs.standings, needs.clock},
      right_{needs.accounts, needs.passwords}, attempts_{needs.accounts, needs.seals}
{
}

Outcome<ChangeCustomer::Answer>
ChangeCustomer::operator()(const Asked& asked, const StaffWish& wish,
                           const std::optional<Password>& password,
                           const std::optional<std::string>& current_password) const
{
    if (!may_keep_account(asked.by, asked.whom))
        return Reason::not_allowed;
    StaffWish whole = wish;
    whole.new_password = password.has_value();
    whole.username.reset(); // customers log in by e-mail alone
    std::optional<Paused> paused;
    const auto plan = [&](const StaffMember& whom, Instant now) -> Outcome<Planned> {
        TRY(planned, changed_as(asked, whom, whole, now));
        if (needs_password(asked.by, whom, whole)) {
            TRY(wait, check(asked, current_password));
            paused = wait;
            if (paused)
                return Reason::wrong_credentials;
        }
        if (password) {
            TRY(hash, needs_.new_passwords.hash(*password));
            planned.change.after.password_hash = std::move(hash);
            planned.change.deed.after.emplace("password", "new");
        }
        return planned;
    };
    const auto changed = change_(in_the_house(asked), plan);
    if (paused)
        return Answer{*paused};
    if (!changed)
        return changed.error();
    return std::visit([](const auto& answer) { return Answer{answer}; }, *changed);
}

Outcome<ChangeCustomer::Changed> ChangeCustomer::remove(const Asked& asked, ToCome to_come) const
{
    if (!may_keep_account(asked.by, asked.whom))
        return Reason::not_allowed;
    const auto plan = [&](const StaffMember& whom, Instant now) -> Outcome<Planned> {
        if (to_come == ToCome::refuse)
            if (auto in_the_way = everywhere_to_come(asked.whom, now); !in_the_way.empty())
                return Refusal{.reason = Reason::bookings_in_the_way,
                               .in_the_way = std::move(in_the_way)};
        return Planned{{whom, dismissed(whom, now), std::nullopt,
                        deed_about(whom, EventKind::staff_removed, asked.by, now)},
                       whom};
    };
    if (to_come == ToCome::cancel && is_new(asked))
        cancel_everywhere(asked);
    auto removed = change_(in_the_house(asked), plan);
    if (removed && to_come != ToCome::keep)
        cancel_everywhere(asked);
    return removed;
}

/// Somebody is there to be removed, and this is not a retry of what was answered before.
bool ChangeCustomer::is_new(const Asked& asked) const
{
    if (!needs_.accounts.person(needs_.house, Audience::hold, asked.whom))
        return false;
    return !asked.retry || !answered_before(*needs_.storage.open(needs_.house), asked.retry->key,
                                            needs_.clock.now());
}

Outcome<ChangeCustomer::Planned> ChangeCustomer::changed_as(const Asked& asked,
                                                            const StaffMember& whom,
                                                            const StaffWish& wish,
                                                            Instant now) const
{
    if (const std::optional<Reason> why = forbidden(asked.by, whom, wish))
        return *why;
    const StaffMember after{changed(whom, wish, now), whom.role};
    Deed deed = deed_about(whom, EventKind::staff_changed, asked.by, now);
    deed.after = facts_of(after.account, after.role);
    return Planned{{whom, after.account, after.role, std::move(deed)}, after};
}

/// Whoever found a token must not find the password with it: guesses are counted here as well.
Outcome<std::optional<Paused>>
ChangeCustomer::check(const Asked& asked, const std::optional<std::string>& password) const
{
    const Attempts::Attempt attempt{"change of customer " + asked.by.account.uuid.text(),
                                    asked.address};
    if (!password)
        return Reason::wrong_credentials;
    if (const auto paused = attempts_.pause(attempt, needs_.clock.now()))
        return paused;
    if (!right_(*password, needs_.accounts.find(asked.whom))) {
        attempts_.failed(attempt, needs_.clock.now());
        return Reason::wrong_credentials;
    }
    attempts_.succeeded(attempt, needs_.clock.now());
    return std::optional<Paused>{};
}

ChangeAccount::Asked ChangeCustomer::in_the_house(const Asked& asked) const
{
    return {asked.by, asked.whom, needs_.house, Audience::hold, asked.retry};
}

/// The house too when their place in it has ended: a retry must find what they had there.
std::vector<RestaurantId> ChangeCustomer::places_of(AccountId customer) const
{
    std::set<RestaurantId> places{needs_.house};
    for (const Membership& place : needs_.accounts.memberships(customer))
        places.insert(place.restaurant);
    return {places.begin(), places.end()};
}

std::vector<Reservation> ChangeCustomer::to_come(RestaurantId restaurant, AccountId customer,
                                                 Instant now) const
{
    const PartyFilter theirs{.stages = before_the_end, .seen_at = now, .member = customer};
    const auto session = needs_.storage.open(restaurant);
    std::vector<Reservation> found;
    for (int offset = 0;; offset += page) {
        const std::vector<Reservation> some = session->parties(theirs, page, offset);
        std::copy_if(some.begin(), some.end(), std::back_inserter(found),
                     [now](const Reservation& one) { return still_to_come(one, now); });
        if (some.size() < page)
            return found;
    }
}

std::vector<ReservationId> ChangeCustomer::everywhere_to_come(AccountId customer, Instant now) const
{
    std::vector<Reservation> all;
    for (const RestaurantId restaurant : places_of(customer))
        for (Reservation& one : to_come(restaurant, customer, now))
            all.push_back(std::move(one));
    std::stable_sort(all.begin(), all.end(), [](const Reservation& one, const Reservation& other) {
        return one.sitting.start < other.sitting.start;
    });
    return ids_of(all);
}

/// Before they are dismissed, so that whoever is interrupted can go on by asking again; and after,
/// for what came in between.
void ChangeCustomer::cancel_everywhere(const Asked& asked) const
{
    for (const RestaurantId restaurant : places_of(asked.whom))
        cancel_all(needs_.desk, restaurant, actor_of(asked.by.account.id),
                   to_come(restaurant, asked.whom, needs_.clock.now()));
}

} // namespace maitred
