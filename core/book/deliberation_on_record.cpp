// What a decision takes, frees, and puts on record; deliberation.cpp decides.
#include "core/book/deliberation.hpp"

namespace maitred {
namespace {

bool seated(const Reservation& party)
{
    return name_of(party.stage) == StageName::seated;
}

} // namespace

void Deliberation::take_place(const Reservation& reservation)
{
    if (!reservation.table || !takes_a_table(name_of(reservation.stage)))
        return;
    const Room& room = pages_.room();
    for (const Claim& claim :
         claims_of(room.grid, reservation.sitting, *reservation.table, reservation.id))
        take_net(changes_, claim);
    const auto place = room.place_of(*reservation.table);
    if (!place)
        return;
    if (const Held* held = std::get_if<Held>(&reservation.stage))
        pages_.hold(reservation.sitting, *place, reservation.id, held->until);
    else
        pages_.take(reservation.sitting, *place);
}

void Deliberation::free_place(const Reservation& reservation)
{
    if (!reservation.table || !takes_a_table(name_of(reservation.stage)))
        return;
    const Room& room = pages_.room();
    for (const Claim& claim :
         claims_of(room.grid, reservation.sitting, *reservation.table, reservation.id))
        free_net(changes_, claim);
    if (const auto place = room.place_of(*reservation.table))
        pages_.free(reservation.sitting, *place);
}

Entry Deliberation::record(EventKind kind, std::optional<Reservation> before, Reservation after)
{
    const Room& room = pages_.room();
    after.changed_at = terms_.now;
    after.revision = before ? before->revision + 1 : 0;
    for (const UtcDate date : dates_touched(room.grid, after.sitting))
        written_.insert(date);
    if (before)
        for (const UtcDate date : dates_touched(room.grid, before->sitting))
            written_.insert(date);
    known_.insert_or_assign(after.id, after);
    set_timer(before, after);
    tell(before, after);
    recount(changes_.figures, room.grid, before, after);
    if (after.table)
        show_table(*after.table, before, after);
    if (before && before->table && before->table != after.table)
        show_table(*before->table, before, after);
    changes_.events.push_back({kind, actor_, terms_.now, std::move(before), after});
    return entry_of(after);
}

Entry Deliberation::entry_of(const Reservation& reservation) const
{
    const bool there = reservation.table && takes_a_table(name_of(reservation.stage));
    const auto place = there ? pages_.room().place_of(*reservation.table) : std::nullopt;
    if (!place)
        return {reservation, {}};
    const Table& table = pages_.room().tables[*place];
    return {reservation, table.number, table.uuid};
}

/// Puts on record how the table is seen, where that has changed. Of the parties at the table, those
/// that are seen there are known: whoever wants to change that has them looked up.
void Deliberation::show_table(TableId table, const std::optional<Reservation>& before,
                              const Reservation& after)
{
    const auto place = pages_.room().place_of(table);
    const bool was_seen = before && seen_at_its_table(*before, terms_.now);
    if (!place || (!was_seen && !seen_at_its_table(after, terms_.now)))
        return;
    std::vector<const Reservation*> others;
    for (const auto& [id, party] : known_)
        if (id != after.id && party.table == table)
            others.push_back(&party);
    auto then = others;
    if (before)
        then.push_back(&*before);
    others.push_back(&after);
    const ShownTable was = show(pages_.room().tables[*place], then, terms_.now);
    ShownTable is = show(pages_.room().tables[*place], others, terms_.now);
    if (was == is)
        return;
    is.table.changed_at = terms_.now;
    changes_.table_events.push_back(
        {EventKind::table_changed, actor_, terms_.now, was, std::move(is)});
}

/// A reminder that was written in this very decision goes as well.
void Deliberation::tell(const std::optional<Reservation>& before, const Reservation& after)
{
    if (before && reminder_is_over(*before, after)) {
        changes_.reminders_over.insert(after.id);
        std::erase_if(changes_.notices, [&](const NoticeWish& notice) {
            return notice.about.id == after.id && notice.kind == NoticeKind::reminder;
        });
    }
    for (NoticeWish& notice : notices_due(before, after, terms_.channels, terms_.now))
        changes_.notices.push_back(std::move(notice));
}

/// Whoever sits is looked after when the sitting is over, and a hold when it ends.
void Deliberation::set_timer(const std::optional<Reservation>& before, const Reservation& after)
{
    if (seated(after))
        changes_.timers[{TimerKind::overstay, after.id}] = after.sitting.end;
    else if (before && seated(*before))
        changes_.timers[{TimerKind::overstay, after.id}] = std::nullopt;
    if (const Held* held = std::get_if<Held>(&after.stage))
        changes_.timers[{TimerKind::expiry, after.id}] = held->until;
    else if (before && std::holds_alternative<Held>(before->stage))
        changes_.timers[{TimerKind::expiry, after.id}] = std::nullopt;
}

} // namespace maitred
