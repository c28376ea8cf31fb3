#include "adapters/desk/settlement.hpp"

#include "core/base/ensure.hpp"

#include <algorithm>
#include <thread>

namespace maitred::desk {
namespace {

constexpr int attempts_at_a_taken_table = 3;
constexpr std::chrono::milliseconds pause_while_in_doubt{50};

void fail_all(std::span<Waiting> waiting, const std::exception_ptr& failure)
{
    for (Waiting& one : waiting)
        one.continuation.failed(failure);
}

} // namespace

std::vector<const Command*> commands_of(std::span<Waiting> waiting)
{
    std::vector<const Command*> commands;
    for (const Waiting& one : waiting)
        commands.push_back(&one.command);
    return commands;
}

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
        case Committed::not_admitted: stop_at_bug("a batch was asked whether it may be committed");
        }
        keep_copies(decision);
        if (!decision.changes.events.empty() || !decision.changes.deeds.empty())
            office_.ports.watch.log_has_grown(restaurant_);
    }
    session_.reset();
    for (std::size_t i = 0; i < waiting.size(); ++i)
        waiting[i].continuation.answered(decision.answers[i]);
    return Attempt::settled;
}

Decision Settlement::decide_on(Pages pages, std::span<Waiting> waiting, const Lookups& lookups,
                               Instant now)
{
    const std::vector<const Command*> commands = commands_of(waiting);
    std::vector<Identity> identities(waiting.size());
    auto bookings = static_cast<std::size_t>(
        std::count_if(commands.begin(), commands.end(),
                      [](const auto* one) { return makes_a_reservation(*one); }));
    std::vector<ReservationId> numbers = office_.numbers.take(bookings);
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        if (!makes_a_reservation(*commands[i]))
            continue;
        const std::uint64_t chance = office_.ports.randomness.draw();
        identities[i] = {numbers[--bookings], Uuid::time_ordered(now, restaurant_, chance)};
    }
    return decide(std::move(pages), commands, lookups,
                  Terms{now, office_.settings.past, office_.settings.channels}, identities,
                  Dice{office_.ports.randomness.draw()});
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
