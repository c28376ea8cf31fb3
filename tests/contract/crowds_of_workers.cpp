// Many who send notices at once, on one storage.
#include "tests/contract/members.hpp"

#include <latch>
#include <mutex>
#include <thread>

namespace maitred {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr int workers = 4;
constexpr int letters = 60;

/// Takes notices on as many threads as there are workers, until there are none.
std::multiset<NoticeId> take_all_at_once(Storage& storage)
{
    std::latch ready{workers};
    std::mutex mutex;
    std::multiset<NoticeId> taken;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < workers; ++i)
            threads.emplace_back([&] {
                ready.arrive_and_wait();
                // Who finds nothing may have met rows that others were just taking.
                for (int found_nothing = 0; found_nothing < 2;) {
                    const auto due = storage.take_due_notices(today(), today() + minutes{1}, 3);
                    found_nothing = due.empty() ? found_nothing + 1 : 0;
                    const std::lock_guard lock{mutex};
                    for (const DueNotice& one : due)
                        taken.insert(one.notice);
                }
            });
    }
    return taken;
}

TEST_CASE("of all who take notices at once, nobody gets one that another has, and none is left")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation dinner = dinner_of(house, {41}, from("19:00", "20:30"));
    REQUIRE(commit(house, telling(house, std::vector(letters, confirmation_of(dinner)))) ==
            Committed::yes);
    for (int round = 0; round < 2; ++round) { // in the first, connections are still being opened
        const std::multiset<NoticeId> taken = take_all_at_once(tested->storage());
        CHECK(taken.size() == letters);
        CHECK(std::set(taken.begin(), taken.end()).size() == letters);
        for (const Notice& one : notices_of(house))
            house.open()->end_try(
                {.notice = one.id, .at = today(), .again_at = today() - seconds{1}});
    }
}

TEST_CASE("reminders that are withdrawn while workers send them are sent or gone, and never both")
{
    const auto tested = storage_under_test();
    House house{tested->storage(), "cafe", 8};
    std::vector<Reservation> dinners;
    for (int table = 1; table <= 8; ++table)
        dinners.push_back(dinner_of(house, {41}, from("19:00", "20:30"), table));
    std::vector<NoticeWish> reminders;
    for (const Reservation& dinner : dinners)
        reminders.push_back(reminder_of(dinner, today()));
    REQUIRE(commit(house, telling(house, reminders)) == Committed::yes);
    std::vector<Batch> withdrawals;
    for (const Reservation& dinner : dinners) {
        withdrawals.push_back(telling(house, {}));
        withdrawals.back().changes.reminders_over = {dinner.id};
    }
    std::atomic<std::size_t> sent = 0;
    {
        const std::jthread postman{[&] {
            for (const DueNotice& one :
                 tested->storage().take_due_notices(today(), today() + minutes{1}, 100)) {
                const auto session = house.open();
                if (!session->begin_try(one.notice))
                    continue;
                session->end_try({.notice = one.notice, .at = today(), .sent = true});
            }
        }};
        const std::jthread desk{[&] {
            for (const Batch& batch : withdrawals)
                (void)commit(house, batch);
        }};
    }
    for (const Notice& one : notices_of(house))
        sent += one.state == NoticeState::sent ? 1 : 0;
    CHECK(sent == notices_of(house).size());
    CHECK(tested->storage().take_due_notices(at("23:00"), at("23:01"), 100).empty());
}

} // namespace
} // namespace maitred
