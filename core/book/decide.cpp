#include "core/book/decide.hpp"

#include "core/base/ensure.hpp"
#include "core/book/deliberation.hpp"
#include "core/floor/sittings.hpp"

#include <algorithm>

namespace maitred {
namespace {

Window wanted_sitting(const Room& room, Instant time, int party)
{
    return sitting_of(room, room.grid.slot_at(time), party);
}

/// The wanted sitting, and those of the slots around it: whoever finds it full is offered the
/// nearest, also across midnight.
Window with_its_neighbours(const Room& room, Instant time, int party)
{
    constexpr std::int64_t slots_around = 3;
    const Slot slot = room.grid.slot_at(time);
    return {room.grid.later(slot, -slots_around).start(),
            sitting_of(room, room.grid.later(slot, slots_around), party).end};
}

void add_dates(std::set<UtcDate>& dates, const SlotGrid& grid, const Window& window)
{
    for (const UtcDate date : dates_touched(grid, window))
        dates.insert(date);
}

const Reservation* find(const std::vector<Reservation>& known, ReservationId id)
{
    const auto found = std::find_if(known.begin(), known.end(),
                                    [id](const Reservation& one) { return one.id == id; });
    return found == known.end() ? nullptr : &*found;
}

/// The windows that a wish of the floor, a member or an administrator may lead to; none for other
/// wishes.
template <class Wish>
std::vector<Window> windows_of(const Room& room, const Wish& wish,
                               const std::vector<Reservation>& known, Instant now)
{
    std::vector<Window> windows;
    if constexpr (std::is_same_v<Wish, Enter>) {
        const auto turn = room.turn_times.turn_for(wish.party);
        windows.push_back({now, now + turn});
        if (wish.time)
            windows.push_back({*wish.time, *wish.time + turn});
        if (wish.time && may_be_one_date(*wish.time, now))
            windows.push_back({std::min(now, *wish.time), std::max(now, *wish.time) + turn});
    } else if constexpr (std::is_same_v<Wish, Reserve>) {
        windows.push_back(wish.sitting);
    } else if constexpr (std::is_same_v<Wish, Hold>) {
        windows.push_back(planned_sitting(room, wish.time, wish.party));
    } else if constexpr (std::is_same_v<Wish, Rebook>) {
        if (wish.sitting)
            windows.push_back(*wish.sitting);
    } else if constexpr (std::is_same_v<Wish, PlaceBlock>) {
        windows.push_back(wish.window);
    } else if constexpr (std::is_same_v<Wish, LiftBlock>) {
        windows.push_back(wish.lifted.window);
    } else if constexpr (std::is_same_v<Wish, Amend> || std::is_same_v<Wish, Tend> ||
                         std::is_same_v<Wish, Replace>) {
        const Reservation* named = find(known, wish.id);
        if (!named)
            return windows;
        int party = named->party;
        std::optional<Instant> time;
        if constexpr (std::is_same_v<Wish, Amend>) {
            party = wish.party.value_or(party);
            time = wish.time;
        }
        for (const Window& sitting : sittings_of(room, *named, party, time, now))
            windows.push_back(sitting);
    }
    return windows;
}

/// Whoever is seen at a table now decides what the table shows.
template <class Wish>
void add_parties(const Room& room, const Wish& wish, const std::vector<Reservation>& known,
                 Instant now, std::set<TableId>& tables, std::set<Window>& windows)
{
    if constexpr (requires { wish.table; }) {
        if (const Assign* assign = std::get_if<Assign>(&wish.table))
            tables.insert(assign->table);
        else if (wish.stage == StageName::seated)
            for (const Table& table : room.tables) // any of them may be the one
                tables.insert(table.id);
    }
    if constexpr (requires { wish.at_table; })
        if (wish.at_table)
            tables.insert(*wish.at_table);
    if constexpr (std::is_same_v<Wish, PlaceBlock>)
        tables.insert(wish.of_table);
    if constexpr (requires { wish.id; }) {
        const Reservation* named = find(known, wish.id);
        const bool of_the_floor = !windows_of(room, wish, known, now).empty();
        // Whoever has its table by name may be seen there once it is moved, or confirmed again.
        if (named && named->table &&
            (of_the_floor || named->pinned || seen_at_its_table(*named, now)))
            tables.insert(*named->table);
    }
    for (const Window& window : windows_of(room, wish, known, now))
        windows.insert(window);
    windows.insert(seen_in(now));
}

std::vector<Window> merged(const std::set<Window>& windows)
{
    std::vector<Window> merged;
    for (const Window& window : windows) {
        if (!merged.empty() && window.start <= merged.back().end)
            merged.back().end = std::max(merged.back().end, window.end);
        else
            merged.push_back(window);
    }
    return merged;
}

/// Nobody sits longer: whoever came earlier has no use for what becomes free.
constexpr std::chrono::hours longest_overlap{6};

/// When a table may become free by this command, if it may.
std::optional<Window> freed_by(const Command& command, const std::vector<Reservation>& known)
{
    if (const LiftBlock* lift = std::get_if<LiftBlock>(&command.wish))
        return lift->lifted.window;
    if (std::holds_alternative<Confirm>(command.wish) || std::holds_alternative<Tend>(command.wish))
        return std::nullopt;
    for (const ReservationId id : reservations_named(command)) {
        const Reservation* named = find(known, id);
        if (named && (named->table || std::holds_alternative<Replace>(command.wish)))
            return named->sitting;
    }
    return std::nullopt;
}

/// When a table may become free by these commands; and a little before, because who comes then may
/// sit until then.
std::optional<Window> may_become_free(std::span<const Command* const> commands,
                                      const std::vector<Reservation>& known)
{
    std::optional<Window> window;
    for (const Command* command : commands) {
        const auto freed = freed_by(*command, known);
        if (!freed)
            continue;
        const Window with_those_before{freed->start - longest_overlap, freed->end};
        window = window ? Window{std::min(window->start, with_those_before.start),
                                 std::max(window->end, with_those_before.end)}
                        : with_those_before;
    }
    if (window && window->length() > std::chrono::hours{72})
        window->end = window->start + std::chrono::hours{72}; // days apart: the first of them
    return window;
}

std::set<Claim> claims_known(const SlotGrid& grid, const Reservation& reservation)
{
    const auto claims =
        claims_of(grid, reservation.sitting, reservation.table.value_or(TableId{}), reservation.id);
    return {claims.begin(), claims.end()};
}

Claim claim_at(const Room& room, UtcDate date, const HeldPlace& place)
{
    const auto count = static_cast<std::int64_t>(place.slot);
    const Slot slot = room.grid.later(room.grid.first_of(date), count);
    return {room.tables[place.table].id, slot.start(), place.holder};
}

} // namespace

std::optional<AskedPlace> place_asked_for(const Command& command)
{
    if (const Hold* hold = std::get_if<Hold>(&command.wish); hold && hold->at_table)
        return AskedPlace{*hold->at_table, hold->time};
    if (const Reserve* reserve = std::get_if<Reserve>(&command.wish); reserve && reserve->at_table)
        return AskedPlace{*reserve->at_table, reserve->sitting.start};
    return std::nullopt;
}

std::vector<ReservationId> reservations_named(const Command& command)
{
    return std::visit(
        [](const auto& wish) -> std::vector<ReservationId> {
            if constexpr (requires { wish.id; })
                return {wish.id};
            else
                return {};
        },
        command.wish);
}

std::vector<UtcDate> dates_needed(const Room& room, const Command& command,
                                  const std::vector<Reservation>& known, Instant now)
{
    std::set<UtcDate> dates;
    for (const ReservationId id : reservations_named(command))
        if (const Reservation* named = find(known, id))
            add_dates(dates, room.grid, named->sitting);
    std::visit(
        [&](const auto& wish) {
            using Wish = std::decay_t<decltype(wish)>;
            if constexpr (std::is_same_v<Wish, Ask>)
                add_dates(dates, room.grid, wanted_sitting(room, wish.time, wish.party));
            else if constexpr (std::is_same_v<Wish, Book> || std::is_same_v<Wish, Move> ||
                               std::is_same_v<Wish, AskTables>)
                add_dates(dates, room.grid, with_its_neighbours(room, wish.time, wish.party));
            else
                for (const Window& window : windows_of(room, wish, known, now))
                    add_dates(dates, room.grid, window);
        },
        command.wish);
    return {dates.begin(), dates.end()};
}

PartiesNeeded parties_needed(const Room& room, std::span<const Command* const> commands,
                             const std::vector<Reservation>& known, Instant now)
{
    std::set<TableId> tables;
    std::set<Window> windows;
    for (const Command* command : commands)
        std::visit([&](const auto& wish) { add_parties(room, wish, known, now, tables, windows); },
                   command->wish);
    return {{tables.begin(), tables.end()}, merged(windows), may_become_free(commands, known)};
}

bool makes_a_reservation(const Command& command)
{
    return std::holds_alternative<Book>(command.wish) ||
           std::holds_alternative<Enter>(command.wish) ||
           std::holds_alternative<Reserve>(command.wish) ||
           std::holds_alternative<Hold>(command.wish);
}

std::vector<ReservationId> expired_holds(const Pages& pages, Instant now)
{
    std::set<ReservationId> expired;
    for (const auto& day : pages.days())
        for (const HeldPlace& place : day->held)
            if (place.until <= now)
                expired.insert(place.holder);
    return {expired.begin(), expired.end()};
}

bool agree(const Pages& pages, const Lookups& lookups, Instant now)
{
    std::set<Claim> known;
    for (const Reservation& one : lookups.reservations)
        if (one.table && name_of(one.stage) == StageName::held &&
            stage_at(one.stage, now) == StageName::expired)
            known.merge(claims_known(pages.room().grid, one));
    for (const auto& day : pages.days())
        for (const HeldPlace& place : day->held)
            if (place.until <= now && !known.contains(claim_at(pages.room(), day->date, place)))
                return false;
    return true;
}

Decision decide(Pages pages, std::span<const Command* const> commands, const Lookups& lookups,
                const Terms& terms, std::span<const Identity> identities, Dice dice)
{
    ensure(identities.size() >= commands.size(), "a command has no identity to give");
    ensure(agree(pages, lookups, terms.now), "a decision was asked for on pages too old for it");
    Deliberation deliberation{std::move(pages), lookups, terms, dice};
    deliberation.release_expired_holds();
    std::vector<Outcome<Answer>> answers;
    answers.reserve(commands.size());
    for (std::size_t i = 0; i < commands.size(); ++i)
        answers.push_back(deliberation.answer(*commands[i], identities[i]));
    return std::move(deliberation).conclude(std::move(answers));
}

} // namespace maitred
