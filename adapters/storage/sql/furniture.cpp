#include "adapters/storage/sql/furniture.hpp"

#include "adapters/storage/sql/blocks.hpp"
#include "adapters/storage/sql/event_log.hpp"
#include "adapters/storage/sql/house.hpp"
#include "adapters/storage/sql/pictures.hpp"
#include "adapters/storage/sql/room_plans.hpp"
#include "adapters/storage/sql/sql_session.hpp"
#include "adapters/storage/sql/time.hpp"
#include "core/house/settle.hpp"
#include "core/house/stranded.hpp"

#include <algorithm>

namespace maitred::sql {
namespace {

constexpr const char* select_tables = R"(
    SELECT id, CAST(uuid AS text), number, seats, shape, section, position_x, position_y,
           CASE WHEN out_of_order THEN 1 ELSE 0 END, made_at, changed_at,
           CASE WHEN in_service THEN 1 ELSE 0 END, name, kind, location_x, location_y
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
                        position_x, position_y, out_of_order, made_at, changed_at, name, kind,
                        location_x, location_y)
    VALUES (:restaurant, :id, :uuid, :number, :seats,
            (SELECT COALESCE(max(place), -1) + 1 FROM tables WHERE restaurant_id = :restaurant),
            (:in_service = 1), :section, :shape, :x, :y, (:out = 1), :made, :changed,
            :name, :kind, :location_x, :location_y)
    ON CONFLICT (restaurant_id, id) DO UPDATE
       SET number = excluded.number, seats = excluded.seats, in_service = excluded.in_service,
           section = excluded.section, shape = excluded.shape,
           position_x = excluded.position_x, position_y = excluded.position_y,
           out_of_order = excluded.out_of_order, changed_at = excluded.changed_at,
           name = excluded.name, kind = excluded.kind,
           location_x = excluded.location_x, location_y = excluded.location_y)";

constexpr const char* select_slot = R"(
    SELECT slot_minutes, grid_offset_minutes
      FROM restaurants
     WHERE id = :restaurant)";

/// Thrown to roll the transaction back: a refusal of the storage, not a failure.
struct NotRefurbished {
    Committed why;
};

/// A place on a drawing while it is written; a table may have none.
struct PlaceColumns {
    double x = 0;
    double y = 0;
    soci::indicator there = soci::i_null;

    explicit PlaceColumns(const std::optional<Position>& place)
    {
        if (!place)
            return;
        x = place->x;
        y = place->y;
        there = soci::i_ok;
    }
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
    PlaceColumns position{table.position};
    PlaceColumns location{table.location};
    const long long made = stored(table.made_at);
    const long long changed = stored(table.changed_at);
    soci << upsert_table, soci::use(restaurant, "restaurant"), soci::use(id, "id"),
        soci::use(uuid, "uuid"), soci::use(table.number, "number"), soci::use(table.seats, "seats"),
        soci::use(in_service, "in_service"), soci::use(table.section, "section"),
        soci::use(shape, "shape"), soci::use(position.x, position.there, "x"),
        soci::use(position.y, position.there, "y"), soci::use(out, "out"), soci::use(made, "made"),
        soci::use(changed, "changed"), soci::use(table.name, "name"), soci::use(table.kind, "kind"),
        soci::use(location.x, location.there, "location_x"),
        soci::use(location.y, location.there, "location_y");
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

/// One row of tables while it is read.
struct TableRow {
    long long id = 0;
    std::string uuid, number, shape, section, name, kind;
    int seats = 0, out = 0, in_service = 0;
    double x = 0, y = 0, location_x = 0, location_y = 0;
    soci::indicator has_position = soci::i_null, has_location = soci::i_null;
    soci::indicator has_y = soci::i_null; ///< of either: both or neither are there
    long long made = 0, changed = 0;

