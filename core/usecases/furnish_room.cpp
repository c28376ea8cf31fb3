#include "core/usecases/furnish_room.hpp"

#include "core/base/ensure.hpp"
#include "core/usecases/answered_before.hpp"
#include "core/usecases/see_floor.hpp"

#include <algorithm>

namespace maitred {
namespace {

constexpr int attempts = 5;
constexpr std::chrono::days for_good{36'500};
constexpr std::chrono::days soon{31};
constexpr int most_unplaced = 100;

void apply(Table& table, const FurnishRoom::TableWish& wish)
{
    table.number = wish.number.value_or(table.number);
    table.seats = wish.seats.value_or(table.seats);
    table.shape = wish.shape.value_or(table.shape);
    table.section = wish.section.value_or(table.section);
    table.out_of_order = wish.out_of_order.value_or(table.out_of_order);
    if (wish.position)
        table.position = wish.position;
}

const ShownTable* find(const std::vector<ShownTable>& floor, const Uuid& uuid)
{
    const auto found = std::find_if(floor.begin(), floor.end(), [&](const ShownTable& shown) {
        return shown.table.uuid == uuid;
    });
    return found == floor.end() ? nullptr : &*found;
}

/// How the table stands, with its own flag changed and the same party at it.
ShownTable with_status(ShownTable shown)
{
    if (shown.status == TableStatus::occupied)
        return shown;
    if (shown.table.out_of_order)
        shown.status = TableStatus::out_of_order;
    else
        shown.status = shown.party ? TableStatus::reserved : TableStatus::available;
    return shown;
}

} // namespace

Outcome<FurnishRoom::Furnished> FurnishRoom::add(const Asked& asked, const TableWish& wish) const
{
    ensure(wish.number && wish.seats, "a table without a number or seats was to be added");
    const TableId id = needs_.storage.number_tables(1).front();
    const std::uint64_t chance = needs_.randomness.draw();
    const auto furnished =
        refurbish(asked, [&](const std::vector<ShownTable>&, Instant now) -> Outcome<TableEvent> {
            ShownTable added;
            added.table.id = id;
            added.table.uuid = Uuid::time_ordered(now, asked.restaurant, chance);
            added.table.made_at = added.table.changed_at = now;
            apply(added.table, wish);
            return TableEvent{EventKind::table_added, asked.actor, now, std::nullopt,
                              with_status(added)};
        });
    if (furnished && std::holds_alternative<ShownTable>(*furnished))
        place_the_unplaced(asked);
    return furnished;
}

Outcome<FurnishRoom::Furnished> FurnishRoom::change(const Asked& asked, const Uuid& table,
                                                    const TableWish& wish) const
{
    const bool breaks = wish.out_of_order.value_or(false);
    const auto furnished = refurbish(
        asked, [&](const std::vector<ShownTable>& floor, Instant now) -> Outcome<TableEvent> {
            const ShownTable* before = find(floor, table);
            if (!before)
                return Reason::table_not_found;
            if (breaks && before->status == TableStatus::occupied)
                return Reason::table_occupied;
            ShownTable after = *before;
            apply(after.table, wish);
            after.table.changed_at = now;
            return TableEvent{EventKind::table_changed, asked.actor, now, *before,
                              with_status(after)};
        });
    const ShownTable* changed = furnished ? std::get_if<ShownTable>(&*furnished) : nullptr;
    if (changed && breaks)
        find_others_a_place(asked, changed->table.id, Which::kept_only);
    if (changed && !breaks)
        place_the_unplaced(asked);
    return furnished;
}

Outcome<FurnishRoom::Furnished> FurnishRoom::remove(const Asked& asked, const Uuid& table) const
{
    const auto furnished = refurbish(
        asked, [&](const std::vector<ShownTable>& floor, Instant now) -> Outcome<TableEvent> {
            const ShownTable* before = find(floor, table);
            if (!before)
                return Reason::table_not_found;
            if (before->status == TableStatus::occupied)
                return Reason::table_occupied;
            ShownTable after = *before;
            after.table.changed_at = now;
            after.status = TableStatus::out_of_order;
            after.party.reset();
            return TableEvent{EventKind::table_removed, asked.actor, now, *before, after};
        });
    if (const ShownTable* removed = furnished ? std::get_if<ShownTable>(&*furnished) : nullptr)
        find_others_a_place(asked, removed->table.id, Which::all);
    return furnished;
}

/// Decides on the room as it is, and again where somebody else was faster.
Outcome<FurnishRoom::Furnished> FurnishRoom::refurbish(const Asked& asked,
                                                       const Decide& decide) const
{
    const auto session = needs_.storage.open(asked.restaurant);
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const Instant now = needs_.clock.now();
        if (asked.retry)
            if (const auto before = answered_before(*session, asked.retry->key, now))
                return *before ? Outcome<Furnished>{**before} : before->error();
        const std::int64_t version = session->room().version;
        const auto event = decide(show_tables(*session, session->tables(), now), now);
        if (!event)
            return event.error();
        Refurbishment work{.room_version = version, .at = now, .tables = {*event}};
        if (asked.retry)
            work.kept = KeptAnswer{asked.retry->key, asked.retry->answer(event->after), now};
        switch (session->refurbish(work)) {
        case Committed::yes:
            needs_.watch.room_has_changed(asked.restaurant);
            needs_.watch.log_has_grown(asked.restaurant);
            return Furnished{event->after};
        case Committed::table_is_taken: return Reason::table_number_taken;
        case Committed::not_admitted:
        case Committed::day_has_changed:
        case Committed::retry_key_is_kept: break;
        }
    }
    throw Unavailable{"the room was changed by others again and again"};
}

/// There may be room now for whoever has no table: for those of the next days, that is.
void FurnishRoom::place_the_unplaced(const Asked& asked) const
{
    const Instant now = needs_.clock.now();
    const PartyFilter unplaced{.starts_in = Window{now, now + soon}, .unplaced_only = true};
    const ChangeBook change_book{needs_.desk};
    for (const Reservation& party :
         needs_.storage.open(asked.restaurant)->parties(unplaced, most_unplaced, 0))
        (void)change_book.wait_for(asked.restaurant, party.sitting.start,
                                   {.wish = Replace{party.id}, .actor = asked.actor});
}

/// The table is not in the room any more, so nobody else can get there meanwhile.
void FurnishRoom::find_others_a_place(const Asked& asked, TableId table, Which which) const
{
    const Instant now = needs_.clock.now();
    const Window to_come{now, now + for_good};
    const ChangeBook change_book{needs_.desk};
    for (const Reservation& party :
         needs_.storage.open(asked.restaurant)->parties_at({&table, 1}, {&to_come, 1})) {
        if (party.sitting.end <= now || (which == Which::kept_only && party.pinned))
            continue;
        (void)change_book.wait_for(asked.restaurant, party.sitting.start,
                                   {.wish = Replace{party.id}, .actor = asked.actor});
    }
}

} // namespace maitred
