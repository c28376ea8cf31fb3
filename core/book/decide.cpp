#include "core/book/decide.hpp"

#include "core/base/ensure.hpp"
#include "core/book/deliberation.hpp"

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
                                  const std::vector<Reservation>& known)
{
    std::set<UtcDate> dates;
    for (const ReservationId id : reservations_named(command)) {
        const auto named = std::find_if(known.begin(), known.end(),
                                        [id](const Reservation& one) { return one.id == id; });
        if (named != known.end())
            add_dates(dates, room.grid, named->sitting);
    }
    std::visit(
        [&](const auto& wish) {
            if constexpr (std::is_same_v<std::decay_t<decltype(wish)>, Ask>)
                add_dates(dates, room.grid, wanted_sitting(room, wish.time, wish.party));
            else if constexpr (requires { wish.time; })
                add_dates(dates, room.grid, with_its_neighbours(room, wish.time, wish.party));
        },
        command.wish);
    return {dates.begin(), dates.end()};
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
