#include "adapters/storage/postgres/news_listener.hpp"
#include "adapters/storage/postgres/postgres_storage.hpp"
#include "tests/contract/house.hpp"
#include "tests/support/private_postgres.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace maitred {
namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

constexpr auto patience = 1s;
/// What a call may take that was promised an answer within its patience, on a busy machine.
constexpr auto bounded = 6s;

/// A house on a PostgreSQL that can be pulled away from under it.
struct Stage {
    PrivatePostgres server;
    NoMeasures measures;
    Database node = postgres::open_postgres(
        {.url = server.url(), .pool_size = 2, .patience = patience}, measures);
    std::vector<std::string> migrated = node.schema->migrate(today());
    House house{*node.storage, "cafe", 50};
    int dinners = 0;

    Draft next_dinner()
    {
        const int which = dinners++;
        return house.draft().make(house.party(at("10:00") + 30min * (which % 20), 1 + which / 20));
    }
};

template <class Work> Steady::duration time_of(Work work)
{
    const auto began = Steady::now();
    work();
    return Steady::now() - began;
}

/// Tries until it succeeds, as desk and surfaces do; how often it was told that storage is away.
template <class Work> int until_back(Work work)
{
    for (int away = 0;; ++away) {
        try {
            work();
            return away;
        } catch (const Unavailable&) {
            REQUIRE(away < 200);
            std::this_thread::sleep_for(50ms);
        }
    }
}

TEST_CASE("while PostgreSQL is away, every call says so, and all work again when it is back")
{
    Stage stage;
    const Draft dinner = stage.next_dinner();
    stage.server.stop();
    CHECK_THROWS_AS(stage.node.storage->restaurants(), Unavailable);
    CHECK_THROWS_AS(stage.node.storage->number_reservations(1), Unavailable);
    CHECK_THROWS_AS(stage.node.storage->clock_ahead(today()), Unavailable);
    CHECK_THROWS_AS(stage.node.storage->sweep(today()), Unavailable);
    CHECK_THROWS_AS(stage.node.schema->trouble(), Unavailable);
    CHECK_THROWS_AS(stage.house.open()->room(), Unavailable);
    CHECK_THROWS_AS(stage.house.open()->day(that_day()), Unavailable);
    CHECK_THROWS_AS(stage.house.list({.date = that_day()}), Unavailable);
    CHECK_THROWS_AS(stage.house.open()->audit(), Unavailable);
    CHECK_THROWS_AS(stage.house.commit(dinner), Unavailable);
    stage.server.start();
    CHECK(stage.house.commit(dinner) == Committed::yes);
    CHECK(stage.house.version() == 1);
    CHECK(stage.house.findings().empty());
}

TEST_CASE("connections that died while nobody used them are opened anew without a word")
{
    Stage stage;
    const Draft dinner = stage.next_dinner();
    stage.server.stop();
    stage.server.start();
    CHECK(stage.house.commit(dinner) == Committed::yes);
    stage.server.stop();
    stage.server.start();
    CHECK(stage.house.version() == 1);
}

TEST_CASE("when PostgreSQL is killed in the middle, no commit is half there")
{
    Stage stage;
    std::atomic<bool> enough = false;
    std::vector<Draft> sure;
    std::vector<Draft> unsure;
    std::jthread guest{[&] {
        while (!enough && stage.dinners < 1000) {
            std::optional<Draft> dinner;
            try {
                dinner = stage.next_dinner();
                if (stage.house.commit(*dinner) == Committed::yes)
                    sure.push_back(*dinner);
            } catch (const CommitInDoubt&) {
                unsure.push_back(*dinner);
            } catch (const Unavailable&) {
                std::this_thread::sleep_for(20ms);
            }
        }
    }};
    for (int i = 0; i < 3; ++i) {
        std::this_thread::sleep_for(150ms);
        stage.server.kill();
        stage.server.start();
    }
    std::this_thread::sleep_for(150ms);
    enough = true;
    guest.join();

    std::size_t there = 0;
    until_back([&] { (void)stage.house.version(); });
    for (const Draft& dinner : unsure)
        there += stage.house.open()->has_committed(dinner.batch().id) ? 1 : 0;
    for (const Draft& dinner : sure)
        CHECK(stage.house.open()->has_committed(dinner.batch().id));
    CHECK(contents(stage.house).reservations.size() == sure.size() + there);
    CHECK(static_cast<std::size_t>(stage.house.version()) == sure.size() + there);
    CHECK(stage.house.findings().empty());
}