    Table table() const
    {
        Table table{.id = {id},
                    .number = number,
                    .seats = seats,
                    .uuid = Uuid::parse(uuid).value_or(Uuid{}),
                    .shape = shape_named(shape).value_or(Shape::round),
                    .section = section,
                    .position = {},
                    .out_of_order = out == 1,
                    .made_at = instant(made),
                    .changed_at = instant(changed),
                    .name = name,
                    .kind = kind};
        if (has_position == soci::i_ok)
            table.position = Position{x, y};
        if (has_location == soci::i_ok)
            table.location = Position{location_x, location_y};
        return table;
    }
};

/// Binds the columns of `select_tables`, in their order, to the row.
void read_into(soci::statement& statement, TableRow& row)
{
    statement.exchange(soci::into(row.id));
    statement.exchange(soci::into(row.uuid));
    statement.exchange(soci::into(row.number));
    statement.exchange(soci::into(row.seats));
    statement.exchange(soci::into(row.shape));
    statement.exchange(soci::into(row.section));
    statement.exchange(soci::into(row.x, row.has_position));
    statement.exchange(soci::into(row.y, row.has_y));
    statement.exchange(soci::into(row.out));
    statement.exchange(soci::into(row.made));
    statement.exchange(soci::into(row.changed));
    statement.exchange(soci::into(row.in_service));
    statement.exchange(soci::into(row.name));
    statement.exchange(soci::into(row.kind));
    statement.exchange(soci::into(row.location_x, row.has_location));
    statement.exchange(soci::into(row.location_y, row.has_y));
}

void turn_version(soci::session& soci, long long restaurant, long long version)
{
    soci::statement turn = (soci.prepare << turn_room, soci::use(restaurant), soci::use(version));
    turn.execute(true);
    if (turn.get_affected_rows() != 1)
        throw NotRefurbished{Committed::day_has_changed};
}

} // namespace

std::vector<KnownTable> read_tables(soci::session& soci, RestaurantId restaurant)
{
    const long long of = restaurant.number;
    TableRow row;
    soci::statement rows{soci};
    read_into(rows, row);
    rows.exchange(soci::use(of));
    rows.alloc();
    rows.prepare(select_tables);
    rows.define_and_bind();
    rows.execute();
    std::vector<KnownTable> tables;
    while (rows.fetch())
        tables.push_back({row.table(), row.in_service == 1});
    return tables;
}

std::vector<KnownTable> SqlSession::tables()
{
    return in_transaction(connection(), restaurant(), Access::read,
                          [&] { return read_tables(soci(), restaurant()); });
}

/// In the transaction that is open, with the days locked where they are asked about.
void SqlSession::redecorate(const Refurbishment& work)
{
    const long long id = restaurant().number;
    turn_version(soci(), id, work.room_version);
    for (const TableEvent& event : work.tables) {
        if (event.kind != EventKind::table_removed && number_taken(soci(), id, event.after.table))
            throw NotRefurbished{Committed::table_is_taken};
        write_table(soci(), id, event);
    }
    if (work.admits && !work.admits(read_to_come(soci(), id, work.at)))
        throw NotRefurbished{Committed::not_admitted};
    if (work.profile) {
        cut_claims(connection(), *work.profile, work.at);
        write_profile(soci(), *work.profile);
    }
    if (work.layout)
        write_layout(soci(), id, *work.layout);
    if (work.time_slot)
        write_time_slot(soci(), id, *work.time_slot);
    if (work.picture)
        write_picture(soci(), id, *work.picture);
    if (work.kept && !keep(*work.kept))
        throw NotRefurbished{Committed::retry_key_is_kept};
}

Committed SqlSession::refurbish(const Refurbishment& work)
{
    try {
        return in_transaction(connection(), restaurant(), Access::write, [&] {
            const bool strands = std::any_of(work.tables.begin(), work.tables.end(), may_strand);
            if (work.profile || work.admits || strands)
                connection().lock_days(); // before the restaurant's row, as everybody does
            redecorate(work);
            connection().tell_of_room(restaurant());
            std::vector<EventRow> rows = rows_of(work.tables);
            for (EventRow& row : rows_of(work.deeds))
                rows.push_back(std::move(row));
            write_events(connection(), restaurant(), rows);
            return Committed::yes;
        });
    } catch (const NotRefurbished& not_refurbished) {
        return not_refurbished.why;
    }
}

} // namespace maitred::sql
