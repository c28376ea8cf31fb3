#include "core/usecases/change_settings.hpp"

#include "core/house/stranded.hpp"
#include "core/usecases/cancel_stranded.hpp"
#include "core/usecases/refurbish.hpp"

namespace maitred {
namespace {

std::string text_of(std::chrono::minutes minutes)
{
    return std::to_string(minutes.count());
}

std::string text_of(const std::vector<TurnTimes::Step>& steps)
{
    std::string text;
    for (const TurnTimes::Step& step : steps)
        text += (text.empty() ? "" : ", ") + std::to_string(step.from_party) +
                "+: " + text_of(step.turn);
    return text;
}

std::string text_of(const std::vector<ServiceHours>& hours)
{
    std::string text;
    for (const ServiceHours& day : hours) {
        text += (text.empty() ? "" : ", ") + std::to_string(day.weekday) + ": ";
        text += day.served ? text_of(day.served->opens) + "-" + text_of(day.served->closes)
                           : std::string{"closed"};
    }
    return text;
}

Profile changed(Profile profile, const ChangeSettings::Wish& wish)
{
    if (wish.name)
        profile.name = wish.name->text();
    profile.time_zone = wish.time_zone.value_or(profile.time_zone);
    profile.slot = wish.slot.value_or(profile.slot);
    profile.usual_turn = wish.usual_turn.value_or(profile.usual_turn);
    profile.turns_by_party = wish.turns_by_party.value_or(profile.turns_by_party);
    profile.hours = wish.hours.value_or(profile.hours);
    if (wish.hours_of_a_day)
        profile.hours = week_with(*wish.hours_of_a_day, std::move(profile.hours));
    profile.largest_party = wish.largest_party.value_or(profile.largest_party);
    profile.policy = wish.policy.value_or(profile.policy);
    profile.listed = wish.listed.value_or(profile.listed);
    profile.shown_name = wish.shown_name.value_or(profile.shown_name);
    profile.address = wish.address.value_or(profile.address);
    profile.phone = wish.phone.value_or(profile.phone);
    profile.email = wish.email.value_or(profile.email);
    profile.description = wish.description.value_or(profile.description);
    return profile;
}

bool the_operator_settles(const Profile& before, const Profile& after)
{
    return before.name != after.name || before.time_zone != after.time_zone ||
           before.slot != after.slot || before.usual_turn != after.usual_turn ||
           before.largest_party != after.largest_party;
}

} // namespace

Facts facts_of(const Profile& profile)
{
    return {{"name", profile.name},
            {"time_zone", profile.time_zone},
            {"slot_minutes", text_of(profile.slot)},
            {"turn_minutes", text_of(profile.usual_turn)},
            {"turns_by_party", text_of(profile.turns_by_party)},
            {"largest_party", std::to_string(profile.largest_party)},
            {"policy", std::string{name_of(profile.policy)}},
            {"hours", text_of(profile.hours)},
            {"listed", profile.listed ? "yes" : "no"},
            {"shown_name", profile.shown_name},
            {"address", profile.address},
            {"phone", profile.phone},
            {"email", profile.email},
            {"description", profile.description}};
}

Outcome<ChangeSettings::Changed> ChangeSettings::operator()(const Asked& asked,
                                                            const Wish& wish) const
{
    auto session = needs_.storage.open(asked.restaurant);
    Profile before = session->profile();
    const bool as_wished = changed(before, wish) == before;
    if (as_wished && !asked.retry && asked.to_come != ToCome::cancel)
        return Changed{before};
    const LocalClock clock = [&](std::chrono::local_days date, std::chrono::minutes minutes) {
        return needs_.zones.true_time(before.time_zone, date, minutes);
    };
    const auto strands = [&](const std::vector<Reservation>& to_come) {
        return stranded_by(before.hours, changed(before, wish).hours, clock, to_come);
    };
    const auto plan = [&](Instant now) -> Outcome<Planned<Profile>> {
        before = session->profile();
        const Profile after = changed(before, wish);
        if (asked.restaurant == needs_.house && the_operator_settles(before, after))
            return Reason::not_allowed;
        Planned<Profile> planned{{}, after};
        planned.work.profile = after;
        planned.work.deeds = {{EventKind::settings_changed, asked.actor, now, "settings",
                               asked.restaurant.number, facts_of(before), facts_of(after)}};
        if (asked.to_come == ToCome::refuse)
            planned.work.admits = [&](const auto& to_come) { return strands(to_come).empty(); };
        return planned;
    };
    const auto refused = [&](Committed why, const auto&) -> std::optional<Refusal> {
        if (why == Committed::table_is_taken)
            return Refusal{Reason::sittings_clash};
        if (why == Committed::not_admitted)
            return Refusal{.reason = Reason::bookings_in_the_way,
                           .in_the_way = ids_of(strands(session->to_come(needs_.clock.now())))};
        return std::nullopt;
    };
    auto done = refurbish_room<Profile>(*session, needs_.clock, needs_.watch, asked.restaurant,
                                        asked.retry, plan, refused);
    if (done && asked.to_come == ToCome::cancel) {
        // Asked once more, perhaps because the first time was cut short: then whoever is left.
        const bool once_more = as_wished || std::holds_alternative<Repeated>(*done);
        const auto to_come = session->to_come(needs_.clock.now());
        const auto stranded = once_more
                                  ? behind_closed_doors(session->profile().hours, clock, to_come)
                                  : strands(to_come);
        session.reset(); // the desk may need the connection
        cancel_all(needs_.desk, asked.restaurant, asked.actor, stranded);
    }
    return done;
}

} // namespace maitred
