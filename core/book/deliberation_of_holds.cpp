// Tables that are held for a while: placed, confirmed, and given back by themselves.
#include "core/book/deliberation.hpp"

#include "core/base/ensure.hpp"
#include "core/floor/sittings.hpp"

namespace maitred {
namespace {

constexpr const char* the_house = "house"; ///< the actor of what happens by itself

/// Confirmed already, or further than that: whoever confirms again says nothing new.
bool is_to_come_or_there(StageName stage)
{
    return takes_a_table(stage) && stage != StageName::held && stage != StageName::waitlisted;
}

} // namespace

void Deliberation::release_expired_holds()
{
    actor_ = the_house;
    for (const ReservationId id : expired_holds(pages_, terms_.now))
        expire(known_.at(id));
}

/// It has been over since its instant, whenever that is put on record.
Entry Deliberation::expire(Reservation before)
{
    free_place(before);
    Reservation expired = before;
    expired.stage = Expired{std::get<Held>(before.stage).until};
    return record(EventKind::hold_expired, std::move(before), std::move(expired));
}

Outcome<Entry> Deliberation::carry_out(const Hold& wish, const Identity& identity)
{
    ensure(wish.held_for.count() > 0, "a hold lasts longer than nothing");
    const Window sitting = planned_sitting(pages_.room(), wish.time, wish.party);
    TRY(table, find_table_for(sitting, wish.party, wish.at_table, std::nullopt));
    const Reservation held{.id = identity.id,
                           .uuid = identity.uuid,
                           .contact = wish.contact,
                           .party = wish.party,
                           .sitting = sitting,
                           .table = pages_.room().tables[table].id,
                           .pinned = wish.at_table.has_value(),
                           .stage = Held{terms_.now, terms_.now + wish.held_for},
                           .source = wish.source,
                           .made_at = terms_.now,
                           .member = wish.member,
                           .language = wish.language};
    take_place(held);
    return record(EventKind::hold_placed, std::nullopt, held);
}

/// On pages that know its table it has been released by now; a table that has left the room is on
/// none.
///
/// The timer ends in any case: binaries before expiry left theirs behind when they changed a hold.
Outcome<Entry> Deliberation::carry_out(const Expire& wish)
{
    changes_.timers.try_emplace({TimerKind::expiry, wish.id}, std::nullopt);
    TRY(reservation, named(wish.id));
    if (const Held* held = std::get_if<Held>(&reservation->stage))
        changes_.timers[{TimerKind::expiry, wish.id}] = held->until;
    const bool over = name_of(reservation->stage) == StageName::held &&
                      stage_at(reservation->stage, terms_.now) == StageName::expired;
    return over ? expire(*reservation) : entry_of(*reservation);
}

Outcome<Entry> Deliberation::carry_out(const Confirm& wish)
{
    TRY(reservation, named(wish.id));
    if (is_to_come_or_there(name_of(reservation->stage)))
        return entry_of(*reservation);
    if (!may_become(reservation->stage, StageName::confirmed, terms_.now) || !reservation->table)
        return not_from(*reservation);
    if (!takes_a_table(stage_at(reservation->stage, terms_.now)))
        return confirm_again(*reservation);
    const Reservation before = *reservation;
    free_place(before); // the claims stay; only the hold's end is forgotten
    reservation->stage = Confirmed{terms_.now};
    take_place(*reservation);
    return record(EventKind::reservation_confirmed, before, *reservation);
}

/// An expired hold has given its place back, so it must be had once more.
Outcome<Entry> Deliberation::confirm_again(Reservation& expired)
{
    if (terms_.past == Past::refused && expired.sitting.start < terms_.now)
        return Reason::start_in_the_past;
    const auto table = pages_.room().place_of(*expired.table);
    if (!table || !pages_.free_tables(expired.sitting, terms_.now).contains(*table))
        return denied(Reason::fully_booked, pages_.room().grid.slot_at(expired.sitting.start),
                      expired.party);
    const Reservation before = expired;
    expired.stage = Confirmed{terms_.now};
    take_place(expired);
    return record(EventKind::reservation_confirmed, before, expired);
}

} // namespace maitred
