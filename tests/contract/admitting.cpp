// A refurbishment that is done only if it may be, those considered who are to come.
#include "tests/contract/floor.hpp"

#include <algorithm>
#include <future>
#include <latch>
#include <thread>

namespace maitred {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// Takes the table out of the room, unless somebody is to come who has it.
Refurbishment removal(const House& house, const Table& table)
{
    return {.room_version = house.open()->room().version,
            .at = today(),
            .tables = {removes(table)},
            .admits = [id = table.id](const std::vector<Reservation>& to_come) {
                return std::none_of(to_come.begin(), to_come.end(),
                                    [id](const Reservation& one) { return one.table == id; });
            }};
}

TEST_CASE("whoever decides is told of all who have a table and are not gone")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    House other{tested->storage(), "other"};
    const Reservation dinner = house.party(at("19:00"), 1);
    const Reservation sits = walk_in(house, 2, {today() - minutes{40}, today() + minutes{1}});
    const Reservation held =
        with_stage(house.party(at("20:00"), 3), Held{today(), today() + minutes{15}});
    const Reservation over = house.party({today() - minutes{30}, today()}, 4);
    Reservation unplaced = house.party(at("20:00"), 4);
    unplaced.table.reset();
    const Reservation cancelled = given_up(house.party(at("21:00"), 4), Cancelled{today()});
    REQUIRE(house.commit({dinner, sits, held, over, unplaced, cancelled}) == Committed::yes);
    REQUIRE(other.commit({other.party(at("19:00"), 1)}) == Committed::yes);

    std::vector<Reservation> told;
    const Refurbishment work{.room_version = house.open()->room().version,
                             .at = today(),
                             .admits = [&](const std::vector<Reservation>& to_come) {
                                 told = to_come;
                                 return true;
                             }};
    REQUIRE(house.open()->refurbish(work) == Committed::yes);
    std::sort(told.begin(), told.end(),
              [](const auto& one, const auto& another) { return one.id < another.id; });
    CHECK(told == std::vector{dinner, sits, held});
    CHECK(house.open()->room().version == work.room_version + 1);
}

TEST_CASE("a refurbishment that is not admitted leaves nothing behind")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    REQUIRE(house.commit({house.party(at("19:00"), 1)}) == Committed::yes);
    const auto session = house.open();
    const Room before = session->room();
    const BookAudit book = contents(house);
    const Profile profile = session->profile();
    const KeptAnswer kept{{"member post", "k", "f"}, "changed", today()};
    Profile otherwise = profile;
    otherwise.name = "Elsewhere";
    otherwise.slot = minutes{15};
    const Refurbishment work{
        .room_version = before.version,
        .at = today(),
        .tables = {adds(table_numbered(tested->storage(), house, "T1")),
                   removes(before.tables.at(0))},
        .profile = otherwise,
        .deeds = {settings_deed("here", "Elsewhere")},
        .kept = kept,
        .layout = LayoutChange{{.id = {1}, .name = "Summer", .data = "{}", .active = true}},
        .time_slot = TimeSlotChange{{{1}, hours{12}, hours{14}, minutes{60}}},
        .admits = [](const std::vector<Reservation>& to_come) { return to_come.empty(); }};
    CHECK(session->refurbish(work) == Committed::not_admitted);
    CHECK(session->room().version == before.version);
    CHECK(session->room().tables == before.tables);
    CHECK(session->tables().size() == before.tables.size());
    CHECK(session->profile() == profile);
    CHECK(session->layouts().empty());
    CHECK(session->time_slots().empty());
    CHECK(session->kept_answers({&kept.retry_key, 1}, today()).empty());
    CHECK(session->last_event() == 1);
    CHECK(contents(house) == book);
}

TEST_CASE("nobody is asked about a room that has changed meanwhile, or a number that is taken")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    bool asked = false;
    Refurbishment work{.room_version = house.open()->room().version - 1,
                       .at = today(),
                       .tables = {adds(table_numbered(tested->storage(), house, "1"))},
                       .admits = [&](const std::vector<Reservation>&) { return !(asked = true); }};
    CHECK(house.open()->refurbish(work) == Committed::day_has_changed);
    ++work.room_version;
    CHECK(house.open()->refurbish(work) == Committed::table_is_taken);
    CHECK(!asked);
}

TEST_CASE("who fails while deciding has changed nothing, and nobody waits for it")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    Refurbishment work = removal(house, house.open()->room().tables.at(0));
    work.admits = [](const std::vector<Reservation>&) -> bool { throw Unavailable{"lost"}; };
    CHECK_THROWS_AS(house.open()->refurbish(work), Unavailable);
    CHECK(house.open()->room().version == work.room_version);
    CHECK(house.commit({house.party(at("19:00"), 1)}) == Committed::yes);
}

TEST_CASE("while it is asked what may be, nobody books; afterwards, by the room as it is then")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Table first = house.open()->room().tables.at(0);
    for (const bool admitted : {false, true}) {
        const Instant start = at("19:00") + hours{admitted ? 1 : 0};
        const Draft dinner = house.draft().make(house.party(start, 1));
        std::future<Committed> booked;
        Refurbishment work = removal(house, first);
        work.admits = [&](const std::vector<Reservation>&) {
            booked = std::async(std::launch::async, [&] { return house.commit(dinner); });
            // Long enough for a booking that does not wait to be seen.
            CHECK(booked.wait_for(std::chrono::milliseconds{100}) == std::future_status::timeout);
            return admitted;
        };
        CHECK(house.open()->refurbish(work) ==
              (admitted ? Committed::yes : Committed::not_admitted));
        CHECK(booked.get() == (admitted ? Committed::day_has_changed : Committed::yes));
    }
    CHECK(contents(house).reservations.size() == 1);
}

TEST_CASE("of a table's removal and bookings of it that come at once, one side gives way")
{
    const auto tested = storage_under_test();
    constexpr int rounds = 12;
    constexpr int bookers = 3;
    House house{tested->storage(), "cafe", rounds};
    const std::vector<Table> tables = house.open()->room().tables;
    for (int round = 0; round < rounds; ++round) {
        std::vector<Draft> dinners;
        for (int i = 0; i < bookers; ++i) {
            const Instant start = at("19:00") + std::chrono::days{i};
            dinners.push_back(
                house.draft({utc_date_of(start)}).make(house.party(start, round + 1)));
        }
        const Refurbishment work = removal(house, tables.at(std::size_t(round)));
        std::latch ready{bookers + 1};
        std::vector<std::future<Committed>> outcomes;
        const auto at_once = [&](auto act) {
            outcomes.push_back(std::async(std::launch::async, [&ready, act] {
                ready.arrive_and_wait();
                return act();
            }));
        };
        at_once([&] { return house.open()->refurbish(work); });
        for (const Draft& dinner : dinners)
            at_once([&] { return house.commit(dinner); });
        const bool removed = outcomes.front().get() == Committed::yes;
        for (int i = 1; i <= bookers; ++i)
            CHECK(outcomes.at(std::size_t(i)).get() ==
                  (removed ? Committed::day_has_changed : Committed::yes));
        CHECK(known(house, tables.at(std::size_t(round)).id)->in_service == !removed);
    }
    CHECK(house.findings().empty());
}

} // namespace
} // namespace maitred
