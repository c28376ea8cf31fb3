#include "adapters/desk/settlement.hpp"

#include "core/base/ensure.hpp"
#include "core/book/lay_out.hpp"

#include <algorithm>
#include <thread>

namespace maitred::desk {
namespace {

constexpr int attempts_at_a_taken_table = 3;
constexpr std::chrono::milliseconds pause_while_in_doubt{50};
constexpr std::chrono::hours answers_are_kept{24};

void fail_all(std::span<Waiting> waiting, const std::exception_ptr& failure)
{
    for (Waiting& one : waiting)
        one.continuation.failed(failure);
}

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

Settlement::Settlement(Office& office, RestaurantId restaurant)
    : office_{office}, restaurant_{restaurant}, deadline_{Steady::now() + office.settings.deadline}
{
}

void Settlement::settle(std::span<Waiting> waiting)
{
    try {
        settle_together(waiting);
    } catch (const Unavailable&) {
        office_.ports.measures.storage_away();
        fail_all(waiting, std::current_exception());
    } catch (...) {
        // One bad command never fails its neighbours: without them it fails alone.
        session_.reset();
        if (waiting.size() == 1)
            fail_all(waiting, std::current_exception());
        else
            settle_one_by_one(waiting);
    }
}

void Settlement::settle_one_by_one(std::span<Waiting> waiting)
{
    for (Waiting& one : waiting)
        settle({&one, 1});
}

void Settlement::settle_together(std::span<Waiting> waiting)
{
    int taken = 0;
    while (taken < attempts_at_a_taken_table) {
        switch (attempt(waiting)) {
        case Attempt::settled: return;
        case Attempt::again: office_.ports.measures.desk_decided_again(); break;
        case Attempt::table_is_taken: ++taken; break;
        }
        if (Steady::now() > deadline_)
            throw Unavailable{"the day was changed by other nodes again and again"};
    }
    if (waiting.size() > 1)
        return settle_one_by_one(waiting);
    waiting.front().continuation.answered(Reason::race_lost);
}

Settlement::Attempt Settlement::attempt(std::span<Waiting> waiting)
{
    const Instant now = office_.ports.clock.now();
    Lookups lookups;
    Pages pages = open_pages(waiting, now, lookups);
    std::vector<UtcDate> dates;
    for (const auto& [date, version] : opened_)
        dates.push_back(date);
    if (!agree(pages, lookups, now)) {
        for (const UtcDate date : dates)
            office_.cache.drop({restaurant_, date});
        return Attempt::again;
    }
    const Decision decision = decide_on(std::move(pages), waiting, lookups, now);
    if (!copies_verified(decision))
        return Attempt::again;
    if (!decision.changes.empty()) {
        const Uuid id = Uuid::time_ordered(now, restaurant_, office_.ports.randomness.draw());
        switch (commit({id, now, room_->version, decision.steps, decision.changes})) {
        case Committed::yes: break;
        case Committed::retry_key_is_kept: return Attempt::again;
        case Committed::day_has_changed: verify(dates); return Attempt::again;
        case Committed::table_is_taken:
            for (const UtcDate date : dates)
                office_.cache.drop({restaurant_, date});
            return Attempt::table_is_taken;
        }
        keep_copies(decision);
    }
    session_.reset();
    for (std::size_t i = 0; i < waiting.size(); ++i)
        waiting[i].continuation.answered(decision.answers[i]);
    return Attempt::settled;
}

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
    while (open_missing(pages, waiting, lookups));
    return pages;
}

void Settlement::look_up(std::span<Waiting> waiting, const Pages& pages, Instant now,
                         Lookups& lookups)
{
    lookups = {};
    const std::vector<ReservationId> ids = reservations_needed(waiting, pages, now);
    if (!ids.empty())
        lookups.reservations = session().reservations(ids);
    const std::vector<RetryKey> keys = retry_keys(waiting);
    if (!keys.empty())
        lookups.kept = session().kept_answers(keys, now - answers_are_kept);
}

/// Whether any page was missing.
bool Settlement::open_missing(Pages& pages, std::span<Waiting> waiting, const Lookups& lookups)
{
    std::set<UtcDate> dates;
    for (const Waiting& one : waiting)
        for (const UtcDate date : dates_needed(*room_, one.command, lookups.reservations))
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

Decision Settlement::decide_on(Pages pages, std::span<Waiting> waiting, const Lookups& lookups,
                               Instant now)
{
    std::vector<const Command*> commands;
    std::vector<Identity> identities(waiting.size());
    std::size_t bookings = 0;
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        commands.push_back(&waiting[i].command);
        if (std::holds_alternative<Book>(waiting[i].command.wish))
            ++bookings;
    }
    std::vector<ReservationId> numbers = office_.numbers.take(bookings);
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        if (!std::holds_alternative<Book>(waiting[i].command.wish))
            continue;
        const std::uint64_t chance = office_.ports.randomness.draw();
        identities[i] = {numbers[--bookings], Uuid::time_ordered(now, restaurant_, chance)};
    }
    return decide(std::move(pages), commands, lookups, Terms{now, office_.settings.past},
                  identities, Dice{office_.ports.randomness.draw()});
}

