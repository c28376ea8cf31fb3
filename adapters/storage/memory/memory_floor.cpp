// The half of a session that the floor asks; memory_session.cpp is the book's own.
#include "adapters/storage/memory/commit.hpp"
#include "adapters/storage/memory/containing.hpp"
#include "adapters/storage/memory/memory_plans.hpp"
#include "adapters/storage/memory/memory_session.hpp"
#include "core/base/ensure.hpp"

#include <algorithm>

namespace maitred::memory {
namespace {

/// Whoever came the day before may still sit there.
constexpr std::chrono::hours looking_back{24};

bool passes(const PartyFilter& filter, const Reservation& party)
{
    const StageName stage = stage_at(party.stage, filter.seen_at);
    if (!filter.stages.empty() && !filter.stages.contains(stage))
        return false;
    if (filter.starts_in && !filter.starts_in->contains(party.sitting.start))
        return false;
    if (filter.source && *filter.source != party.source)
        return false;
    if (filter.member && filter.member != party.member)
        return false;
    const Contact& contact = party.contact;
    if (!contains_any_of({contact.name.text(), contact.email ? contact.email->text() : "",
                          contact.phone ? contact.phone->text() : ""},
                         filter.containing))
        return false;
    if (!filter.unplaced_only)
        return true;
    return !party.table && party.planned && takes_a_table(stage) && stage != StageName::seated;
}

std::vector<Reservation> page_of(const std::vector<const Reservation*>& all, int limit, int offset)
{
    std::vector<Reservation> listed;
    for (auto i = static_cast<std::size_t>(offset);
         i < all.size() && listed.size() < static_cast<std::size_t>(limit); ++i)
        listed.push_back(*all[i]);
    return listed;
}

KnownTable* find(Book& book, TableId id)
{
    const auto found = std::find_if(book.tables.begin(), book.tables.end(),
                                    [id](const KnownTable& known) { return known.table.id == id; });
    return found == book.tables.end() ? nullptr : &*found;
}

bool number_taken(const Book& book, const Table& table)
{
    return std::any_of(book.tables.begin(), book.tables.end(), [&](const KnownTable& known) {
        return known.in_service && known.table.id != table.id && known.table.number == table.number;
    });
}

bool is_kept(const Book& book, const KeptAnswer& answer)
{
    const auto kept = book.kept.find({answer.retry_key.scope, answer.retry_key.key});
    return kept != book.kept.end() && kept->second.at >= answer.at - answers_are_kept;
}

/// The claims to come on the grid that the restaurant is to have.
Recut recut(const Book& book, const Refurbishment& refurbishment)
{
    const auto grid = SlotGrid::every(refurbishment.profile->slot);
    ensure(grid.has_value(), "a restaurant was to get an impossible slot");
    return cut_anew(to_come(book, refurbishment.at), blocks_to_come(book, refurbishment.at),
                    book.tables, *grid);
}

/// All that can refuse a refurbishment, before anything is written.
Committed examine(const Book& book, const Refurbishment& refurbishment)
{
    if (book.room_version != refurbishment.room_version)
        return Committed::day_has_changed;
    for (const TableEvent& event : refurbishment.tables)
        if (event.kind != EventKind::table_removed && number_taken(book, event.after.table))
            return Committed::table_is_taken;
    if (refurbishment.admits && !refurbishment.admits(to_come(book, refurbishment.at)))
        return Committed::not_admitted;
    if (refurbishment.profile && !recut(book, refurbishment).clashes.empty())
        return Committed::table_is_taken;
    if (refurbishment.kept && is_kept(book, *refurbishment.kept))
        return Committed::retry_key_is_kept;
    return Committed::yes;
}

void write(Book& book, const TableEvent& event)
{
    KnownTable* known = find(book, event.after.table.id);
    if (!known)
        known = &book.tables.emplace_back();
    *known = {event.after.table, event.kind != EventKind::table_removed};
    record(book, event);
}

} // namespace

std::optional<Reservation> MemorySession::reservation(const Uuid& uuid)
{
    const std::lock_guard lock{mutex_};
    for (const auto& [id, entry] : book_.reservations)
        if (entry.reservation.uuid == uuid)
            return entry.reservation;
    return std::nullopt;
}

std::vector<Reservation> MemorySession::parties_at(std::span<const TableId> tables,
                                                   std::span<const Window> windows)
{
    const std::lock_guard lock{mutex_};
    std::set<ReservationId> holders;
    for (const Window& window : windows) {
        const auto past = book_.claims.lower_bound({window.end, TableId{}});
        for (auto claim = book_.claims.lower_bound({window.start - looking_back, TableId{}});
             claim != past; ++claim)
            if (std::find(tables.begin(), tables.end(), claim->first.second) != tables.end())
                holders.insert(claim->second.holder);
    }
    std::vector<Reservation> parties;
    for (const ReservationId holder : holders)
        if (const auto entry = book_.reservations.find(holder); entry != book_.reservations.end())
            parties.push_back(entry->second.reservation);
    return parties;
}

std::vector<Reservation> MemorySession::parties(const PartyFilter& filter, int limit, int offset)
{
    const std::lock_guard lock{mutex_};
    std::vector<const Reservation*> passing;
    for (const auto& [id, entry] : book_.reservations)
        if (passes(filter, entry.reservation))
            passing.push_back(&entry.reservation);
    std::sort(passing.begin(), passing.end(),
              [](const auto* one, const auto* other) { return one->uuid > other->uuid; });
    return page_of(passing, limit, offset);
}

std::vector<StageTally> MemorySession::stages_of(AccountId member, Instant now)
{
    const std::lock_guard lock{mutex_};
    std::map<StageName, StageTally> tallies;
    for (const auto& [id, entry] : book_.reservations) {
        const Reservation& reservation = entry.reservation;
        if (reservation.member != member)
            continue;
        const StageName stage = stage_at(reservation.stage, now);
        StageTally& tally =
            tallies.try_emplace(stage, StageTally{stage, 0, reservation.sitting.start})
                .first->second;
        ++tally.reservations;
        tally.latest_start = std::max(tally.latest_start, reservation.sitting.start);
    }
    std::vector<StageTally> found;
    for (const auto& [stage, tally] : tallies)
        found.push_back(tally);
    return found;
}

std::vector<Reservation> MemorySession::reservations_of(AccountId member, int limit, int offset)
{
    const std::lock_guard lock{mutex_};
    std::vector<const Reservation*> theirs;
    for (const auto& [id, entry] : book_.reservations)
        if (entry.reservation.member == member)
            theirs.push_back(&entry.reservation);
    std::sort(theirs.begin(), theirs.end(), [](const auto* one, const auto* other) {
        return std::pair{one->sitting.start, one->uuid} >
               std::pair{other->sitting.start, other->uuid};
    });
    return page_of(theirs, limit, offset);
}

std::vector<Reservation> MemorySession::to_come(Instant now)
{
    const std::lock_guard lock{mutex_};
    return memory::to_come(book_, now);
}

std::vector<KnownTable> MemorySession::tables()
{
    const std::lock_guard lock{mutex_};
    return book_.tables;
}

Profile MemorySession::profile()
{
    const std::lock_guard lock{mutex_};
    return book_.profile;
}

Committed MemorySession::refurbish(const Refurbishment& refurbishment)
{
    const std::lock_guard lock{mutex_};
    const Committed verdict = examine(book_, refurbishment);
    if (verdict != Committed::yes)
        return verdict;
    ++book_.room_version;
    for (const TableEvent& event : refurbishment.tables)
        write(book_, event);
    if (refurbishment.profile) {
        if (refurbishment.profile->slot != book_.profile.slot)
            regrid(book_, {*SlotGrid::every(book_.profile.slot),
                           *SlotGrid::every(refurbishment.profile->slot), refurbishment.at,
                           recut(book_, refurbishment).claims});
        book_.restaurant.settings.slot = refurbishment.profile->slot;
        book_.profile = *refurbishment.profile;
        book_.restaurant.settings.name = book_.profile.name;
        book_.restaurant.settings.time_zone = book_.profile.time_zone;
        book_.restaurant.settings.largest_party = book_.profile.largest_party;
    }
    if (refurbishment.layout)
        memory::write(book_, *refurbishment.layout);
    if (refurbishment.time_slot)
        memory::write(book_, *refurbishment.time_slot);
    if (refurbishment.picture)
        memory::write(book_, *refurbishment.picture);
    if (const auto& kept = refurbishment.kept)
        book_.kept.insert_or_assign({kept->retry_key.scope, kept->retry_key.key}, *kept);
    for (const Deed& deed : refurbishment.deeds)
        record(book_, deed);
    return Committed::yes;
}

std::vector<Recorded> MemorySession::events_after(std::int64_t sequence, int limit)
{
    const std::lock_guard lock{mutex_};
    std::vector<Recorded> found;
    for (auto i = static_cast<std::size_t>(std::max<std::int64_t>(sequence, 0));
         i < book_.events.size() && found.size() < static_cast<std::size_t>(limit); ++i)
        found.push_back(book_.events[i]);
    return found;
}

std::vector<Recorded> MemorySession::events_before(std::int64_t sequence, int limit)
{
    const std::lock_guard lock{mutex_};
    std::vector<Recorded> found;
    const auto past =
        std::min<std::int64_t>(sequence - 1, static_cast<std::int64_t>(book_.events.size()));
    for (std::int64_t i = past; i > 0 && found.size() < static_cast<std::size_t>(limit); --i)
        found.push_back(book_.events[static_cast<std::size_t>(i - 1)]);
    return found;
}

std::int64_t MemorySession::last_event()
{
    const std::lock_guard lock{mutex_};
    return static_cast<std::int64_t>(book_.events.size());
}

} // namespace maitred::memory
