// Windows that members and administrators ask for, and tables out of service; deliberation.cpp
// decides the rest.
#include "core/book/deliberation.hpp"

#include <algorithm>

namespace maitred {
namespace {

bool may_be_a_members_word(StageName stage)
{
    return stage == StageName::confirmed || stage == StageName::cancelled ||
           stage == StageName::finished || stage == StageName::no_show;
}

EventKind kind_of(const Reservation& before, const Reservation& after)
{
    const StageName stage = name_of(after.stage);
    if (stage != name_of(before.stage)) {
        if (stage == StageName::cancelled)
            return EventKind::reservation_cancelled;
        if (stage == StageName::finished)
            return EventKind::party_finished;
        if (stage == StageName::no_show)
            return EventKind::party_did_not_come;
        return EventKind::reservation_confirmed;
    }
    return after.sitting == before.sitting ? EventKind::reservation_amended
                                           : EventKind::reservation_moved;
}

/// The reservation with what is to be changed of it, but for its stage and its table.
Reservation rewritten(Reservation reservation, const Rebook& wish)
{
    if (wish.name)
        reservation.contact.name = *wish.name;
    if (wish.phone)
        reservation.contact.phone = *wish.phone;
    reservation.party = wish.party.value_or(reservation.party);
    reservation.occasion = wish.occasion.value_or(reservation.occasion);
    if (wish.sitting) {
        reservation.sitting = *wish.sitting;
        reservation.planned = wish.sitting->start;
    }
    return reservation;
}

Facts facts_of(const Block& block, const std::string& table_number)
{
    const auto seconds = [](Instant instant) {
        return std::to_string(
            std::chrono::floor<std::chrono::seconds>(instant.time_since_epoch()).count());
    };
    return {{"table", table_number},
            {"starts_at", seconds(block.window.start)},
            {"ends_at", seconds(block.window.end)},
            {"reason", block.reason}};
}

} // namespace

Outcome<Entry> Deliberation::carry_out(const Reserve& wish, const Identity& identity)
{
    TRY(table, find_table_for(wish.sitting, wish.party, wish.at_table, std::nullopt));
    const Reservation reservation{.id = identity.id,
                                  .uuid = identity.uuid,
                                  .contact = wish.contact,
                                  .party = wish.party,
                                  .sitting = wish.sitting,
                                  .table = pages_.room().tables[table].id,
                                  .pinned = wish.at_table.has_value(),
                                  .stage = Confirmed{terms_.now},
                                  .source = wish.source,
                                  .made_at = terms_.now,
                                  .member = wish.member,
                                  .occasion = wish.occasion,
                                  .language = wish.language};
    take_place(reservation);
    return record(EventKind::reservation_made, std::nullopt, reservation);
}

Outcome<std::size_t> Deliberation::find_table_for(const Window& sitting, int party,
                                                  std::optional<TableId> by_name,
                                                  std::optional<TableId> favourite)
{
    const Room& room = pages_.room();
    if (!by_name && !room.admits(party))
        return doubted(Reason::bad_party, sitting);
    const auto named = by_name ? room.place_of(*by_name) : std::nullopt;
    if (by_name && !named)
        return doubted(Reason::table_not_found, sitting);
    const Outcome<TableSet> free = tables_free_for(pages_, sitting, party, terms_);
    const bool none_free = !free && free.error().reason == Reason::fully_booked;
    if (!free && !none_free)
        return doubted(free.error().reason, sitting);
    if (named && !room.tables[*named].fits(party))
        return doubted(Reason::table_too_small, sitting);
    if (none_free && !named)
        return doubted(Reason::fully_booked, sitting);
    if (none_free || (named && !free->contains(*named)))
        return doubted(Reason::table_not_available, sitting);
    if (named)
        return *named;
    const auto favoured = favourite ? room.place_of(*favourite) : std::nullopt;
    if (favoured && free->contains(*favoured))
        return *favoured;
    return choose(room.policy, room.tables, *free, dice_);
}

Outcome<Entry> Deliberation::carry_out(const Rebook& wish)
{
    TRY(found, named(wish.id));
    const Reservation before = *found;
    const StageName was = stage_at(before.stage, terms_.now);
    const StageName becomes = wish.stage.value_or(was);
    if (becomes != was &&
        (!may_be_a_members_word(becomes) || !may_become(before.stage, becomes, terms_.now)))
        return not_from(before);
    const bool moves = wish.sitting || wish.party || wish.at_table;
    const bool has_come = was == StageName::seated || !takes_a_table(was);
    if (moves && (has_come || !takes_a_table(becomes)))
        return not_from(before);
    Reservation after = rewritten(before, wish);
    if (becomes != was)
        after.stage = stage_of(becomes, terms_.now, terms_.now);
    if (becomes != was && becomes == StageName::finished)
        after.times.finished = terms_.now;
    free_place(before);
    const bool comes_back = !takes_a_table(was); // its place may be somebody else's by now
    const bool another_place = comes_back || after.sitting != before.sitting ||
                               after.party != before.party ||
                               (wish.at_table && wish.at_table != before.table);
    if (another_place && takes_a_table(becomes)) {
        const bool keeps = before.pinned || comes_back;
        const auto by_name = wish.at_table ? wish.at_table : keeps ? before.table : std::nullopt;
        auto table = find_table_for(after.sitting, after.party, by_name, before.table);
        if (!table) {
            take_place(before);
            return table.error();
        }
        after.table = pages_.room().tables[*table].id;
    }
    after.pinned = before.pinned || wish.at_table.has_value();
    take_place(after);
    if (after == before)
        return entry_of(before);
    return record(kind_of(before, after), before, after);
}

Outcome<Blocked> Deliberation::carry_out(const PlaceBlock& wish)
{
    const auto table = pages_.room().place_of(wish.of_table);
    if (!table)
        return doubted(Reason::table_not_found, wish.window);
    if (terms_.past == Past::refused && wish.window.end <= terms_.now)
        return Reason::start_in_the_past;
    const Block block{wish.block, wish.of_table, wish.window, wish.reason, terms_.now};
    Blocked answer{block};
    for (const Reservation& other : those_at(wish.of_table, wish.window)) {
        if (wish.to_come == ToCome::refuse)
            answer.cancelled.push_back(other.id);
        if (wish.to_come == ToCome::cancel &&
            may_become(other.stage, StageName::cancelled, terms_.now)) {
            (void)cancel(other);
            answer.cancelled.push_back(other.id);
        }
    }
    if (wish.to_come == ToCome::refuse && !answer.cancelled.empty()) {
        (void)doubted(Reason::bookings_in_the_way, wish.window);
        return Refusal{.reason = Reason::bookings_in_the_way, .in_the_way = answer.cancelled};
    }
    for (const Claim& claim : pages_.block(wish.window, *table, wish.block))
        take_net(changes_, claim);
    write_in(wish.window);
    changes_.blocks_placed.push_back(block);
    put_on_record(EventKind::table_blocked, block);
    return answer;
}

Outcome<Blocked> Deliberation::carry_out(const LiftBlock& wish)
{
    const Block& block = wish.lifted;
    for (const Claim& claim : pages_.unblock(block.window, block.id))
        free_net(changes_, claim);
    // The pages know nothing of a table that has left the room; its claims go all the same.
    if (!pages_.room().place_of(block.table))
        for (Claim claim : claims_of(pages_.room().grid, block.window, block.table, {})) {
            claim.block = block.id;
            free_net(changes_, claim);
        }
    write_in(wish.lifted.window);
    changes_.blocks_lifted.insert(wish.lifted.id);
    put_on_record(EventKind::block_lifted, wish.lifted);
    return Blocked{wish.lifted};
}

/// Those who have this table at a time of the window that is not over, in the order of their
/// sittings.
std::vector<Reservation> Deliberation::those_at(TableId table, const Window& window) const
{
    const SlotGrid& grid = pages_.room().grid;
    std::vector<Reservation> there;
    for (const auto& [id, party] : known_)
        if (party.table == table && takes_a_table(stage_at(party.stage, terms_.now)) &&
            party.sitting.end > terms_.now &&
            grid.first_touched(party.sitting) < grid.past_touched(window) &&
            grid.first_touched(window) < grid.past_touched(party.sitting))
            there.push_back(party);
    std::sort(there.begin(), there.end(), [](const auto& one, const auto& other) {
        return std::pair{one.sitting, one.id} < std::pair{other.sitting, other.id};
    });
    return there;
}

Entry Deliberation::cancel(Reservation before)
{
    free_place(before);
    Reservation after = before;
    after.stage = Cancelled{terms_.now};
    return record(EventKind::reservation_cancelled, std::move(before), after);
}

void Deliberation::put_on_record(EventKind kind, const Block& block)
{
    const auto place = pages_.room().place_of(block.table);
    const Facts facts = facts_of(block, place ? pages_.room().tables[*place].number : "");
    Deed deed{kind, actor_, terms_.now, "block", block.id.number};
    (kind == EventKind::table_blocked ? deed.after : deed.before) = facts;
    changes_.deeds.push_back(std::move(deed));
}

void Deliberation::write_in(const Window& window)
{
    for (const UtcDate date : dates_touched(pages_.room().grid, window))
        written_.insert(date);
}

} // namespace maitred