Committed Settlement::commit(const Batch& batch)
{
    try {
        return session().commit(batch);
    } catch (const CommitInDoubt&) {
        office_.ports.measures.commit_in_doubt();
        return find_out(batch);
    }
}

/// The commit may still be running somewhere. Committing the very same batch again is safe: if the
/// first one wins after all, the second finds the day changed, and the batch's id says by whom.
Committed Settlement::find_out(const Batch& batch)
{
    while (Steady::now() < deadline_) {
        session_.reset();
        try {
            if (session().has_committed(batch.id))
                return Committed::yes;
            const Committed again = session().commit(batch);
            if (again == Committed::yes || session().has_committed(batch.id))
                return Committed::yes;
            return again;
        } catch (const Unavailable&) {
            std::this_thread::sleep_for(pause_while_in_doubt);
        } catch (const CommitInDoubt&) {
            std::this_thread::sleep_for(pause_while_in_doubt);
        }
    }
    session_.reset();
    throw Unavailable{"the answer of a commit was lost and could not be found out in time"};
}

/// A no is never given from a copy that was not checked since it was asked for, and nothing from
/// one that was not checked lately. Days that are written in are checked by the commit itself.
bool Settlement::copies_verified(const Decision& decision)
{
    std::set<UtcDate> unchecked = decision.denied;
    unchecked.insert(aged_.begin(), aged_.end());
    for (const DayStep& step : decision.steps)
        unchecked.erase(step.date);
    return unchecked.empty() || verify(std::vector(unchecked.begin(), unchecked.end()));
}

/// Compares the opened pages of these dates with storage, and forgets the copies that are old.
bool Settlement::verify(std::span<const UtcDate> dates)
{
    const auto asked = Steady::now();
    const std::vector<DayVersion> stored = session().versions(dates);
    bool right = true;
    for (std::size_t i = 0; i < dates.size(); ++i) {
        const auto opened = std::find_if(opened_.begin(), opened_.end(),
                                         [&](const auto& one) { return one.first == dates[i]; });
        ensure(opened != opened_.end(), "a date was verified that was not open");
        if (opened->second == stored[i]) {
            office_.cache.verified({restaurant_, dates[i]}, stored[i], asked);
            continue;
        }
        right = false;
        office_.cache.drop({restaurant_, dates[i]});
        if (opened->second.room != stored[i].room)
            office_.cache.drop_room(restaurant_);
    }
    return right;
}

void Settlement::keep_copies(const Decision& decision)
{
    for (const auto& day : decision.pages.days()) {
        const bool written =
            std::any_of(decision.steps.begin(), decision.steps.end(),
                        [&](const DayStep& step) { return step.date == day->date; });
        if (written)
            office_.cache.put({restaurant_, day->date}, {room_, day, Steady::now()});
    }
}

StorageSession& Settlement::session()
{
    if (!session_)
        session_ = office_.ports.storage.open(restaurant_);
    return *session_;
}

} // namespace maitred::desk
