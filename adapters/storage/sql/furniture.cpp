#include "adapters/storage/sql/furniture.hpp"

#include "adapters/storage/sql/blocks.hpp"
#include "adapters/storage/sql/event_log.hpp"
#include "adapters/storage/sql/house.hpp"
#include "adapters/storage/sql/sql_session.hpp"
#include "adapters/storage/sql/time.hpp"
#include "core/house/settle.hpp"

namespace maitred::sql {
namespace {

constexpr const char* select_tables = R"(
    SELECT id, CAST(uuid AS text), number, seats, shape, section, position_x, position_y,
           CASE WHEN out_of_order THEN 1 ELSE 0 END, made_at, changed_at,
           CASE WHEN in_service THEN 1 ELSE 0 END
      FROM tables
     WHERE restaurant_id = :restaurant
     ORDER BY place, id)";

constexpr const char* turn_room = R"(
    UPDATE restaurants
       SET room_version = room_version + 1
     WHERE id = :restaurant AND room_version = :version)";

/// The number of a table that is not this one's, in the room.
constexpr const char* count_number = R"(
    SELECT count(*)
      FROM tables
     WHERE restaurant_id = :restaurant AND number = :number AND id <> :id AND in_service)";

constexpr const char* upsert_table = R"(
    INSERT INTO tables (restaurant_id, id, uuid, number, seats, place, in_service, section, shape,
                        position_x, position_y, out_of_order, made_at, changed_at)
    VALUES (:restaurant, :id, :uuid, :number, :seats,
            (SELECT COALESCE(max(place), -1) + 1 FROM tables WHERE restaurant_id = :restaurant),
            (:in_service = 1), :section, :shape, :x, :y, (:out = 1), :made, :changed)
    ON CONFLICT (restaurant_id, id) DO UPDATE
       SET number = excluded.number, seats = excluded.seats, in_service = excluded.in_service,
           section = excluded.section, shape = excluded.shape,
           position_x = excluded.position_x, position_y = excluded.position_y,
           out_of_order = excluded.out_of_order, changed_at = excluded.changed_at)";

constexpr const char* select_slot = R"(
    SELECT slot_minutes, grid_offset_minutes
      FROM restaurants
     WHERE id = :restaurant)";

constexpr const char* select_profile = R"(
    SELECT CAST(uuid AS text), slug, name, time_zone, slot_minutes, turn_minutes, largest_party,
           policy, CASE WHEN listed THEN 1 ELSE 0 END
      FROM restaurants
     WHERE id = :restaurant)";

constexpr const char* update_profile = R"(
    UPDATE restaurants
       SET name = :name, time_zone = :zone, slot_minutes = :slot, turn_minutes = :turn,
           largest_party = :party, policy = :policy, listed = (:listed = 1)
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

/// Thrown to roll the transaction back: a refusal of the storage, not a failure.
struct NotRefurbished {
    Committed why;
};

bool number_taken(soci::session& soci, long long restaurant, const Table& table)
{
    const long long id = table.id.number;
    int count = 0;
    soci << count_number, soci::into(count), soci::use(restaurant), soci::use(table.number),
        soci::use(id);
    return count > 0;
}

void write_table(soci::session& soci, long long restaurant, const TableEvent& event)
{
    const Table& table = event.after.table;
    const long long id = table.id.number;
    const std::string uuid = table.uuid.text();
    const std::string shape{text_of(table.shape)};
    const int in_service = event.kind == EventKind::table_removed ? 0 : 1;
    const int out = table.out_of_order ? 1 : 0;
    double x = table.position ? table.position->x : 0;
    double y = table.position ? table.position->y : 0;
    soci::indicator placed = table.position ? soci::i_ok : soci::i_null;
    const long long made = stored(table.made_at);
    const long long changed = stored(table.changed_at);
    soci << upsert_table, soci::use(restaurant, "restaurant"), soci::use(id, "id"),
        soci::use(uuid, "uuid"), soci::use(table.number, "number"), soci::use(table.seats, "seats"),
        soci::use(in_service, "in_service"), soci::use(table.section, "section"),
        soci::use(shape, "shape"), soci::use(x, placed, "x"), soci::use(y, placed, "y"),
        soci::use(out, "out"), soci::use(made, "made"), soci::use(changed, "changed");
}

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

void write_profile(soci::session& soci, const Profile& profile)
{
    const long long id = profile.id.number;
    const int turn = static_cast<int>(profile.usual_turn.count());
    const std::string policy{name_of(profile.policy)};
    const int listed = profile.listed ? 1 : 0;
    const int slot = static_cast<int>(profile.slot.count());
    soci << update_profile, soci::use(profile.name), soci::use(profile.time_zone), soci::use(slot),
        soci::use(turn), soci::use(profile.largest_party), soci::use(policy), soci::use(listed),
        soci::use(id);
    write_lists(soci, profile);
}

