#include "core/usecases/change_settings.hpp"

#include "core/usecases/answered_before.hpp"

namespace maitred {
namespace {

constexpr int attempts = 5;

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
    profile.largest_party = wish.largest_party.value_or(profile.largest_party);
    profile.policy = wish.policy.value_or(profile.policy);
    profile.listed = wish.listed.value_or(profile.listed);
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
            {"listed", profile.listed ? "yes" : "no"}};
}

Outcome<ChangeSettings::Changed> ChangeSettings::operator()(const Asked& asked,
                                                            const Wish& wish) const
{
    const auto session = storage_.open(asked.restaurant);
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const Instant now = clock_.now();
        if (asked.retry)
            if (const auto before = answered_before(*session, asked.retry->key, now))
                return *before ? Outcome<Changed>{**before} : before->error();
        const std::int64_t version = session->room().version;
        const Profile before = session->profile();
        const Profile after = changed(before, wish);
        if (asked.restaurant == house_ && the_operator_settles(before, after))
            return Reason::not_allowed;
        if (before == after)
            return Changed{before};
        Refurbishment work{.room_version = version, .at = now, .profile = after};
        work.deeds.push_back({EventKind::settings_changed, asked.actor, now, "settings",
                              asked.restaurant.number, facts_of(before), facts_of(after)});
        if (asked.retry)
            work.kept = KeptAnswer{asked.retry->key, asked.retry->answer(after), now};
        switch (session->refurbish(work)) {
        case Committed::yes:
            watch_.room_has_changed(asked.restaurant);
            watch_.log_has_grown(asked.restaurant);
            return Changed{after};
        case Committed::table_is_taken: return Reason::sittings_clash;
        case Committed::not_admitted:
        case Committed::day_has_changed:
        case Committed::retry_key_is_kept: break;
        }
    }
    throw Unavailable{"the settings were changed by others again and again"};
}

} // namespace maitred
