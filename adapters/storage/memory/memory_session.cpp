#include "adapters/storage/memory/memory_session.hpp"

#include "adapters/storage/memory/commit.hpp"
#include "core/base/ensure.hpp"

#include <algorithm>

namespace maitred::memory {
namespace {

/// The table's place in the room and its number; one past the last for a reservation without one.
std::pair<std::size_t, std::string> table_of(const Book& book, const Reservation& reservation)
{
    for (std::size_t place = 0; place < book.tables.size(); ++place)
        if (reservation.table == book.tables[place].table.id)
            return {place, book.tables[place].table.number};
    return {book.tables.size(), {}};
}

bool passes(const Book& book, const ReservationFilter& filter, const Reservation& reservation)
{
    if (utc_date_of(reservation.sitting.start) != filter.date)
        return false;
    if (filter.email && reservation.contact.email != filter.email)
        return false;
    if (filter.starts_in && !filter.starts_in->contains(reservation.sitting.start))
        return false;
    return !filter.table_number || table_of(book, reservation).second == *filter.table_number;
}

std::int64_t version_of(const Book& book, UtcDate date)
{
    const auto day = book.days.find(date);
    return day == book.days.end() ? 0 : day->second;
}

} // namespace

Room MemorySession::room()
{
    const std::lock_guard lock{mutex_};
    const Profile& profile = book_.profile;
    const auto grid = SlotGrid::every(profile.slot);
    ensure(grid.has_value(), "a restaurant has an impossible slot");
    Room room{.version = book_.room_version,
              .grid = *grid,
              .turn_times = TurnTimes{profile.usual_turn, profile.turns_by_party},
              .largest_party = profile.largest_party,
              .policy = profile.policy,
              .time_zone = profile.time_zone,
              .hours = profile.hours,
              .tables = {}};
    for (const KnownTable& known : book_.tables)
        if (known.in_service && !known.table.out_of_order)
            room.tables.push_back(known.table);
    return room;
}

StoredDay MemorySession::day(UtcDate date)
{
    const std::lock_guard lock{mutex_};
    StoredDay stored{.version = version_of(book_, date)};
    const auto first = book_.claims.lower_bound({Instant{date}, TableId{}});
    const auto past = book_.claims.lower_bound({Instant{date + std::chrono::days{1}}, TableId{}});
    std::set<StoredDay::Hold> holds;
    for (auto claim = first; claim != past; ++claim) {
        stored.claims.push_back(claim->second);
        const auto holder = book_.reservations.find(claim->second.holder);
        if (holder == book_.reservations.end())
            continue;
        if (const Held* held = std::get_if<Held>(&holder->second.reservation.stage))
            holds.insert({holder->first, held->until});
    }
    stored.holds.assign(holds.begin(), holds.end());
    return stored;
}

std::vector<DayVersion> MemorySession::versions(std::span<const UtcDate> dates)
{
    const std::lock_guard lock{mutex_};
    std::vector<DayVersion> versions;
    for (const UtcDate date : dates)
        versions.push_back({book_.room_version, version_of(book_, date)});
    return versions;
}

std::vector<Reservation> MemorySession::reservations(std::span<const ReservationId> ids)
{
    const std::lock_guard lock{mutex_};
    std::vector<Reservation> found;
    for (const ReservationId id : std::set(ids.begin(), ids.end()))
        if (const auto entry = book_.reservations.find(id); entry != book_.reservations.end())
            found.push_back(entry->second.reservation);
    return found;
}

std::vector<KeptAnswer> MemorySession::kept_answers(std::span<const RetryKey> keys, Instant since)
{
    const std::lock_guard lock{mutex_};
    std::vector<KeptAnswer> found;
    for (const RetryKey& key : keys)
        if (const auto kept = book_.kept.find({key.scope, key.key});
            kept != book_.kept.end() && kept->second.at >= since)
            found.push_back(kept->second);
    return found;
}

Committed MemorySession::commit(const Batch& batch)
{
    const std::lock_guard lock{mutex_};
    return memory::commit(shelf_, book_, batch);
}

bool MemorySession::has_committed(const Uuid& batch_id)
{
    const std::lock_guard lock{mutex_};
    return book_.batches.contains(batch_id);
}

ReservationPage MemorySession::list(const ReservationFilter& filter, int page, int page_size)
{
    const std::lock_guard lock{mutex_};
    using Key = std::tuple<Instant, std::size_t, ReservationId>;
    std::map<Key, const Book::Entry*> passing;
    for (const auto& [id, entry] : book_.reservations)
        if (passes(book_, filter, entry.reservation))
            passing.emplace(
                Key{entry.reservation.sitting.start, table_of(book_, entry.reservation).first, id},
                &entry);
    ReservationPage listed{.total = static_cast<std::int64_t>(passing.size())};
    std::int64_t skipped = static_cast<std::int64_t>(page - 1) * page_size;
    for (const auto& [key, entry] : passing) {
        if (skipped-- > 0)
            continue;
        if (listed.reservations.size() == static_cast<std::size_t>(page_size))
            break;
        listed.reservations.push_back(
            {entry->reservation, entry->guest, table_of(book_, entry->reservation).second});
    }
    return listed;
}

std::optional<GuestId>
MemorySession::subscribe(const Subscription& subscription, Instant now,
                         const std::optional<RetryKey>& key,
                         const std::function<std::string(GuestId)>& answer_for)
{
    const std::lock_guard lock{mutex_};
    if (key) {
        const auto kept = book_.kept.find({key->scope, key->key});
        if (kept != book_.kept.end() && kept->second.at >= now - answers_are_kept)
            return std::nullopt;
    }
    auto guest = book_.guests.find(subscription.email);
    if (guest == book_.guests.end())
        guest = book_.guests.emplace(subscription.email, Book::Guest{{++shelf_.last_guest}, {}, {}})
                    .first;
    if (guest->second.name.empty())
        guest->second.name =
            subscription.name ? subscription.name->text() : std::string{nameless_subscriber};
    if (guest->second.phone.empty() && subscription.phone)
        guest->second.phone = subscription.phone->text();
    guest->second.newsletter_opt_in = true;
    if (key)
        book_.kept.insert_or_assign({key->scope, key->key},
                                    KeptAnswer{*key, answer_for(guest->second.id), now});
    return guest->second.id;
}

void MemorySession::unsubscribe(const Email& email)
{
    const std::lock_guard lock{mutex_};
    if (const auto guest = book_.guests.find(email); guest != book_.guests.end())
        guest->second.newsletter_opt_in = false;
}

BookAudit MemorySession::audit()
{
    const std::lock_guard lock{mutex_};
    BookAudit audit;
    for (const auto& [id, entry] : book_.reservations)
        audit.reservations.push_back(entry.reservation);
    for (const auto& [place, claim] : book_.claims)
        audit.claims.push_back(claim);
    audit.days.assign(book_.days.begin(), book_.days.end());
    for (const auto& [email, guest] : book_.guests)
        audit.guests.push_back(email);
    for (std::size_t i = 1; i <= book_.events.size(); ++i)
        audit.event_sequence.push_back(static_cast<std::int64_t>(i));
    audit.last_event_sequence = static_cast<std::int64_t>(book_.events.size());
    audit.largest_reservation = shelf_.last_reservation;
    for (const auto& [id, block] : book_.blocks)
        audit.blocks.push_back(block);
    audit.figures = book_.figures;
    return audit;
}

} // namespace maitred::memory
