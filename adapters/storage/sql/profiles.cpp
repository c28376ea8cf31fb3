// What a restaurant says of itself.
#include "adapters/storage/sql/furniture.hpp"
#include "adapters/storage/sql/sql_session.hpp"
#include "adapters/storage/sql/time.hpp"

namespace maitred::sql {
namespace {

constexpr const char* select_profile = R"(
    SELECT CAST(uuid AS text), slug, name, time_zone, slot_minutes, turn_minutes, largest_party,
           policy, CASE WHEN listed THEN 1 ELSE 0 END, shown_name, address, phone, email,
           description, CASE WHEN closed THEN 1 ELSE 0 END, made_at
      FROM restaurants
     WHERE id = :restaurant)";

constexpr const char* update_profile = R"(
    UPDATE restaurants
       SET name = :name, time_zone = :zone, slot_minutes = :slot, turn_minutes = :turn,
           largest_party = :party, policy = :policy, listed = (:listed = 1),
           shown_name = :shown_name, address = :address, phone = :phone, email = :email,
           description = :description, closed = (:closed = 1)
     WHERE id = :restaurant)";

constexpr const char* delete_turn_times =
    "DELETE FROM turn_times WHERE restaurant_id = :restaurant";

constexpr const char* insert_turn_time = R"(
    INSERT INTO turn_times (restaurant_id, from_party, minutes)
    VALUES (:restaurant, :party, :minutes))";

constexpr const char* delete_hours = "DELETE FROM service_hours WHERE restaurant_id = :restaurant";

constexpr const char* insert_hours = R"(
    INSERT INTO service_hours (restaurant_id, weekday, opens_minute, closes_minute)
    VALUES (:restaurant, :weekday, :opens, :closes))";

void write_lists(soci::session& soci, const Profile& profile)
{
    const long long id = profile.id.number;
    soci << delete_turn_times, soci::use(id);
    for (const TurnTimes::Step& step : profile.turns_by_party) {
        const int minutes = static_cast<int>(step.turn.count());
        soci << insert_turn_time, soci::use(id), soci::use(step.from_party), soci::use(minutes);
    }
    soci << delete_hours, soci::use(id);
    for (const ServiceHours& hours : profile.hours) {
        soci::indicator served = hours.served ? soci::i_ok : soci::i_null;
        int opens = hours.served ? static_cast<int>(hours.served->opens.count()) : 0;
        int closes = hours.served ? static_cast<int>(hours.served->closes.count()) : 0;
        soci << insert_hours, soci::use(id), soci::use(hours.weekday), soci::use(opens, served),
            soci::use(closes, served);
    }
}

} // namespace

void write_profile(soci::session& soci, const Profile& profile)
{
    const long long id = profile.id.number;
    const int turn = static_cast<int>(profile.usual_turn.count());
    const std::string policy{name_of(profile.policy)};
    const int listed = profile.listed ? 1 : 0;
    const int closed = profile.closed ? 1 : 0;
    const int slot = static_cast<int>(profile.slot.count());
    soci << update_profile, soci::use(profile.name), soci::use(profile.time_zone), soci::use(slot),
        soci::use(turn), soci::use(profile.largest_party), soci::use(policy), soci::use(listed),
        soci::use(profile.shown_name), soci::use(profile.address), soci::use(profile.phone),
        soci::use(profile.email), soci::use(profile.description), soci::use(closed), soci::use(id);
    write_lists(soci, profile);
}

Profile SqlSession::profile()
{
    return in_transaction(connection(), restaurant(), Access::read, [&] {
        const long long id = restaurant().number;
        Profile profile{.id = restaurant(), .uuid = {}, .slug = {}, .name = {}, .time_zone = {}};
        std::string uuid, policy;
        int slot = 0, turn = 0, listed = 0, closed = 0;
        long long made_at = 0;
        soci() << select_profile, soci::into(uuid), soci::into(profile.slug),
            soci::into(profile.name), soci::into(profile.time_zone), soci::into(slot),
            soci::into(turn), soci::into(profile.largest_party), soci::into(policy),
            soci::into(listed), soci::into(profile.shown_name), soci::into(profile.address),
            soci::into(profile.phone), soci::into(profile.email), soci::into(profile.description),
            soci::into(closed), soci::into(made_at), soci::use(id);
        const auto named = policy_named(policy);
        if (!soci().got_data() || !named)
            throw std::runtime_error{"a restaurant is stored with impossible settings, or not at "
                                     "all"};
        profile.uuid = Uuid::parse(uuid).value_or(Uuid{});
        profile.slot = std::chrono::minutes{slot};
        profile.usual_turn = std::chrono::minutes{turn};
        profile.policy = *named;
        profile.listed = listed == 1;
        profile.closed = closed == 1;
        profile.made_at = instant(made_at);
        profile.turns_by_party = turn_times_of(soci(), id);
        profile.hours = hours_of(soci(), id);
        return profile;
    });
}

} // namespace maitred::sql
