#include "adapters/storage/sql/furniture.hpp"
#include "adapters/storage/sql/sql_session.hpp"

namespace maitred::sql {
namespace {

constexpr const char* select_room = R"(
    SELECT slot_minutes, grid_offset_minutes, turn_minutes, largest_party, policy, time_zone,
           room_version
      FROM restaurants
     WHERE id = :restaurant)";

constexpr const char* select_turn_times = R"(
    SELECT from_party, minutes
      FROM turn_times
     WHERE restaurant_id = :restaurant)";

constexpr const char* select_hours = R"(
    SELECT weekday, opens_minute, closes_minute
      FROM service_hours
     WHERE restaurant_id = :restaurant
     ORDER BY weekday)";

std::vector<Table> tables_of(soci::session& soci, RestaurantId restaurant)
{
    std::vector<Table> tables;
    for (KnownTable& known : read_tables(soci, restaurant))
        if (known.in_service && !known.table.out_of_order)
            tables.push_back(std::move(known.table));
    return tables;
}

} // namespace

std::vector<TurnTimes::Step> turn_times_of(soci::session& soci, long long restaurant)
{
    std::vector<TurnTimes::Step> steps;
    int from_party = 0;
    int minutes = 0;
    soci::statement rows = (soci.prepare << select_turn_times, soci::into(from_party),
                            soci::into(minutes), soci::use(restaurant));
    rows.execute();
    while (rows.fetch())
        steps.push_back({from_party, std::chrono::minutes{minutes}});
    return steps;
}

std::vector<ServiceHours> hours_of(soci::session& soci, long long restaurant)
{
    std::vector<ServiceHours> hours;
    int weekday = 0;
    int opens = 0;
    int closes = 0;
    soci::indicator open_at_all = soci::i_null;
    soci::indicator closes_at_all = soci::i_null;
    soci::statement rows =
        (soci.prepare << select_hours, soci::into(weekday), soci::into(opens, open_at_all),
         soci::into(closes, closes_at_all), soci::use(restaurant));
    rows.execute();
    while (rows.fetch()) {
        ServiceHours entry{weekday, std::nullopt};
        if (open_at_all == soci::i_ok && closes_at_all == soci::i_ok)
            entry.served = {std::chrono::minutes{opens}, std::chrono::minutes{closes}};
        hours.push_back(entry);
    }
    return hours;
}

Room SqlSession::room()
{
    return in_transaction(connection(), restaurant(), Access::read, [&] {
        const long long id = restaurant().number;
        int slot = 0;
        int offset = 0;
        int turn = 0;
        int largest_party = 0;
        long long version = 0;
        std::string policy;
        std::string zone;
        soci() << select_room, soci::into(slot), soci::into(offset), soci::into(turn),
            soci::into(largest_party), soci::into(policy), soci::into(zone), soci::into(version),
            soci::use(id);
        const auto grid = SlotGrid::every(std::chrono::minutes{slot}, std::chrono::minutes{offset});
        const auto named = policy_named(policy);
        if (!soci().got_data() || !grid || !named)
            throw std::runtime_error{
                "a restaurant is stored with impossible settings, or not at all"};
        return Room{.version = version,
                    .grid = *grid,
                    .turn_times = TurnTimes{std::chrono::minutes{turn}, turn_times_of(soci(), id)},
                    .largest_party = largest_party,
                    .policy = *named,
                    .time_zone = zone,
                    .hours = hours_of(soci(), id),
                    .tables = tables_of(soci(), restaurant())};
    });
}

} // namespace maitred::sql