/// A new grid is laid over the reservations to come, or nothing is changed.
void cut_claims(Connection& connection, const Profile& profile, Instant now)
{
    soci::session& soci = connection.soci();
    const long long id = profile.id.number;
    int slot = 0;
    int offset = 0;
    soci << select_slot, soci::into(slot), soci::into(offset), soci::use(id);
    if (slot == profile.slot.count())
        return;
    const auto before = SlotGrid::every(std::chrono::minutes{slot}, std::chrono::minutes{offset});
    const auto grid = SlotGrid::every(profile.slot, std::chrono::minutes{offset});
    if (!before || !grid)
        throw std::runtime_error{"a restaurant was to get an impossible slot"};
    const std::vector<Reservation> to_come = read_to_come(soci, id, now);
    const std::vector<Block> blocks = read_blocks(soci, profile.id, {now, all_times.end});
    const Recut recut = cut_anew(to_come, blocks, read_tables(soci, profile.id), *grid);
    if (!recut.clashes.empty())
        throw NotRefurbished{Committed::table_is_taken};
    regrid(soci, profile.id, {*before, *grid, to_come, blocks, recut.claims});
}

} // namespace

std::vector<KnownTable> read_tables(soci::session& soci, RestaurantId restaurant)
{
    const long long of = restaurant.number;
    long long id = 0;
    std::string uuid, number, shape, section;
    int seats = 0, out = 0, in_service = 0;
    double x = 0, y = 0;
    soci::indicator has_x = soci::i_null, has_y = soci::i_null;
    long long made = 0, changed = 0;
    soci::statement rows =
        (soci.prepare << select_tables, soci::into(id), soci::into(uuid), soci::into(number),
         soci::into(seats), soci::into(shape), soci::into(section), soci::into(x, has_x),
         soci::into(y, has_y), soci::into(out), soci::into(made), soci::into(changed),
         soci::into(in_service), soci::use(of));
    rows.execute();
    std::vector<KnownTable> tables;
    while (rows.fetch()) {
        Table table{.id = {id},
                    .number = number,
                    .seats = seats,
                    .uuid = Uuid::parse(uuid).value_or(Uuid{}),
                    .shape = shape_named(shape).value_or(Shape::round),
                    .section = section,
                    .position = {},
                    .out_of_order = out == 1,
                    .made_at = instant(made),
                    .changed_at = instant(changed)};
        if (has_x == soci::i_ok && has_y == soci::i_ok)
            table.position = Position{x, y};
        tables.push_back({std::move(table), in_service == 1});
    }
    return tables;
}

std::vector<KnownTable> SqlSession::tables()
{
    return in_transaction(connection(), restaurant(), Access::read,
                          [&] { return read_tables(soci(), restaurant()); });
}

Profile SqlSession::profile()
{
    return in_transaction(connection(), restaurant(), Access::read, [&] {
        const long long id = restaurant().number;
        Profile profile{.id = restaurant(), .uuid = {}, .slug = {}, .name = {}, .time_zone = {}};
        std::string uuid, policy;
        int slot = 0, turn = 0, listed = 0;
        soci() << select_profile, soci::into(uuid), soci::into(profile.slug),
            soci::into(profile.name), soci::into(profile.time_zone), soci::into(slot),
            soci::into(turn), soci::into(profile.largest_party), soci::into(policy),
            soci::into(listed), soci::use(id);
        const auto named = policy_named(policy);
        if (!soci().got_data() || !named)
            throw std::runtime_error{"a restaurant is stored with impossible settings, or not at "
                                     "all"};
        profile.uuid = Uuid::parse(uuid).value_or(Uuid{});
        profile.slot = std::chrono::minutes{slot};
        profile.usual_turn = std::chrono::minutes{turn};
        profile.policy = *named;
        profile.listed = listed == 1;
        profile.turns_by_party = turn_times_of(soci(), id);
        profile.hours = hours_of(soci(), id);
        return profile;
    });
}

Committed SqlSession::refurbish(const Refurbishment& refurbishment)
{
    try {
        return in_transaction(connection(), restaurant(), Access::write, [&] {
            const long long id = restaurant().number;
            if (refurbishment.profile)
                connection().lock_days(); // before the restaurant's row, as everybody does
            const long long version = refurbishment.room_version;
            soci::statement turn = (soci().prepare << turn_room, soci::use(id), soci::use(version));
            turn.execute(true);
            if (turn.get_affected_rows() != 1)
                throw NotRefurbished{Committed::day_has_changed};
            for (const TableEvent& event : refurbishment.tables) {
                if (event.kind != EventKind::table_removed &&
                    number_taken(soci(), id, event.after.table))
                    throw NotRefurbished{Committed::table_is_taken};
                write_table(soci(), id, event);
            }
            if (refurbishment.profile) {
                cut_claims(connection(), *refurbishment.profile, refurbishment.at);
                write_profile(soci(), *refurbishment.profile);
            }
            if (refurbishment.kept && !keep(*refurbishment.kept))
                throw NotRefurbished{Committed::retry_key_is_kept};
            connection().tell_of_room(restaurant());
            std::vector<EventRow> rows = rows_of(refurbishment.tables);
            for (EventRow& row : rows_of(refurbishment.deeds))
                rows.push_back(std::move(row));
            write_events(connection(), restaurant(), rows);
            return Committed::yes;
        });
    } catch (const NotRefurbished& not_refurbished) {
        return not_refurbished.why;
    }
}

} // namespace maitred::sql
