// What a settlement reads before it decides; settlement.cpp decides and commits.
#include "adapters/desk/settlement.hpp"
#include "core/book/lay_out.hpp"

namespace maitred::desk {
namespace {

constexpr std::chrono::hours answers_are_kept{24};
constexpr int most_unplaced = 100; ///< that are thought of when a table becomes free

std::vector<RetryKey> retry_keys(std::span<Waiting> waiting)
{
    std::vector<RetryKey> keys;
    for (const Waiting& one : waiting)
        if (one.command.retry)
            keys.push_back(one.command.retry->key);
    return keys;
}

std::vector<ReservationId> reservations_needed(std::span<Waiting> waiting, const Pages& pages,
                                               Instant now)
{
    std::set<ReservationId> ids;
    for (const Waiting& one : waiting)
        for (const ReservationId id : reservations_named(one.command))
            ids.insert(id);
    for (const ReservationId id : expired_holds(pages, now))
        ids.insert(id);
    return {ids.begin(), ids.end()};
}

} // namespace

/// Lays the pages open that the commands need. The reservations are looked up after the last page
/// was read: a row that is older than its page could be overwritten unseen; a page that is older
/// than its row cannot, because the commit compares its version.
Pages Settlement::open_pages(std::span<Waiting> waiting, Instant now, Lookups& lookups)
{
    opened_.clear();
    aged_.clear();
    room_ = office_.cache.room(restaurant_);
    if (!room_) {
        room_ = std::make_shared<const Room>(session().room());
        office_.cache.put_room(restaurant_, room_);
    }
    Pages pages{room_};
    do
        look_up(waiting, pages, now, lookups);
    while (open_missing(pages, waiting, now, lookups));
    return pages;
}

void Settlement::look_up(std::span<Waiting> waiting, const Pages& pages, Instant now,
                         Lookups& lookups)
{
    lookups = {};
    const std::vector<ReservationId> ids = reservations_needed(waiting, pages, now);
    if (!ids.empty())
        lookups.reservations = session().reservations(ids);
    look_up_parties(waiting, now, lookups);
    const std::vector<RetryKey> keys = retry_keys(waiting);
    if (!keys.empty())
        lookups.kept = session().kept_answers(keys, now - answers_are_kept);
}

void Settlement::look_up_parties(std::span<Waiting> waiting, Instant now, Lookups& lookups)
{
    const PartiesNeeded needed =
        parties_needed(*room_, commands_of(waiting), lookups.reservations, now);
    std::set<ReservationId> known;
    for (const Reservation& one : lookups.reservations)
        known.insert(one.id);
    const auto add = [&](std::vector<Reservation> parties) {
        for (Reservation& party : parties)
            if (known.insert(party.id).second)
                lookups.reservations.push_back(std::move(party));
    };
    if (!needed.tables.empty())
        add(session().parties_at(needed.tables, needed.windows));
    if (needed.unplaced_in)
        add(session().parties({.starts_in = needed.unplaced_in, .unplaced_only = true},
                              most_unplaced, 0));
}

/// Whether any page was missing.
bool Settlement::open_missing(Pages& pages, std::span<Waiting> waiting, Instant now,
                              const Lookups& lookups)
{
    std::set<UtcDate> dates;
    for (const Waiting& one : waiting)
        for (const UtcDate date : dates_needed(*room_, one.command, lookups.reservations, now))
            dates.insert(date);
    for (const Reservation& reservation : lookups.reservations)
        for (const UtcDate date : dates_touched(room_->grid, reservation.sitting))
            dates.insert(date);
    bool missing = false;
    for (const UtcDate date : dates) {
        if (pages.has(date))
            continue;
        missing = true;
        pages.lay_open(page(date));
        opened_.emplace_back(date, pages.on(date).version);
    }
    return missing;
}

std::shared_ptr<const DayBook> Settlement::page(UtcDate date)
{
    const Day day{restaurant_, date};
    const auto cached = office_.cache.find(day);
    const auto asked = Steady::now();
    if (cached && cached->book->version.room == room_->version) {
        if (asked - cached->verified >= office_.settings.fresh_for)
            aged_.insert(date);
        return cached->book;
    }
    const StoredDay stored = session().day(date);
    auto book = std::make_shared<DayBook>(lay_out(*room_, date, stored, office_.ports.zones));
    office_.cache.put(day, {room_, book, asked});
    return book;
}

} // namespace maitred::desk
