#include "adapters/storage/sql/room_plans.hpp"

#include "adapters/storage/sql/sql_session.hpp"
#include "adapters/storage/sql/time.hpp"

namespace maitred::sql {
namespace {

constexpr const char* select_layouts = R"(
    SELECT id, name, data, canvas_width, canvas_height, CASE WHEN active THEN 1 ELSE 0 END, made_by,
           made_at, changed_at
      FROM layouts
     WHERE restaurant_id = :restaurant)";

constexpr const char* that_is_active = " AND active";

constexpr const char* as_they_were_made = R"(
     ORDER BY made_at, id)";

/// The others first: at no time are two of them active.
constexpr const char* deactivate_others = R"(
    UPDATE layouts
       SET active = (0 = 1)
     WHERE restaurant_id = :restaurant AND active AND id <> :id)";

constexpr const char* upsert_layout = R"(
    INSERT INTO layouts (restaurant_id, id, name, data, canvas_width, canvas_height, active,
                         made_by, made_at, changed_at)
    VALUES (:restaurant, :id, :name, :data, :width, :height, (:active = 1), :made_by, :made,
            :changed)
    ON CONFLICT (restaurant_id, id) DO UPDATE
       SET name = excluded.name, data = excluded.data, canvas_width = excluded.canvas_width,
           canvas_height = excluded.canvas_height, active = excluded.active,
           made_by = excluded.made_by, made_at = excluded.made_at,
           changed_at = excluded.changed_at)";

constexpr const char* delete_layout = R"(
    DELETE FROM layouts
     WHERE restaurant_id = :restaurant AND id = :id)";

constexpr const char* select_time_slots = R"(
    SELECT id, starts_minute, ends_minute, minutes, CASE WHEN active THEN 1 ELSE 0 END, made_at
      FROM time_slots
     WHERE restaurant_id = :restaurant
     ORDER BY starts_minute, ends_minute, id)";

constexpr const char* upsert_time_slot = R"(
    INSERT INTO time_slots (restaurant_id, id, starts_minute, ends_minute, minutes, active, made_at)
    VALUES (:restaurant, :id, :starts, :ends, :minutes, (:active = 1), :made)
    ON CONFLICT (restaurant_id, id) DO UPDATE
       SET starts_minute = excluded.starts_minute, ends_minute = excluded.ends_minute,
           minutes = excluded.minutes, active = excluded.active, made_at = excluded.made_at)";

constexpr const char* delete_time_slot = R"(
    DELETE FROM time_slots
     WHERE restaurant_id = :restaurant AND id = :id)";

/// One row of layouts while it is read or written.
struct LayoutRow {
    long long id = 0;
    std::string name;
    std::string data;
    double width = 0;
    double height = 0;
    soci::indicator has_width = soci::i_null;
    soci::indicator has_height = soci::i_null;
    int active = 0;
    long long made_by = 0;
    soci::indicator has_maker = soci::i_null;
    long long made_at = 0;
    long long changed_at = 0;

    LayoutRow() = default;
    explicit LayoutRow(const Layout& layout)
        : id{layout.id.number}, name{layout.name}, data{layout.data}, active{layout.active ? 1 : 0},
          made_at{stored(layout.made_at)}, changed_at{stored(layout.changed_at)}
    {
        if (layout.canvas) {
            width = layout.canvas->width;
            height = layout.canvas->height;
            has_width = has_height = soci::i_ok;
        }
        if (layout.made_by) {
            made_by = layout.made_by->number;
            has_maker = soci::i_ok;
        }
    }

    Layout layout() const
    {
        Layout layout{.id = {id},
                      .name = name,
                      .data = data,
                      .active = active == 1,
                      .made_at = instant(made_at),
                      .changed_at = instant(changed_at)};
        if (has_width == soci::i_ok && has_height == soci::i_ok)
            layout.canvas = Layout::Canvas{width, height};
        if (has_maker == soci::i_ok)
            layout.made_by = AccountId{made_by};
        return layout;
    }
};

std::vector<Layout> read_layouts(soci::session& soci, long long restaurant,
                                 const std::string& which)
{
    LayoutRow row;
    soci::statement rows =
        (soci.prepare << select_layouts + which, soci::into(row.id), soci::into(row.name),
         soci::into(row.data), soci::into(row.width, row.has_width),
         soci::into(row.height, row.has_height), soci::into(row.active),
         soci::into(row.made_by, row.has_maker), soci::into(row.made_at),
         soci::into(row.changed_at), soci::use(restaurant));
    rows.execute();
    std::vector<Layout> layouts;
    while (rows.fetch())
        layouts.push_back(row.layout());
    return layouts;
}

} // namespace

void write_layout(soci::session& soci, long long restaurant, const LayoutChange& change)
{
    LayoutRow row{change.layout};
    if (change.removed) {
        soci << delete_layout, soci::use(restaurant), soci::use(row.id);
        return;
    }
    if (change.layout.active)
        soci << deactivate_others, soci::use(restaurant), soci::use(row.id);
    soci << upsert_layout, soci::use(restaurant), soci::use(row.id), soci::use(row.name),
        soci::use(row.data), soci::use(row.width, row.has_width),
        soci::use(row.height, row.has_height), soci::use(row.active),
        soci::use(row.made_by, row.has_maker), soci::use(row.made_at), soci::use(row.changed_at);
}

void write_time_slot(soci::session& soci, long long restaurant, const TimeSlotChange& change)
{
    const TimeSlot& slot = change.slot;
    const long long id = slot.id.number;
    if (change.removed) {
        soci << delete_time_slot, soci::use(restaurant), soci::use(id);
        return;
    }
    const int starts = static_cast<int>(slot.starts.count());
    const int ends = static_cast<int>(slot.ends.count());
    const int minutes = static_cast<int>(slot.duration.count());
    const int active = slot.active ? 1 : 0;
    const long long made = stored(slot.made_at);
    soci << upsert_time_slot, soci::use(restaurant), soci::use(id), soci::use(starts),
        soci::use(ends), soci::use(minutes), soci::use(active), soci::use(made);
}

std::vector<Layout> SqlSession::layouts()
{
    return in_transaction(connection(), restaurant(), Access::read, [&] {
        return read_layouts(soci(), restaurant().number, as_they_were_made);
    });
}

std::optional<Layout> SqlSession::active_layout()
{
    const auto active = in_transaction(connection(), restaurant(), Access::read, [&] {
        return read_layouts(soci(), restaurant().number, that_is_active);
    });
    return active.empty() ? std::nullopt : std::optional{active.front()};
}

std::vector<TimeSlot> SqlSession::time_slots()
{
    return in_transaction(connection(), restaurant(), Access::read, [&] {
        const long long of = restaurant().number;
        long long id = 0, made = 0;
        int starts = 0, ends = 0, minutes = 0, active = 0;
        soci::statement rows = (soci().prepare << select_time_slots, soci::into(id),
                                soci::into(starts), soci::into(ends), soci::into(minutes),
                                soci::into(active), soci::into(made), soci::use(of));
        rows.execute();
        std::vector<TimeSlot> slots;
        while (rows.fetch())
            slots.push_back({{id},
                             std::chrono::minutes{starts},
                             std::chrono::minutes{ends},
                             std::chrono::minutes{minutes},
                             active == 1,
                             instant(made)});
        return slots;
    });
}

} // namespace maitred::sql
