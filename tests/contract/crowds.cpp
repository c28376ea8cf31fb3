#include "tests/contract/house.hpp"

#include <algorithm>
#include <latch>
#include <thread>

namespace maitred {
namespace {

using std::chrono::minutes;

constexpr int crowd = 8;

/// Runs `work(i)` on so many threads, which begin together. What one throws is told at the end.
template <class Work> void all_at_once(Work work)
{
    std::latch ready{crowd};
    std::vector<std::exception_ptr> failures(crowd);
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < crowd; ++i)
            threads.emplace_back([&, i] {
                ready.arrive_and_wait();
                try {
                    work(i);
                } catch (...) {
                    failures[static_cast<std::size_t>(i)] = std::current_exception();
                }
            });
    }
    for (const std::exception_ptr& failure : failures)
        if (failure)
            std::rethrow_exception(failure);
}

/// 1, 2, … n.
std::vector<std::int64_t> up_to(std::int64_t n)
{
    std::vector<std::int64_t> numbers;
    for (std::int64_t i = 1; i <= n; ++i)
        numbers.push_back(i);
    return numbers;
}

TEST_CASE("when everybody writes in one day, each version is won by exactly one")
{
    const auto tested = storage_under_test();
    House house{tested->storage(), "cafe", crowd};
    constexpr int dinners = 6;
    std::atomic<int> won = 0;
    all_at_once([&](int i) {
        for (int dinner = 0; dinner < dinners;) {
            const Instant start = at("12:00") + dinner * minutes{30};
            const Committed committed = house.commit({house.party(start, i + 1)});
            if (committed != Committed::yes && committed != Committed::day_has_changed)
                throw std::logic_error{"a table of one's own was taken"};
            if (committed == Committed::yes) {
                ++dinner;
                ++won;
            }
        }
    });
    CHECK(won == crowd * dinners);
    CHECK(house.version() == crowd * dinners);
    CHECK(contents(house).reservations.size() == crowd * dinners);
    CHECK(contents(house).event_sequence == up_to(crowd * dinners));
    CHECK(house.findings().empty());
}

TEST_CASE("when everybody has read the same version, one is first and all others are told so")
{
    const auto tested = storage_under_test();
    House house{tested->storage(), "cafe", crowd};
    for (int round = 0; round < 5; ++round) {
        std::vector<Draft> drafts;
        for (int i = 0; i < crowd; ++i)
            drafts.push_back(
                house.draft().make(house.party(at("12:00") + round * minutes{30}, i + 1)));
        std::atomic<int> won = 0;
        std::atomic<int> late = 0;
        all_at_once([&](int i) {
            const Committed said = house.commit(drafts[static_cast<std::size_t>(i)]);
            won += said == Committed::yes ? 1 : 0;
            late += said == Committed::day_has_changed ? 1 : 0;
        });
        CHECK(won == 1);
        CHECK(late == crowd - 1);
        CHECK(house.version() == round + 1);
    }
    CHECK(house.findings().empty());
}

TEST_CASE("when faulty decisions on many days want one table, one has it")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    std::vector<Draft> drafts;
    for (int i = 0; i < crowd; ++i)
        drafts.push_back(house.draft({on("2030-07-01") + std::chrono::days{i}})
                             .make(house.party(at("19:00"), 1)));
    std::atomic<int> won = 0;
    std::atomic<int> refused = 0;
    all_at_once([&](int i) {
        const Committed said = house.commit(drafts[static_cast<std::size_t>(i)]);
        won += said == Committed::yes ? 1 : 0;
        refused += said == Committed::table_is_taken ? 1 : 0;
    });
    CHECK(won == 1);
    CHECK(refused == crowd - 1);
    CHECK(house.open()->day(that_day()).claims.size() == 1);
}

