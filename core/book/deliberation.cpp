#include "core/book/deliberation.hpp"

#include "core/base/ensure.hpp"

#include <algorithm>

namespace maitred {
namespace {

/// Whoever only asks may ask for any party: for one that the house does not take, no table is free.
bool party_admitted(const Room& room, const Command& command)
{
    if (const Book* book = std::get_if<Book>(&command.wish))
        return room.admits(book->party);
    if (const Move* move = std::get_if<Move>(&command.wish))
        return room.admits(move->party);
    if (const Enter* enter = std::get_if<Enter>(&command.wish))
        return room.admits(enter->party);
    if (const Amend* amend = std::get_if<Amend>(&command.wish))
        return !amend->party || room.admits(*amend->party);
    if (const Reserve* reserve = std::get_if<Reserve>(&command.wish))
        return reserve->party >= 1 && (reserve->at_table || room.admits(reserve->party));
    if (const Rebook* rebook = std::get_if<Rebook>(&command.wish))
        return !rebook->party || *rebook->party >= 1;
    if (const Hold* hold = std::get_if<Hold>(&command.wish))
        return hold->party >= 1 && (hold->at_table || room.admits(hold->party));
    return true;
}

} // namespace

Deliberation::Deliberation(Pages pages, const Lookups& lookups, const Terms& terms, Dice dice)
    : pages_{std::move(pages)}, terms_{terms}, dice_{dice}
{
    for (const Reservation& reservation : lookups.reservations)
        known_.emplace(reservation.id, reservation);
    for (const KeptAnswer& kept : lookups.kept)
        kept_.emplace(std::pair{kept.retry_key.scope, kept.retry_key.key}, kept);
}

Outcome<Answer> Deliberation::answer(const Command& command, const Identity& identity)
{
    const KeptAnswer* before = command.retry ? kept_for(command.retry->key) : nullptr;
    if (before && before->retry_key.fingerprint == command.retry->key.fingerprint)
        return Answer{Repeated{before->answer}};
    if (!party_admitted(pages_.room(), command)) {
        for (const UtcDate date : dates_needed(pages_.room(), command, {}, terms_.now))
            denied_.insert(date); // the room is a copy too
        return Reason::bad_party;
    }
    if (before)
        return Reason::retry_key_reused;
    actor_ = command.actor;
    Outcome<Answer> answer = carry_out(command, identity);
    if (!command.retry || !answer)
        return answer;
    if (const Entry* entry = std::get_if<Entry>(&*answer))
        keep(command.retry->key, command.retry->answer(*entry));
    if (const Blocked* blocked = std::get_if<Blocked>(&*answer))
        keep(command.retry->key, command.retry->answer_of_a_block(*blocked));
    return answer;
}

void Deliberation::keep(const RetryKey& key, std::string answer)
{
    KeptAnswer kept{key, std::move(answer), terms_.now};
    kept_.emplace(std::pair{key.scope, key.key}, kept);
    changes_.kept.push_back(std::move(kept));
}

const KeptAnswer* Deliberation::kept_for(const RetryKey& key) const
{
    const auto kept = kept_.find({key.scope, key.key});
    return kept == kept_.end() ? nullptr : &kept->second;
}

Outcome<Answer> Deliberation::carry_out(const Command& command, const Identity& identity)
{
    return std::visit(
        [&](const auto& wish) -> Outcome<Answer> {
            using Wish = std::decay_t<decltype(wish)>;
            if constexpr (std::is_same_v<Wish, Ask> || std::is_same_v<Wish, AskTables>) {
                return Answer{look(wish)};
            } else if constexpr (std::is_same_v<Wish, Book> || std::is_same_v<Wish, Enter> ||
                                 std::is_same_v<Wish, Reserve> || std::is_same_v<Wish, Hold>) {
                TRY(entry, carry_out(wish, identity));
                return Answer{std::move(entry)};
            } else {
                TRY(entry, carry_out(wish));
                return Answer{std::move(entry)};
            }
        },
        command.wish);
}

Outcome<Entry> Deliberation::carry_out(const Book& wish, const Identity& identity)
{
    const Room& room = pages_.room();
    const Slot slot = room.grid.slot_at(wish.time);
    TRY(table, find_table(slot, wish.party, std::nullopt));
    const Reservation reservation{
        .id = identity.id,
        .uuid = identity.uuid,
        .contact = wish.contact,
        .party = wish.party,
        .sitting = sitting_of(room, slot, wish.party),
        .table = room.tables[table].id,
        .stage = Confirmed{terms_.now},
        .source = wish.source,
        .made_at = terms_.now,
    };
    take_place(reservation);
    return record(EventKind::reservation_made, std::nullopt, reservation);
}

Outcome<Entry> Deliberation::carry_out(const Move& wish)
{
    const Room& room = pages_.room();
    TRY(reservation, named(wish.id));
    const StageName stage = stage_at(reservation->stage, terms_.now);
    if (!takes_a_table(stage) || stage == StageName::seated)
        return not_from(*reservation);
    const Reservation before = *reservation;
    const Slot slot = room.grid.slot_at(wish.time);
    free_place(before);
    const auto table = find_table(slot, wish.party, before.table);
    if (!table) {
        take_place(before);
        return table.error();
    }
    reservation->party = wish.party;
    reservation->sitting = sitting_of(room, slot, wish.party);
    reservation->planned = slot.start();
    reservation->pinned = reservation->pinned && reservation->table == room.tables[*table].id;
    reservation->table = room.tables[*table].id;
    take_place(*reservation);
    return record(EventKind::reservation_moved, before, *reservation);
}

Outcome<Entry> Deliberation::carry_out(const Cancel& wish)
{
    TRY(reservation, named(wish.id));
    if (name_of(reservation->stage) == StageName::cancelled)
        return entry_of(*reservation);
    if (!may_become(reservation->stage, StageName::cancelled, terms_.now))
        return not_from(*reservation);
    return cancel(*reservation);
}

Availability Deliberation::look(const Ask& wish)
{
    const Slot slot = pages_.room().grid.slot_at(wish.time);
    const Availability found = availability(pages_, slot, wish.party, terms_.now);
    if (found.available == 0)
        denied_.merge(dates_of(slot, wish.party));
    return found;
}

FreeTables Deliberation::look(const AskTables& wish)
{
    FreeTables found = free_tables_for(pages_, wish.time, wish.party, terms_);
    if (found.tables.empty())
        (void)doubted(*found.why_none, found.sitting);
    return found;
}

Outcome<Reservation*> Deliberation::named(ReservationId id)
{
    const auto found = known_.find(id);
    if (found == known_.end())
        return Reason::not_found;
    return &found->second;
}

Refusal Deliberation::not_from(const Reservation& reservation) const
{
    return {.reason = Reason::illegal_transition, .stage = stage_at(reservation.stage, terms_.now)};
}

std::set<UtcDate> Deliberation::dates_of(Slot slot, int party) const
{
    const Room& room = pages_.room();
    const auto dates = dates_touched(room.grid, sitting_of(room, slot, party));
    return {dates.begin(), dates.end()};
}

Reason Deliberation::doubted(Reason reason, const Window& sitting)
{
    for (const UtcDate date : dates_touched(pages_.room().grid, sitting))
        denied_.insert(date);
    return reason;
}

Refusal Deliberation::denied(Reason reason, Slot wanted, int party)
{
    Refusal refusal{reason};
    if (reason == Reason::closed || reason == Reason::fully_booked) {
        refusal.alternatives = alternatives(pages_, wanted, party, terms_);
        denied_.merge(dates_of(wanted, party));
    }
    return refusal;
}

Outcome<std::size_t> Deliberation::find_table(Slot slot, int party,
                                              std::optional<TableId> favourite)
{
    const Room& room = pages_.room();
    const Outcome<TableSet> free = bookable_tables(pages_, slot, party, terms_);
    if (!free)
        return denied(free.error().reason, slot, party);
    const auto favoured = favourite ? room.place_of(*favourite) : std::nullopt;
    if (favoured && free->contains(*favoured))
        return *favoured;
    return choose(room.policy, room.tables, *free, dice_);
}

Decision Deliberation::conclude(std::vector<Outcome<Answer>> answers) &&
{
    if (!changes_.freed.empty())
        place_the_unplaced();
    std::vector<DayStep> steps;
    for (const UtcDate date : written_) {
        steps.push_back({date, pages_.on(date).version.day});
        pages_.turn(date);
    }
    return {std::move(answers), std::move(changes_), std::move(steps), std::move(pages_),
            std::move(denied_)};
}

} // namespace maitred
