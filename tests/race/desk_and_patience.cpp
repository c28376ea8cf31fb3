#include "tests/race/node.hpp"
#include "tests/race/unreliable_storage.hpp"

#include <catch2/catch.hpp>

using namespace maitred;
using std::chrono::milliseconds;

namespace {

/// A house of five tables whose commits can be made to take as long as a test wants.
struct SlowEvening {
    std::unique_ptr<StorageUnderTest> under_test = storage_under_test();
    UnreliableStorage storage{under_test->storage()};
    House house{storage};
    SettableClock clock{today()};
    Node node{storage, clock, house.id()};
    Instant nine = at("2030-06-15 21:00");
    std::vector<TableId> tables = ids();

    std::vector<TableId> ids()
    {
        std::vector<TableId> ids;
        for (const Table& table : house.open()->room().tables)
            ids.push_back(table.id);
        return ids;
    }

    Command hold(TableId table, std::optional<milliseconds> patience = milliseconds{1}) const
    {
        return {.wish = Hold{.time = nine,
                             .party = 2,
                             .contact = guest("Ana", "ana@example.org"),
                             .source = Source::hold_surface,
                             .held_for = std::chrono::minutes{15},
                             .at_table = table},
                .actor = "guest",
                .patience = patience};
    }

    std::future<Outcome<Answer>> submit(const Command& command)
    {
        return node.submit(command, first_day());
    }
};

bool ready(std::future<Outcome<Answer>>& answer)
{
    return answer.wait_for(milliseconds{0}) == std::future_status::ready;
}

} // namespace

TEST_CASE("whoever wants the very table that is being decided is told so after a moment")
{
    SlowEvening evening;
    evening.storage.hold_commits();
    auto first = evening.submit(evening.hold(evening.tables[0]));
    evening.storage.wait_for_a_commit();
    auto second = evening.submit(evening.hold(evening.tables[0]));
    const Outcome<Answer> no = second.get(); // while the first is still being decided
    REQUIRE_FALSE(no);
    CHECK(no.error().reason == Reason::table_being_decided);
    CHECK_FALSE(ready(first));
    evening.storage.let_commits_through();
    CHECK(first.get());
    CHECK(evening.house.list({.date = first_day()}).total == 1); // the second never came about
    CHECK(evening.house.findings().empty());
}

TEST_CASE("whoever is being decided waits for the answer, however long it takes")
{
    SlowEvening evening;
    evening.storage.hold_commits();
    auto first = evening.submit(evening.hold(evening.tables[0]));
    evening.storage.wait_for_a_commit();
    auto second = evening.submit(evening.hold(evening.tables[0]));
    CHECK(second.get().error().reason == Reason::table_being_decided);
    // The first had no more patience than the second, and was asked for longer.
    evening.storage.let_commits_through();
    CHECK(entry(first.get()).table == evening.tables[0]);
}

TEST_CASE("whoever wants another table or another time, or is patient, waits for the turn")
{
    SlowEvening evening;
    evening.storage.hold_commits();
    auto first = evening.submit(evening.hold(evening.tables[0]));
    evening.storage.wait_for_a_commit();
    auto other_table = evening.submit(evening.hold(evening.tables[1]));
    auto patient = evening.submit(evening.hold(evening.tables[0], std::nullopt));
    auto by_policy = evening.submit(table_for(2, evening.nine));
    // Somebody who came last and is shown out proves that the others were looked at.
    CHECK(evening.submit(evening.hold(evening.tables[0])).get().error().reason ==
          Reason::table_being_decided);
    CHECK_FALSE(ready(other_table));
    CHECK_FALSE(ready(patient));
    CHECK_FALSE(ready(by_policy));
    evening.storage.let_commits_through();
    CHECK(first.get());
    CHECK(other_table.get());
    CHECK(by_policy.get());
    CHECK(patient.get().error().reason == Reason::table_not_available);
}

TEST_CASE("while commits are as fast as usual nobody is told that a table is being decided")
{
    SlowEvening evening;
    constexpr int guests = 16;
    std::atomic<int> won = 0;
    std::atomic<int> shown_out = 0;
    crowd(guests, [&](int) {
        for (const TableId table : evening.tables) {
            const auto answer = evening.submit(evening.hold(table, std::chrono::seconds{20})).get();
            won += answer ? 1 : 0;
            if (!answer && answer.error().reason == Reason::table_being_decided)
                ++shown_out;
        }
    });
    CHECK(won == 5);
    CHECK(shown_out == 0);
}
