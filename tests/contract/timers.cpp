// What is to be done at a time, and who does it.
#include "tests/contract/crowd.hpp"
#include "tests/contract/floor.hpp"

namespace maitred {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using Numbers = std::vector<std::int64_t>;

/// Sets, moves or withdraws the work of looking after a party.
Committed set_timer(House& house, ReservationId party, std::optional<Instant> due)
{
    return house.open()->commit(with_timer(house.draft({}).batch(), party, due));
}

/// Whom the work is for that is taken at this time, until that one.
Numbers taken(Storage& storage, const char* now, const char* until, int limit = 10)
{
    Numbers parties;
    for (const DueWork& work : storage.take_due_work(at(now), at(until), limit))
        parties.push_back(work.timer.which.number);
    return parties;
}

TEST_CASE("work is due from its time on, the longest due first, up to a limit")
{
    const auto tested = storage_under_test();
    Storage& storage = tested->storage();
    House house{storage};
    REQUIRE(set_timer(house, {7}, at("20:00")) == Committed::yes);
    REQUIRE(set_timer(house, {8}, at("19:00")) == Committed::yes);
    REQUIRE(set_timer(house, {9}, at("21:00")) == Committed::yes);
    CHECK(taken(storage, "18:59", "22:30").empty());
    CHECK(taken(storage, "22:00", "22:40", 2) == Numbers{8, 7});
    CHECK(taken(storage, "22:00", "22:30", 2) == Numbers{9});
    CHECK(taken(storage, "22:30", "22:50") == Numbers{9});
    REQUIRE(set_timer(house, {8}, at("22:41")) == Committed::yes);
    CHECK(taken(storage, "23:00", "23:10") == Numbers{7, 8, 9});
}

TEST_CASE("work that was taken is nobody else's until the taker's time is over, and then again")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    REQUIRE(set_timer(house, {7}, at("19:00")) == Committed::yes);
    CHECK(tested->storage().take_due_work(at("19:00"), at("19:05"), 10) ==
          std::vector<DueWork>{{house.id(), {TimerKind::overstay, {7}}}});
    CHECK(taken(tested->storage(), "19:00", "19:10").empty());
    CHECK(taken(tested->storage(), "19:04:59", "19:10").empty());
    CHECK(taken(tested->storage(), "19:05", "19:10") == Numbers{7});
}

TEST_CASE("work that a commit sets anew or ends is what that commit says, whoever has taken it")
{
    const auto tested = storage_under_test();
    Storage& storage = tested->storage();
    House house{storage};
    for (const std::int64_t party : {7, 8, 9})
        REQUIRE(set_timer(house, {party}, at("19:00")) == Committed::yes);
    REQUIRE(taken(storage, "19:00", "19:30") == Numbers{7, 8, 9});
    REQUIRE(set_timer(house, {7}, at("19:10")) == Committed::yes);
    REQUIRE(set_timer(house, {8}, std::nullopt) == Committed::yes);
    REQUIRE(set_timer(house, {10}, std::nullopt) == Committed::yes);
    CHECK(taken(storage, "19:10", "20:00") == Numbers{7});
    CHECK(taken(storage, "23:00", "23:10") == Numbers{9, 7});
}

TEST_CASE("a batch that is refused sets no timer")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Batch stale = house.draft().as_if_in_room(99).batch();
    CHECK(house.open()->commit(with_timer(stale, {7}, at("19:00"))) == Committed::day_has_changed);
    CHECK(taken(tested->storage(), "23:00", "23:10").empty());
}

Batch with_end(Batch batch, const Reservation& held, std::optional<Instant> due)
{
    batch.changes.timers[{TimerKind::expiry, held.id}] = due;
    return batch;
}

TEST_CASE("the end of a hold is due at its time, beside whatever else is due for it")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation held =
        with_stage(house.party(at("21:00"), 1), Held{today(), today() + minutes{10}});
    Batch batch = with_end(house.draft().make(held).batch(), held, today() + minutes{10});
    REQUIRE(house.open()->commit(with_timer(batch, held.id, today() + minutes{5})) ==
            Committed::yes);
    const auto take = [&](minutes later) {
        return tested->storage().take_due_work(today() + later, at("23:00"), 10);
    };
    CHECK(take(minutes{5}) == std::vector<DueWork>{{house.id(), {TimerKind::overstay, held.id}}});
    CHECK(take(minutes{10}) == std::vector<DueWork>{{house.id(), {TimerKind::expiry, held.id}}});
}

TEST_CASE("a hold that is confirmed has no end any more, even while somebody is about to end it")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation held =
        with_stage(house.party(at("21:00"), 1), Held{today(), today() + minutes{10}});
    REQUIRE(house.open()->commit(with_end(house.draft().make(held).batch(), held,
                                          today() + minutes{10})) == Committed::yes);
    REQUIRE(taken(tested->storage(), "18:00", "18:05").size() == 1);
    const Reservation confirmed = with_stage(held, Confirmed{today()});
    const Draft draft = house.draft().change(EventKind::reservation_confirmed, held, confirmed);
    REQUIRE(house.open()->commit(with_end(draft.batch(), held, std::nullopt)) == Committed::yes);
    CHECK(taken(tested->storage(), "23:00", "23:10").empty());
}

TEST_CASE("of all who take work at once, nobody gets what another has, and none is left")
{
    constexpr int parties = 60;
    const auto tested = storage_under_test();
    Storage& storage = tested->storage();
    House house{storage};
    Batch batch = house.draft({}).batch();
    for (std::int64_t party = 1; party <= parties; ++party)
        batch.changes.timers[{party % 2 ? TimerKind::overstay : TimerKind::expiry, {party}}] =
            at("19:00");
    REQUIRE(house.open()->commit(batch) == Committed::yes);
    for (const char* now : {"19:00", "20:00"}) { // in the first, connections are still being opened
        const auto hands = all_at_once(4, [&](int) {
            std::vector<DueWork> mine;
            // Who finds nothing may have met rows that others were just taking.
            for (int found_nothing = 0; found_nothing < 2;) {
                const auto due = storage.take_due_work(at(now), at(now) + minutes{60}, 3);
                found_nothing = due.empty() ? found_nothing + 1 : 0;
                mine.insert(mine.end(), due.begin(), due.end());
            }
            return mine;
        });
        std::multiset<DueWork> all;
        for (const auto& mine : hands)
            all.insert(mine.begin(), mine.end());
        CHECK(all.size() == parties);
        CHECK(std::set(all.begin(), all.end()).size() == parties);
    }
}

} // namespace
} // namespace maitred
