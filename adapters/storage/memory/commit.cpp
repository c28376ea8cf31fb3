#include "adapters/storage/memory/commit.hpp"

#include <algorithm>

namespace maitred::memory {
namespace {

std::pair<std::string, std::string> place_of(const RetryKey& key)
{
    return {key.scope, key.key};
}

bool days_are_as_read(const Book& book, const Batch& batch)
{
    return book.room_version == batch.room_version &&
           std::all_of(batch.days.begin(), batch.days.end(), [&](const DayStep& step) {
               const auto day = book.days.find(step.date);
               return (day == book.days.end() ? 0 : day->second) == step.from_version;
           });
}

bool any_answer_is_kept(const Book& book, const Batch& batch)
{
    std::set<std::pair<std::string, std::string>> new_ones;
    return std::any_of(
        batch.changes.kept.begin(), batch.changes.kept.end(), [&](const KeptAnswer& answer) {
            const auto place = place_of(answer.retry_key);
            const auto kept = book.kept.find(place);
            return !new_ones.insert(place).second ||
                   (kept != book.kept.end() && kept->second.at >= batch.at - answers_are_kept);
        });
}

bool any_table_is_taken(const Book& book, const Changes& changes)
{
    return std::any_of(changes.taken.begin(), changes.taken.end(), [&](const Claim& claim) {
        const auto holder = book.claims.find({claim.slot, claim.table});
        return holder != book.claims.end() && !changes.freed.contains(holder->second);
    });
}

GuestId guest_for(MemoryStorage::Shelf& shelf, Book& book, const Contact& contact)
{
    const auto known = book.guests.find(*contact.email);
    if (known != book.guests.end())
        return known->second.id;
    const GuestId id{++shelf.last_guest};
    book.guests.emplace(*contact.email,
                        Book::Guest{id, contact.name.text(),
                                    contact.phone ? contact.phone->text() : std::string{}});
    return id;
}

void write_reservation(MemoryStorage::Shelf& shelf, Book& book, const Event& event)
{
    Book::Entry entry{event.after, std::nullopt};
    if (event.before)
        entry.guest = book.reservations.at(event.after.id).guest;
    else if (event.after.contact.email)
        entry.guest = guest_for(shelf, book, event.after.contact);
    book.reservations.insert_or_assign(event.after.id, std::move(entry));
}

/// Customers are found again by the restaurants in which they have a place.
void write_customer(People& people, RestaurantId restaurant, const Event& event)
{
    const Reservation& made = event.after;
    if (event.before || !made.member || made.source != Source::hold_surface)
        return;
    const auto account = people.accounts.find(*made.member);
    if (account != people.accounts.end() && account->second.active)
        people.roles.emplace(std::pair{restaurant, *made.member}, Role::customer);
}

void write_claims(Book& book, const Changes& changes)
{
    for (const Claim& claim : changes.freed)
        if (const auto held = book.claims.find({claim.slot, claim.table});
            held != book.claims.end() && held->second == claim)
            book.claims.erase(held);
    for (const Claim& claim : changes.taken)
        book.claims.emplace(std::pair{claim.slot, claim.table}, claim);
}

void write_blocks(Book& book, const Changes& changes)
{
    for (const Block& block : changes.blocks_placed)
        book.blocks.emplace(block.id, block);
    for (const BlockId& lifted : changes.blocks_lifted)
        book.blocks.erase(lifted);
}

void write_timers(Book& book, const Timers& timers)
{
    for (const auto& [timer, due] : timers) {
        book.timers.erase(timer);
        if (due)
            book.timers.emplace(timer, *due);
    }
}

bool waits(const Notice& reminder)
{
    return reminder.kind == NoticeKind::reminder && reminder.state == NoticeState::pending;
}

void forget_reminders(Book& book, ReservationId of)
{
    std::erase_if(book.notices, [&](const auto& one) {
        const bool over = one.second.about.id == of && waits(one.second);
        if (over)
            book.due_notices.erase(one.first);
        return over;
    });
}

void write_notice(MemoryStorage::Shelf& shelf, Book& book, const NoticeWish& wish, Instant now)
{
    const NoticeId id{++shelf.last_notice};
    const Notice notice{id, wish.kind, wish.channel, wish.about, wish.due, now};
    const bool waits_already =
        waits(notice) &&
        std::any_of(book.notices.begin(), book.notices.end(), [&](const auto& one) {
            const Notice& other = one.second;
            return waits(other) && other.about.id == wish.about.id && other.channel == wish.channel;
        });
    if (waits_already)
        return;
    book.notices.emplace(id, notice);
    book.due_notices.emplace(id, wish.due);
}

void write_log(Book& book, const Changes& changes)
{
    for (const Event& event : changes.events)
        record(book, event);
    for (const TableEvent& event : changes.table_events) {
        for (KnownTable& known : book.tables)
            if (known.table.id == event.after.table.id)
                known.table.changed_at = event.at;
        record(book, event);
    }
    for (const Deed& deed : changes.deeds)
        record(book, deed);
}

} // namespace

Committed commit(MemoryStorage::Shelf& shelf, Book& book, const Batch& batch)
{
    if (!days_are_as_read(book, batch))
        return Committed::day_has_changed;
    if (any_table_is_taken(book, batch.changes))
        return Committed::table_is_taken;
    if (any_answer_is_kept(book, batch))
        return Committed::retry_key_is_kept;
    for (const DayStep& step : batch.days)
        book.days[step.date] = step.from_version + 1;
    for (const Event& event : batch.changes.events)
        write_reservation(shelf, book, event);
    for (const Event& event : batch.changes.events)
        write_customer(shelf.people, book.restaurant.id, event);
    write_blocks(book, batch.changes);
    write_claims(book, batch.changes);
    for (const KeptAnswer& answer : batch.changes.kept)
        book.kept.insert_or_assign(place_of(answer.retry_key), answer);
    book.batches.emplace(batch.id, batch.at);
    write_timers(book, batch.changes.timers);
    for (const ReservationId over : batch.changes.reminders_over)
        forget_reminders(book, over);
    for (const NoticeWish& wish : batch.changes.notices)
        write_notice(shelf, book, wish, batch.at);
    add_figures(book, batch.changes.figures);
    write_log(book, batch.changes);
    return Committed::yes;
}

std::vector<Reservation> to_come(const Book& book, Instant now)
{
    std::vector<Reservation> found;
    for (const auto& [id, entry] : book.reservations) {
        const Reservation& reservation = entry.reservation;
        if (reservation.table && takes_a_table(name_of(reservation.stage)) &&
            reservation.sitting.end > now)
            found.push_back(reservation);
    }
    std::sort(found.begin(), found.end(), [](const auto& one, const auto& other) {
        return std::pair{one.sitting, one.id} < std::pair{other.sitting, other.id};
    });
    return found;
}

std::vector<Block> blocks_to_come(const Book& book, Instant now)
{
    std::vector<Block> found;
    for (const auto& [id, block] : book.blocks)
        if (block.window.end > now)
            found.push_back(block);
    return found;
}

void regrid(Book& book, const Regrid& regrid)
{
    const std::vector<Reservation> reservations = to_come(book, regrid.now);
    std::set<std::pair<ReservationId, BlockId>> cut;
    for (const Reservation& reservation : reservations)
        cut.insert({reservation.id, {}});
    for (const Block& block : blocks_to_come(book, regrid.now))
        cut.insert({{}, block.id});
    std::erase_if(book.claims, [&](const auto& claim) {
        return cut.contains({claim.second.holder, claim.second.block});
    });
    // A coarser slot may reach back into the claim of a sitting that is over: it gives way.
    for (const Claim& claim : regrid.claims)
        book.claims.insert_or_assign(std::pair{claim.slot, claim.table}, claim);
    add_figures(book, counted_anew(regrid.before, regrid.after, reservations));
}

void add_figures(Book& book, const FigureSheet& differences)
{
    for (const auto& [key, difference] : differences) {
        const auto entry = book.figures.try_emplace(key).first;
        entry->second += difference;
        if (entry->second == Figures{})
            book.figures.erase(entry);
    }
}

} // namespace maitred::memory
