#pragma once

#include "tests/contract/house.hpp"

namespace maitred {

/// A batch with more in it than reservations.
inline Batch with_timer(Batch batch, ReservationId which, std::optional<Instant> due)
{
    batch.changes.timers[{TimerKind::overstay, which}] = due;
    return batch;
}

/// A table with a word for everything, numbered by the storage; not yet in the room.
inline Table table_numbered(Storage& storage, const House& house, const std::string& number)
{
    return {.id = storage.number_tables(1).front(),
            .number = number,
            .seats = 6,
            .uuid = fresh_uuid(house.id()),
            .shape = Shape::oval,
            .section = "Terrasse “Süd”",
            .position = Position{0.125, 0.9},
            .out_of_order = false,
            .made_at = today(),
            .changed_at = today(),
            .name = "By the “window”",
            .kind = "booth",
            .location = Position{-12.5, 1280.1}};
}

inline TableEvent adds(const Table& table)
{
    return {EventKind::table_added, "account:1", today(), std::nullopt, {table}};
}

inline TableEvent changes(const Table& before, const Table& after)
{
    return {EventKind::table_changed, "account:1", today(), ShownTable{before}, {after}};
}

inline TableEvent removes(const Table& table)
{
    return {EventKind::table_removed,
            "account:1",
            today(),
            ShownTable{table},
            {table, TableStatus::out_of_order, {}}};
}

/// Refurbishes the room as it is now.
inline Committed refurbish(const House& house, const std::vector<TableEvent>& tables)
{
    const auto session = house.open();
    return session->refurbish(
        {.room_version = session->room().version, .at = today(), .tables = tables});
}

inline Committed refurbish(const House& house, const Profile& profile)
{
    const auto session = house.open();
    return session->refurbish(
        {.room_version = session->room().version, .at = today(), .profile = profile});
}

/// The table as it is known, in the room or not any more.
inline std::optional<KnownTable> known(const House& house, TableId id)
{
    for (const KnownTable& one : house.open()->tables())
        if (one.table.id == id)
            return one;
    return std::nullopt;
}

inline Deed settings_deed(const std::string& before, const std::string& after)
{
    return {EventKind::settings_changed, "account:1",      today(), "settings", 7,
            {{"name", before}},          {{"name", after}}};
}

/// A walk-in that sits at this table, with a word for everything the floor knows.
inline Reservation walk_in(House& house, int table, const Window& sitting)
{
    Reservation party = house.party(sitting, table, {*Name::of("Walk-in"), {}, {}, "by the “bar”"});
    party.stage = Seated{sitting.start};
    party.source = Source::walk_in;
    party.planned.reset();
    party.pinned = true;
    party.times = {sitting.start, sitting.start + std::chrono::seconds{61}, {}};
    return party;
}

/// The ids, in the order in which they came.
inline std::vector<ReservationId> ids_of(const std::vector<Reservation>& parties)
{
    std::vector<ReservationId> ids;
    for (const Reservation& party : parties)
        ids.push_back(party.id);
    return ids;
}

} // namespace maitred
