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
        return holder != book.claims.end() &&
               !changes.freed.contains({claim.table, claim.slot, holder->second});
    });
}

GuestId guest_for(Book& book, const Contact& contact, std::int64_t& last_guest)
{
    const auto known = book.guests.find(*contact.email);
    if (known != book.guests.end())
        return known->second.id;
    const GuestId id{++last_guest};
    book.guests.emplace(*contact.email,
                        Book::Guest{id, contact.name.text(),
                                    contact.phone ? contact.phone->text() : std::string{}});
    return id;
}

void write_reservation(Book& book, const Event& event, std::int64_t& last_guest)
{
    Book::Entry entry{event.after, std::nullopt};
    if (event.before)
        entry.guest = book.reservations.at(event.after.id).guest;
    else if (event.after.contact.email)
        entry.guest = guest_for(book, event.after.contact, last_guest);
    book.reservations.insert_or_assign(event.after.id, std::move(entry));
}

} // namespace

Committed commit(Book& book, const Batch& batch, std::int64_t& last_guest)
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
        write_reservation(book, event, last_guest);
    for (const Claim& claim : batch.changes.freed)
        if (const auto held = book.claims.find({claim.slot, claim.table});
            held != book.claims.end() && held->second == claim.holder)
            book.claims.erase(held);
    for (const Claim& claim : batch.changes.taken)
        book.claims.emplace(std::pair{claim.slot, claim.table}, claim.holder);
    for (const KeptAnswer& answer : batch.changes.kept)
        book.kept.insert_or_assign(place_of(answer.retry_key), answer);
    book.batches.emplace(batch.id, batch.at);
    for (const auto& [timer, due] : batch.changes.timers) {
        book.timers.erase(timer);
        if (due)
            book.timers.emplace(timer, *due);
    }
    for (const Event& event : batch.changes.events)
        record(book, event);
    for (const TableEvent& event : batch.changes.table_events) {
        for (KnownTable& known : book.tables)
            if (known.table.id == event.after.table.id)
                known.table.changed_at = event.at;
        record(book, event);
    }
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
    return found;
}

void write_claims(Book& book, const std::vector<Reservation>& to_come,
                  const std::vector<Claim>& claims)
{
    std::set<ReservationId> cut;
    for (const Reservation& reservation : to_come)
        cut.insert(reservation.id);
    std::erase_if(book.claims, [&](const auto& claim) { return cut.contains(claim.second); });
    // A coarser slot may reach back into the claim of a sitting that is over: it gives way.
    for (const Claim& claim : claims)
        book.claims.insert_or_assign(std::pair{claim.slot, claim.table}, claim.holder);
}

} // namespace maitred::memory