TEST_CASE("when PostgreSQL stops answering, nobody waits for it longer than was promised")
{
    Stage stage;
    REQUIRE(stage.house.commit(stage.next_dinner()) == Committed::yes);
    const Draft dinner = stage.next_dinner();
    stage.server.freeze();
    CHECK(time_of([&] { CHECK_THROWS_AS(stage.house.commit(dinner), CommitInDoubt); }) < bounded);
    CHECK(time_of([&] { CHECK_THROWS_AS(stage.house.version(), Unavailable); }) < bounded);
    CHECK(time_of([&] { CHECK_THROWS_AS(stage.node.storage->restaurants(), Unavailable); }) <
          bounded);
    stage.server.thaw();
    until_back([&] { (void)stage.house.version(); });
    const Committed again = stage.house.commit(dinner);
    CHECK(stage.house.open()->has_committed(dinner.batch().id));
    CHECK((again == Committed::yes || again == Committed::day_has_changed));
    CHECK(stage.house.version() == 2);
    CHECK(stage.house.findings().empty());
}

TEST_CASE("when all connections are lent, the next guest is told so in time")
{
    Stage stage;
    const auto one = stage.house.open();
    const auto other = stage.house.open();
    CHECK(time_of([&] { CHECK_THROWS_AS(stage.house.open(), Unavailable); }) < bounded);
}

TEST_CASE("a wait for somebody's lock is cut short")
{
    Stage stage;
    const Draft dinner = stage.next_dinner();
    NoMeasures measures;
    const Database other = postgres::open_postgres(
        {.url = stage.server.url(), .pool_size = 1, .patience = patience}, measures);
    std::mutex mutex;
    std::condition_variable changed;
    bool locked = false;
    bool done = false;
    std::jthread hoarder{[&] {
        const auto session = other.storage->open(stage.house.id());
        (void)session->subscribe({*Email::of("ada@example.org")}, today(), RetryKey{"s", "k", "f"},
                                 [&](GuestId) {
                                     std::unique_lock lock{mutex};
                                     locked = true;
                                     changed.notify_all();
                                     changed.wait_for(lock, 10s, [&] { return done; });
                                     return std::string{"kept"};
                                 });
    }};
    std::unique_lock lock{mutex};
    changed.wait(lock, [&] { return locked; });
    CHECK(time_of([&] { CHECK_THROWS_AS(stage.house.commit(dinner), Unavailable); }) < bounded);
    done = true;
    changed.notify_all();
    lock.unlock();
    hoarder.join();
    CHECK(stage.house.commit(dinner) == Committed::yes);
}

/// Collects what is told of days.
class Ear {
public:
    NewsReader reader()
    {
        return {.day_changed =
                    [this](RestaurantId restaurant, UtcDate date, std::int64_t version) {
                        const std::lock_guard lock{mutex_};
                        heard_.emplace_back(restaurant, date, version);
                        changed_.notify_all();
                    },
                .room_changed = [](RestaurantId) {},
                .log_has_grown = [](RestaurantId) {},
                .anything_may_have_changed =
                    [this] {
                        const std::lock_guard lock{mutex_};
                        ++starts_;
                        changed_.notify_all();
                    }};
    }

    bool hears(RestaurantId restaurant, UtcDate date, std::int64_t version)
    {
        std::unique_lock lock{mutex_};
        return changed_.wait_for(lock, 10s, [&] {
            return std::find(heard_.begin(), heard_.end(), std::tuple{restaurant, date, version}) !=
                   heard_.end();
        });
    }

    bool starts(int times)
    {
        std::unique_lock lock{mutex_};
        return changed_.wait_for(lock, 20s, [&] { return starts_ >= times; });
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::tuple<RestaurantId, UtcDate, std::int64_t>> heard_;
    int starts_ = 0;
};

TEST_CASE("other nodes hear which days were written in, also after PostgreSQL was away")
{
    Stage stage;
    Ear ear;
    const auto news = postgres::listen_for_news(stage.server.url(), ear.reader());
    REQUIRE(ear.starts(1));
    REQUIRE(stage.house.commit(stage.next_dinner()) == Committed::yes);
    CHECK(ear.hears(stage.house.id(), that_day(), 1));
    stage.server.stop();
    stage.server.start();
    REQUIRE(ear.starts(2));
    until_back([&] { REQUIRE(stage.house.commit(stage.next_dinner()) == Committed::yes); });
    CHECK(ear.hears(stage.house.id(), that_day(), 2));
}

} // namespace
} // namespace maitred
