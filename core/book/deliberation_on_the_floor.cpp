// What the floor wants: parties written down, seated, moved about; deliberation.cpp decides the
// rest.
#include "core/base/ensure.hpp"
#include "core/book/deliberation.hpp"
#include "core/floor/sittings.hpp"

#include <algorithm>

namespace maitred {
namespace {

/// A service goes on past midnight: whoever comes then is not refused for the date.
constexpr std::chrono::hours same_service{3};

bool seated(const Reservation& party)
{
    return name_of(party.stage) == StageName::seated;
}

bool may_be_entered(StageName stage)
{
    return takes_a_table(stage) && stage != StageName::held;
}

template <class Time> void stamp(std::optional<Time>& stamped, Instant now)
{
    if (!stamped)
        stamped = now;
}

/// The time of a stage that was just reached, if nobody gave one.
void stamp(PartyTimes& times, const PartyTimes& given, StageName reached, Instant now)
{
    if (reached == StageName::arrived || reached == StageName::partially_arrived)
        stamp(times.checked_in, now);
    if (reached == StageName::seated && !given.seated)
        times.seated = now;
    if (reached == StageName::finished && !given.finished)
        times.finished = now;
}

void write_over(PartyTimes& times, const PartyTimes& given)
{
    if (given.checked_in)
        times.checked_in = given.checked_in;
    if (given.seated)
        times.seated = given.seated;
    if (given.finished)
        times.finished = given.finished;
}

/// Where two amend one party in one batch, the second may lead to days that nobody could foresee.
bool laid_open(const Pages& pages, const Window& sitting, Instant now)
{
    return pages.cover(sitting) && pages.cover({now, now});
}

EventKind kind_of(const Reservation& before, const Reservation& after)
{
    const StageName stage = name_of(after.stage);
    if (stage != name_of(before.stage)) {
        if (stage == StageName::confirmed)
            return EventKind::reservation_confirmed;
        if (stage == StageName::seated)
            return EventKind::party_seated;
        if (stage == StageName::finished)
            return EventKind::party_finished;
        if (stage == StageName::cancelled)
            return EventKind::reservation_cancelled;
        if (stage == StageName::no_show)
            return EventKind::party_did_not_come;
    }
    return after.planned == before.planned ? EventKind::reservation_amended
                                           : EventKind::reservation_moved;
}

} // namespace

Outcome<Entry> Deliberation::carry_out(const Enter& wish, const Identity& identity)
{
    if (!may_be_entered(wish.stage))
        return Reason::illegal_transition;
    const Room& room = pages_.room();
    const Instant now = terms_.now;
    Reservation party{.id = identity.id,
                      .uuid = identity.uuid,
                      .contact = wish.contact,
                      .party = wish.party,
                      .sitting = planned_sitting(room, wish.time.value_or(now), wish.party),
                      .table = {},
                      .stage = stage_of(wish.stage, now, now),
                      .source = wish.time ? Source::floor_surface : Source::walk_in,
                      .made_at = now,
                      .planned = wish.time,
                      .times = wish.times};
    stamp(party.times, wish.times, wish.stage, now);
    if (seated(party) && wish.time && !of_this_service(*wish.time))
        return Reason::another_day;
    if (seated(party))
        party.sitting = seated_sitting(room, party.sitting, wish.party, now);
    else if (wish.time)
        if (const auto reason = why_not_at(party.sitting))
            return denied(*reason, room.grid.slot_at(*wish.time), wish.party);
    if (const auto reason = place(party, wish.table))
        return *reason;
    return record(EventKind::reservation_made, std::nullopt, party);
}

Outcome<Entry> Deliberation::carry_out(const Amend& wish)
{
    TRY(found, named(wish.id));
    const Reservation before = *found;
    const Outcome<Reservation> wanted = amended(before, wish);
    if (!wanted)
        return doubted(wanted.error().reason, before.sitting);
    Reservation after = *wanted;
    const bool same_place =
        after.sitting == before.sitting && after.party == before.party &&
        seated(after) == seated(before) && takes_a_table(name_of(before.stage)) &&
        takes_a_table(name_of(after.stage)) && std::holds_alternative<std::monostate>(wish.table);
    free_place(before);
    if (same_place) {
        take_place(after);
    } else if (const auto reason = place(after, wish.table)) {
        take_place(before);
        return *reason;
    }
    if (after == before)
        return entry_of(before);
    return record(kind_of(before, after), before, after);
}

/// The reservation with what is to be changed of it, but for its table.
Outcome<Reservation> Deliberation::amended(const Reservation& before, const Amend& wish) const
{
    const Room& room = pages_.room();
    const Instant now = terms_.now;
    const StageName was = stage_at(before.stage, now);
    const StageName becomes = wish.stage.value_or(was);
    if (becomes != was && !may_become(before.stage, becomes, now))
        return Reason::illegal_transition;
    const bool over = !takes_a_table(was) && !takes_a_table(becomes);
    if (over && (wish.time || std::holds_alternative<Assign>(wish.table)))
        return Reason::illegal_transition;
    Reservation after = before;
    if (wish.name)
        after.contact.name = *wish.name;
    after.party = wish.party.value_or(before.party);
    after.contact.notes = wish.notes.value_or(before.contact.notes);
    write_over(after.times, wish.times);
    if (becomes != was) {
        after.stage = stage_of(becomes, now, now);
        stamp(after.times, wish.times, becomes, now);
    }
    if (wish.time)
        after.planned = wish.time;
    if (was == StageName::seated || !takes_a_table(becomes))
        return after;
    const bool sits_down = becomes == StageName::seated;
    if (wish.time || after.party != before.party)
        after.sitting =
            planned_sitting(room, wish.time.value_or(before.sitting.start), after.party);
    if (!laid_open(pages_, after.sitting, now))
        return Reason::race_lost;
    if (wish.time && !sits_down)
        if (const auto reason = why_not_at(after.sitting))
            return *reason;
    if (!before.planned && !wish.time && std::holds_alternative<Assign>(wish.table))
        after.sitting = planned_sitting(room, now, after.party);
    if (!sits_down)
        return after;
    if (after.planned && !of_this_service(after.sitting.start))
        return Reason::another_day;
    after.sitting =
        seated_sitting(room, after.planned ? after.sitting : Window{now, now}, after.party, now);
    if (!laid_open(pages_, after.sitting, now))
        return Reason::race_lost;
    return after;
}

/// Whether a party that comes at this time can sit down now. Its page, and today's, are open.
bool Deliberation::of_this_service(Instant start) const
{
    const Instant now = terms_.now;
    return pages_.local_date_of(start) == pages_.local_date_of(now) ||
           (start - now < same_service && now - start < same_service);
}

std::optional<Reason> Deliberation::why_not_at(const Window& sitting) const
{
    if (too_late(pages_.room().grid, sitting.start, terms_))
        return Reason::start_in_the_past;
    if (!pages_.open_during(sitting))
        return Reason::closed;
    return std::nullopt;
}

Outcome<Entry> Deliberation::carry_out(const Tend& wish)
{
    TRY(found, named(wish.id));
    const Reservation before = *found;
    const Instant now = terms_.now;
    if (!seated(before) || now - before.sitting.start >= longest_sitting) {
        changes_.timers[{TimerKind::overstay, before.id}] = std::nullopt;
        return entry_of(before);
    }
    if (before.sitting.end > now) {
        changes_.timers[{TimerKind::overstay, before.id}] = before.sitting.end;
        return entry_of(before);
    }
    Reservation after = before;
    after.sitting = extended_sitting(pages_.room(), before.sitting, now);
    const auto table = pages_.room().place_of(*before.table);
    free_place(before);
    if (table && !place_at(after, *table))
        return record(EventKind::sitting_extended, before, after);
    take_place(before);
    const Entry entry = record(EventKind::overstay_clash, before, before);
    changes_.timers[{TimerKind::overstay, before.id}] = after.sitting.end;
    return entry;
}

Outcome<Entry> Deliberation::carry_out(const Replace& wish)
{
    TRY(found, named(wish.id));
    const Reservation before = *found;
    const bool well_placed = before.table && pages_.room().place_of(*before.table);
    if (!takes_a_table(name_of(before.stage)) || seated(before) || well_placed)
        return entry_of(before);
    Reservation after = before;
    after.table.reset();
    free_place(before);
    if (const auto reason = place(after, Unassign{})) {
        take_place(before);
        return *reason;
    }
    if (after == before)
        return entry_of(before);
    return record(before.table ? EventKind::party_displaced : EventKind::party_placed, before,
                  after);
}

} // namespace maitred
