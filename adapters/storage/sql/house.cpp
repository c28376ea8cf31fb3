#include "adapters/storage/sql/house.hpp"

#include "adapters/storage/sql/blocks.hpp"
#include "adapters/storage/sql/figures.hpp"
#include "adapters/storage/sql/furniture.hpp"
#include "adapters/storage/sql/reservation_row.hpp"
#include "adapters/storage/sql/restaurants.hpp"
#include "adapters/storage/sql/time.hpp"
#include "core/house/settle.hpp"

#include <algorithm>

namespace maitred::sql {
namespace {

constexpr const char* insert_restaurant = R"(
    INSERT INTO restaurants (id, uuid, slug, name, time_zone, slot_minutes, turn_minutes,
                             total_tables, largest_party, made_at)
    VALUES (:id, :uuid, :slug, :name, :zone, :slot, :turn, :tables, :party, :now))";

constexpr const char* insert_event_counter = R"(
    INSERT INTO event_counters (restaurant_id, last_sequence)
    VALUES (:id, 0))";

constexpr const char* update_restaurant = R"(
    UPDATE restaurants
       SET name = :name, time_zone = :zone, slot_minutes = :slot, turn_minutes = :turn,
           total_tables = :tables, largest_party = :party, room_version = room_version + 1
     WHERE id = :id)";

constexpr const char* insert_table = R"(
    INSERT INTO tables (restaurant_id, id, uuid, number, seats, place, made_at, changed_at)
    VALUES (:restaurant, :id, :uuid, :number, :seats, :place, :now, :now))";

constexpr const char* update_service = R"(
    UPDATE tables
       SET in_service = (:in_service = 1)
     WHERE restaurant_id = :restaurant AND id = :id)";

constexpr const char* update_seats = R"(
    UPDATE tables
       SET seats = :seats
     WHERE restaurant_id = :restaurant AND seats = :seats_before)";

constexpr const char* delete_claims_of = R"(
    DELETE FROM claims
     WHERE restaurant_id = :restaurant AND reservation_id = :reservation)";

constexpr const char* delete_claims_of_block = R"(
    DELETE FROM claims
     WHERE restaurant_id = :restaurant AND block_id = :block)";

/// A coarser slot may reach back into the claim of a sitting that is over: it gives way.
constexpr const char* insert_claim = R"(
    INSERT INTO claims (restaurant_id, table_id, slot, reservation_id, block_id)
    VALUES (:restaurant, :table, :slot, :reservation, :block)
    ON CONFLICT (restaurant_id, table_id, slot) DO UPDATE
       SET reservation_id = excluded.reservation_id, block_id = excluded.block_id)";

/// A house as its statements want it.
struct SettingsRow {
    int slot;
    int tables;
    int party;

    explicit SettingsRow(const HouseSettings& settings)
        : slot{static_cast<int>(settings.slot.count())}, tables{settings.total_tables},
          party{settings.largest_party}
    {
    }
};

RestaurantId create(Connection& connection, const HouseSettings& settings, Instant now)
{
    const long long id = connection.numbers("restaurant_numbers", 1).front();
    const std::string uuid = Uuid::time_ordered(now, {id}, 0).text();
    const SettingsRow row{settings};
    const long long made_at = stored(now);
    connection.soci() << insert_restaurant, soci::use(id), soci::use(uuid),
        soci::use(settings.slug), soci::use(settings.name), soci::use(settings.time_zone),
        soci::use(row.slot), soci::use(row.slot), soci::use(row.tables), soci::use(row.party),
        soci::use(made_at);
    connection.tenant({id});
    connection.soci() << insert_event_counter, soci::use(id);
    return {id};
}

void change(soci::session& soci, long long id, const HouseSettings& settings)
{
    const SettingsRow row{settings};
    soci << update_restaurant, soci::use(settings.name), soci::use(settings.time_zone),
        soci::use(row.slot), soci::use(row.slot), soci::use(row.tables), soci::use(row.party),
        soci::use(id);
}

void write_service(soci::session& soci, long long restaurant, const std::vector<TableId>& tables,
                   int in_service)
{
    for (const TableId table : tables)
        soci << update_service, soci::use(in_service), soci::use(restaurant),
            soci::use(table.number);
}