TEST_CASE("when everybody brings the same new guests on days of their own, nobody waits for ever")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    constexpr int rounds = 10;
    all_at_once([&](int i) {
        for (int round = 0; round < rounds; ++round) {
            std::vector<Reservation> parties;
            for (int k = 0; k < 5; ++k) {
                const int who = i % 2 == 0 ? k : 4 - k;
                const auto email = std::to_string(round * 5 + who) + "@example.org";
                parties.push_back(
                    house.party(at("12:00") + round * minutes{30} + i * std::chrono::days{1}, k + 1,
                                guest("Guest", email)));
            }
            if (house.commit(parties) != Committed::yes)
                throw std::logic_error{"a day of one's own has changed"};
        }
    });
    CHECK(contents(house).guests.size() == rounds * 5);
    CHECK(contents(house).event_sequence == up_to(crowd * rounds * 5));
    CHECK(house.findings().empty());
}

TEST_CASE("when everybody retries with one key, one answer is kept")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    std::vector<Draft> drafts;
    for (int i = 0; i < crowd; ++i) {
        const Instant start = at("19:00") + i * std::chrono::days{1};
        drafts.push_back(house.draft({utc_date_of(start)})
                             .make(house.party(start, 1))
                             .keep("k", std::to_string(i)));
    }
    std::atomic<int> won = 0;
    std::atomic<int> refused = 0;
    all_at_once([&](int i) {
        const Committed said = house.commit(drafts[static_cast<std::size_t>(i)]);
        won += said == Committed::yes ? 1 : 0;
        refused += said == Committed::retry_key_is_kept ? 1 : 0;
    });
    CHECK(won == 1);
    CHECK(refused == crowd - 1);
    CHECK(contents(house).reservations.size() == 1);
}

TEST_CASE("nobody books into a room while it is changed")
{
    const auto tested = storage_under_test();
    House house{tested->storage(), "cafe", crowd};
    all_at_once([&](int i) {
        if (i == 0) {
            for (int round = 0; round < 10; ++round)
                house.settle(round % 2 == 0 ? 1 : crowd);
            return;
        }
        for (int dinner = 0; dinner < 10; ++dinner) {
            const Room room = house.open()->room();
            Draft draft =
                house.draft({that_day() + std::chrono::days{i}}).as_if_in_room(room.version);
            Reservation wish =
                house.party(at("12:00") + dinner * minutes{30} + i * std::chrono::days{1}, 1);
            wish.table = room.tables.back().id;
            (void)house.commit(draft.make(wish));
        }
    });
    const Room room = house.open()->room();
    for (const Reservation& reservation : contents(house).reservations)
        CHECK(room.place_of(*reservation.table).has_value());
    CHECK(house.findings().empty());
}

TEST_CASE("when everybody saves a layout as the active one, one of them is")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    const std::int64_t version = house.open()->room().version;
    constexpr int rounds = 3;
    all_at_once([&](int i) {
        for (int round = 0; round < rounds;) {
            const auto session = house.open();
            Refurbishment work{.room_version = session->room().version, .at = today()};
            work.layout = LayoutChange{{.id = {100 + i},
                                        .name = std::to_string(round),
                                        .data = "{}",
                                        .active = true,
                                        .made_at = today(),
                                        .changed_at = today()}};
            round += session->refurbish(work) == Committed::yes ? 1 : 0;
        }
    });
    const std::vector<Layout> layouts = house.open()->layouts();
    CHECK(layouts.size() == crowd);
    CHECK(std::count_if(layouts.begin(), layouts.end(),
                        [](const Layout& one) { return one.active; }) == 1);
    CHECK(house.open()->active_layout().has_value());
    CHECK(house.open()->room().version == version + crowd * rounds);
}

TEST_CASE("no reservation number is given twice")
{
    const auto tested = storage_under_test();
    std::vector<std::vector<ReservationId>> given(crowd);
    all_at_once([&](int i) {
        for (std::size_t round = 0; round < 10; ++round)
            for (const ReservationId id : tested->storage().number_reservations(1 + round * 3))
                given[static_cast<std::size_t>(i)].push_back(id);
    });
    std::set<ReservationId> all;
    std::size_t count = 0;
    for (const auto& numbers : given) {
        CHECK(std::is_sorted(numbers.begin(), numbers.end()));
        all.insert(numbers.begin(), numbers.end());
        count += numbers.size();
    }
    CHECK(all.size() == count);
    CHECK(count == crowd * 145);
    CHECK(all.begin()->number > 0);
    CHECK(tested->storage().number_reservations(0).empty());
}

} // namespace
} // namespace maitred
