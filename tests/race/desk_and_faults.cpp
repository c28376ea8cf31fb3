#include "tests/race/node.hpp"
#include "tests/race/unreliable_storage.hpp"

#include <catch2/catch.hpp>

using namespace maitred;

namespace {

/// A house of five tables on a storage that misbehaves as told.
struct Evening {
    std::unique_ptr<StorageUnderTest> under_test = storage_under_test();
    UnreliableStorage storage{under_test->storage()};
    House house{storage};
    SettableClock clock{today()};
    Instant nine = at("2030-06-15 21:00");

    std::int64_t booked() { return house.list({.date = first_day()}).total; }
};

Command table_for_somebody(const std::string& name, Instant time)
{
    return {Book{time, 2, guest(name, "somebody@example.org"), Source::guest_surface}, "guest"};
}

} // namespace

TEST_CASE("a booking whose commit took place unheard is answered as booked, and booked once")
{
    Evening evening;
    Node node{evening.storage, evening.clock, evening.house.id()};
    evening.storage.happen(Mishap::answer_lost_after_commit, 1);
    CHECK(node.ask(table_for(2, evening.nine), first_day()));
    CHECK(evening.booked() == 1);
    CHECK(evening.house.findings().empty());
}

TEST_CASE("a booking whose commit was lost on its way is committed again, and booked once")
{
    Evening evening;
    Node node{evening.storage, evening.clock, evening.house.id()};
    evening.storage.happen(Mishap::answer_lost_before_commit, 2);
    CHECK(node.ask(table_for(2, evening.nine), first_day()));
    CHECK(evening.booked() == 1);
    CHECK(evening.house.findings().empty());
}

TEST_CASE("a doubt that cannot be resolved in time is a failure, never a guess")
{
    Evening evening;
    Node node{evening.storage,
              evening.clock,
              evening.house.id(),
              {.deadline = std::chrono::milliseconds{200}}};
    evening.storage.happen(Mishap::answer_lost_before_commit, 1'000'000);
    CHECK_THROWS_AS(node.ask(table_for(2, evening.nine), first_day()), Unavailable);
    evening.storage.happen(Mishap::none, 0);
    CHECK(evening.booked() == 0);
}

TEST_CASE("while storage is away guests are told so, and served again once it is back")
{
    Evening evening;
    Node node{evening.storage, evening.clock, evening.house.id()};
    evening.storage.happen(Mishap::storage_away, 1);
    CHECK_THROWS_AS(node.ask(table_for(2, evening.nine), first_day()), Unavailable);
    CHECK(node.ask(table_for(2, evening.nine), first_day()));
    CHECK(evening.booked() == 1);
}

TEST_CASE("one command that storage chokes on does not spoil its neighbours' evening")
{
    Evening evening;
    evening.storage.choke_on("Bad Apple");
    Node node{evening.storage, evening.clock, evening.house.id(), {.writers = 1}};
    evening.storage.hold_commits();
    auto first = node.submit(table_for(2, evening.nine), first_day());
    evening.storage.wait_for_a_commit();
    auto good = node.submit(table_for(2, evening.nine), first_day());
    auto bad = node.submit(table_for_somebody("Bad Apple", evening.nine), first_day());
    auto also_good = node.submit(table_for(2, evening.nine), first_day());
    evening.storage.let_commits_through();
    CHECK(first.get());
    CHECK(good.get());
    CHECK_THROWS_AS(bad.get(), std::runtime_error);
    CHECK(also_good.get());
    CHECK(evening.booked() == 3);
    CHECK(evening.house.findings().empty());
}

TEST_CASE("commands that come while a commit runs are the next batch, all together")
{
    Evening evening;
    Node node{evening.storage, evening.clock, evening.house.id(), {.writers = 1}};
    evening.storage.hold_commits();
    std::vector<std::future<Outcome<Answer>>> answers;
    answers.push_back(node.submit(table_for(2, evening.nine), first_day()));
    evening.storage.wait_for_a_commit();
    for (int i = 0; i < 10; ++i)
        answers.push_back(node.submit(table_for(2, evening.nine), first_day()));
    evening.storage.let_commits_through();
    int seated = 0;
    for (auto& answer : answers)
        seated += answer.get().has_value() ? 1 : 0;
    CHECK(seated == 5);
    CHECK(evening.storage.commits() == 2);
}

TEST_CASE("beyond its queue the desk turns guests away at once, and keeps its word to the others")
{
    Evening evening;
    desk::DeskSettings settings{.writers = 1};
    settings.limits.waiting = 3;
    Node node{evening.storage, evening.clock, evening.house.id(), settings};
    evening.storage.hold_commits();
    auto first = node.submit(table_for(2, evening.nine), first_day());
    evening.storage.wait_for_a_commit();
    std::vector<std::future<Outcome<Answer>>> queued;
    for (int i = 0; i < 3; ++i)
        queued.push_back(node.submit(table_for(2, evening.nine), first_day()));
    auto too_many = node.submit(table_for(2, evening.nine), first_day());
    CHECK(too_many.wait_for(std::chrono::seconds{0}) == std::future_status::ready);
    CHECK_THROWS_AS(too_many.get(), Unavailable);
    evening.storage.let_commits_through();
    CHECK(first.get());
    for (auto& answer : queued)
        CHECK(answer.get());
}

TEST_CASE("a table that the database says is taken, again and again, is a race that was lost")
{
    Evening evening;
    Node node{evening.storage, evening.clock, evening.house.id()};
    evening.storage.happen(Mishap::table_is_taken, 3);
    const auto lost = node.ask(table_for(2, evening.nine), first_day());
    REQUIRE(!lost);
    CHECK(lost.error().reason == Reason::race_lost);
    CHECK(node.ask(table_for(2, evening.nine), first_day()));
}

TEST_CASE("a yes that is fresh enough does not trouble the storage")
{
    Evening evening;
    Node node{
        evening.storage, evening.clock, evening.house.id(), {.fresh_for = std::chrono::hours{1}}};
    REQUIRE(node.ask(ask(evening.nine, 2), first_day()));
    const int before = evening.storage.calls();
    for (int i = 0; i < 100; ++i)
        CHECK(std::get<Availability>(*node.ask(ask(evening.nine, 2), first_day())).available == 5);
    CHECK(evening.storage.calls() == before);
}

TEST_CASE("a desk that closes answers everyone who waits")
{
    Evening evening;
    std::vector<std::future<Outcome<Answer>>> answers;
    {
        Node node{evening.storage, evening.clock, evening.house.id(), {.writers = 1}};
        for (int i = 0; i < 20; ++i)
            answers.push_back(node.submit(table_for(2, evening.nine), first_day()));
    }
    int seated = 0;
    for (auto& answer : answers) {
        REQUIRE(answer.wait_for(std::chrono::seconds{0}) == std::future_status::ready);
        seated += answer.get().has_value() ? 1 : 0;
    }
    CHECK(seated == 5);
}