void write_tables(Connection& connection, long long restaurant, const HouseState& state,
                  const HouseChanges& changes, const HouseSettings& settings, Instant now)
{
    soci::session& soci = connection.soci();
    write_service(soci, restaurant, changes.tables_to_return, 1);
    write_service(soci, restaurant, changes.tables_to_remove, 0);
    const int seats = settings.largest_party;
    const long long made_at = stored(now);
    const int seats_before = state.settings ? state.settings->largest_party : 0;
    if (changes.seats_change)
        soci << update_seats, soci::use(seats), soci::use(restaurant), soci::use(seats_before);
    if (changes.tables_to_add.empty())
        return;
    const auto ids = connection.numbers("table_numbers", changes.tables_to_add.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto chance = static_cast<std::uint64_t>(ids[i]);
        const std::string uuid = Uuid::time_ordered(now, {restaurant}, chance).text();
        const long long id = ids[i];
        const int place = static_cast<int>(state.tables.size() + i);
        soci << insert_table, soci::use(restaurant, "restaurant"), soci::use(id, "id"),
            soci::use(uuid, "uuid"), soci::use(changes.tables_to_add[i], "number"),
            soci::use(seats, "seats"), soci::use(place, "place"), soci::use(made_at, "now");
    }
}

} // namespace

std::vector<Reservation> read_to_come(soci::session& soci, long long restaurant, Instant now)
{
    const long long after = stored(now);
    ReservationRow row;
    soci::statement rows{soci};
    read_into(rows, row);
    rows.exchange(soci::use(restaurant, "restaurant"));
    rows.exchange(soci::use(after, "after"));
    rows.alloc();
    rows.prepare(std::string{"SELECT"} + reservation_columns +
                 " FROM reservations r WHERE r.restaurant_id = :restaurant"
                 " AND r.ends_at > :after AND r.table_id IS NOT NULL"
                 " ORDER BY r.starts_at, r.ends_at, r.id");
    rows.define_and_bind();
    rows.execute();
    std::vector<Reservation> found;
    while (rows.fetch()) {
        Reservation reservation = row.reservation();
        if (takes_a_table(name_of(reservation.stage)))
            found.push_back(std::move(reservation));
    }
    return found;
}

void regrid(soci::session& soci, RestaurantId restaurant, const Regrid& regrid)
{
    const long long id = restaurant.number;
    for (const Reservation& reservation : regrid.to_come)
        soci << delete_claims_of, soci::use(id), soci::use(reservation.id.number);
    for (const Block& block : regrid.blocks)
        soci << delete_claims_of_block, soci::use(id), soci::use(block.id.number);
    for (const Claim& claim : regrid.claims) {
        const long long slot = stored(claim.slot);
        HolderColumns holder{claim};
        soci << insert_claim, soci::use(id), soci::use(claim.table.number), soci::use(slot),
            soci::use(holder.reservation, holder.has_reservation),
            soci::use(holder.block, holder.has_block);
    }
    add_figures(soci, restaurant, counted_anew(regrid.before, regrid.after, regrid.to_come));
}

HouseReport settle_in_transaction(Connection& connection, const HouseSettings& settings,
                                  Instant now)
{
    soci::session& soci = connection.soci();
    const std::vector<Restaurant> restaurants = read_restaurants(soci);
    const auto known = std::find_if(restaurants.begin(), restaurants.end(), [&](const auto& one) {
        return one.settings.slug == settings.slug;
    });
    HouseState state;
    if (known != restaurants.end()) {
        connection.tenant(known->id);
        state = {known->settings, read_tables(soci, known->id),
                 read_to_come(soci, known->id.number, now),
                 read_blocks(soci, known->id, {now, all_times.end})};
    }
    HouseChanges changes = settle(state, settings);
    changes.report.house = known == restaurants.end() ? RestaurantId{} : known->id;
    if (!changes.anything || !changes.report.clashes.empty())
        return changes.report;
    if (known == restaurants.end())
        changes.report.house = create(connection, settings, now);
    else
        change(soci, known->id.number, settings);
    write_tables(connection, changes.report.house.number, state, changes, settings, now);
    if (changes.claims_change)
        regrid(soci, changes.report.house,
               {*SlotGrid::every(state.settings->slot), *SlotGrid::every(settings.slot),
                state.to_come, state.blocks, changes.claims});
    return changes.report;
}

} // namespace maitred::sql
