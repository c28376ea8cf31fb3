#include "core/usecases/furnish_room.hpp"

#include "core/base/ensure.hpp"
#include "core/house/stranded.hpp"
#include "core/usecases/cancel_stranded.hpp"
#include "core/usecases/refurbish.hpp"
#include "core/usecases/see_floor.hpp"

#include <algorithm>

namespace maitred {
namespace {

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
    table.name = wish.name.value_or(table.name);
    table.kind = wish.kind.value_or(table.kind);
    if (wish.position)
        table.position = wish.position;
    if (wish.location_x || wish.location_y) {
        const Position before = table.location.value_or(Position{});
        table.location =
            Position{wish.location_x.value_or(before.x), wish.location_y.value_or(before.y)};
    }
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

const ShownTable* FurnishRoom::Floor::find(const Uuid& table) const
{
    const auto found = std::find_if(shown.begin(), shown.end(),
                                    [&](const ShownTable& one) { return one.table.uuid == table; });
    return found == shown.end() ? nullptr : &*found;
}

const Table* FurnishRoom::Floor::find_removed(const Uuid& table) const
{
    const auto found = std::find_if(known.begin(), known.end(), [&](const KnownTable& one) {
        return !one.in_service && one.table.uuid == table;
    });
    return found == known.end() ? nullptr : &found->table;
}

Outcome<FurnishRoom::Furnished> FurnishRoom::add(const Asked& asked, const TableWish& wish) const
{
    ensure(wish.number && wish.seats, "a table without a number or seats was to be added");
    const TableId id = needs_.storage.number_tables(1).front();
    const std::uint64_t chance = needs_.randomness.draw();
    const auto furnished = refurbish(asked, [&](const Floor&, Instant now) -> Outcome<TableEvent> {
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
    if (wish.in_service == false)
        return remove(asked, table, wish);
    const bool breaks = wish.out_of_order.value_or(false);
    const auto furnished =
        refurbish(asked, [&](const Floor& floor, Instant now) -> Outcome<TableEvent> {
            const ShownTable* before = floor.find(table);
            const Table* removed = floor.find_removed(table);
            if (!before && removed && (wish.in_service || asked.to_come))
                return brought_back(asked, *removed, wish, now);
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
    if (changed && breaks && !asked.to_come)
        find_others_a_place(asked, changed->table.id, Which::kept_only);
    if (changed && !breaks)
        place_the_unplaced(asked);
    return furnished;
}

/// A table that was removed keeps its id; it stays removed unless it is to be in service.
Outcome<TableEvent> FurnishRoom::brought_back(const Asked& asked, const Table& table,
                                              const TableWish& wish, Instant now) const
{
    ShownTable after{.table = table};
    apply(after.table, wish);
    after.table.changed_at = now;
    const bool back = wish.in_service.value_or(false);
    return TableEvent{back ? EventKind::table_added : EventKind::table_removed, asked.actor, now,
                      std::nullopt, with_status(after)};
}

Outcome<FurnishRoom::Furnished> FurnishRoom::remove(const Asked& asked, const Uuid& table,
                                                    const TableWish& last_wish) const
{
    const auto furnished =
        refurbish(asked, [&](const Floor& floor, Instant now) -> Outcome<TableEvent> {
            const ShownTable* before = floor.find(table);
            const Table* removed = floor.find_removed(table);
            if (!before && removed && asked.to_come)
                return brought_back(asked, *removed, last_wish, now);
            if (!before)
                return Reason::table_not_found;
            if (before->status == TableStatus::occupied && asked.to_come != ToCome::refuse)
                return Reason::table_occupied;
            ShownTable after = *before;
            apply(after.table, last_wish);
            after.table.changed_at = now;
            after.status = TableStatus::out_of_order;
            after.party.reset();
            return TableEvent{EventKind::table_removed, asked.actor, now, *before, after};
        });
    const ShownTable* removed = furnished ? std::get_if<ShownTable>(&*furnished) : nullptr;
    if (removed && !asked.to_come)
        find_others_a_place(asked, removed->table.id, Which::all);
    return furnished;
}

Outcome<FurnishRoom::Furnished> FurnishRoom::refurbish(const Asked& asked,
                                                       const Decide& decide) const
{
    auto session = needs_.storage.open(asked.restaurant);
    std::optional<TableEvent> done;
    const auto plan = [&](Instant now) -> Outcome<Planned<ShownTable>> {
        const std::vector<KnownTable> known = session->tables();
        TRY(event, decide({show_tables(*session, known, now), known}, now));
        Planned<ShownTable> planned{{}, event.after};
        planned.work.tables = {event};
        if (asked.to_come == ToCome::refuse && may_strand(event))
            planned.work.admits = [event](const auto& to_come) {
                return stranded_by(event, to_come).empty();
            };
        done = event;
        return planned;
    };
    const auto refused = [&](Committed why, const auto&) -> std::optional<Refusal> {
        if (why == Committed::table_is_taken)
            return Refusal{Reason::table_number_taken};
        if (why == Committed::not_admitted)
            return Refusal{.reason = Reason::bookings_in_the_way,
                           .in_the_way = ids_of(stranded_now(*session, *done))};
        return std::nullopt;
    };
    auto furnished = refurbish_room<ShownTable>(*session, needs_.clock, needs_.watch,
                                                asked.restaurant, asked.retry, plan, refused);
    if (furnished && done && asked.to_come == ToCome::cancel) {
        const auto stranded = stranded_now(*session, *done);
        session.reset(); // the desk may need the connection
        cancel_all(needs_.desk, asked.restaurant, asked.actor, stranded);
    }
    return furnished;
}

std::vector<Reservation> FurnishRoom::stranded_now(StorageSession& session,
                                                   const TableEvent& event) const
{
    return stranded_by(event, session.to_come(needs_.clock.now()));
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
