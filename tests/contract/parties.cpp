// How a session finds parties for the floor.
#include "tests/contract/floor.hpp"

#include <algorithm>

namespace maitred {
namespace {

using std::chrono::minutes;

/// The ids of those whom parties_at finds, ascending, each as often as it was found.
std::vector<ReservationId> found_at(const House& house, const std::vector<int>& numbers,
                                    const std::vector<Window>& windows)
{
    std::vector<TableId> tables;
    for (const int number : numbers)
        tables.push_back(house.table(number));
    auto ids = ids_of(house.open()->parties_at(tables, windows));
    std::sort(ids.begin(), ids.end());
    return ids;
}

using Ids = std::vector<ReservationId>;

TEST_CASE("a reservation is found by its UUID with all that is known of it")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation dinner = house.party(at("19:00"), 1);
    const Reservation guests = walk_in(house, 2, from("12:05", "13:35"));
    REQUIRE(house.commit({dinner, guests}) == Committed::yes);
    CHECK(house.open()->reservation(dinner.uuid) == dinner);
    CHECK(house.open()->reservation(guests.uuid) == guests);
    CHECK(!house.open()->reservation(fresh_uuid(house.id())));
    CHECK(!house.open()->reservation(Uuid{}));
}

TEST_CASE("parties at a table are found from the day before a window to its end and not at it")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation party = house.party(at("19:00"), 1);
    REQUIRE(house.commit({party}) == Committed::yes);
    const auto found = [&](const Window& window) { return found_at(house, {1}, {window}).size(); };
    CHECK(found(from("18:00", "19:00")) == 0);
    CHECK(found(from("18:00", "19:01")) == 1);
    CHECK(found(from("19:00", "19:30")) == 1);
    CHECK(found(from("21:00", "22:00")) == 1);
    CHECK(found(from("2030-06-15 19:00", "2030-06-15 19:30")) == 1);
    CHECK(found(from("2030-06-15 19:01", "2030-06-15 19:30")) == 0);
}

TEST_CASE("only the parties at the tables that are asked for are found")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation one = house.party(at("19:00"), 1);
    const Reservation two = house.party(at("19:00"), 2);
    const Reservation three = house.party(at("19:00"), 3);
    REQUIRE(house.commit({one, two, three}) == Committed::yes);
    const Window evening = from("18:00", "22:00");
    CHECK(found_at(house, {1, 3}, {evening}) == Ids{one.id, three.id});
    CHECK(found_at(house, {4}, {evening}).empty());
    CHECK(found_at(house, {}, {evening}).empty());
    CHECK(found_at(house, {1, 2, 3}, {}).empty());
}

TEST_CASE("a party that several windows meet is found once, and whole")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation party = walk_in(house, 1, {at("23:00"), at("2030-06-15 01:10")});
    REQUIRE(house.commit({party}) == Committed::yes);
    const std::vector<TableId> tables = {house.table(1), house.table(2)};
    const std::vector<Window> windows = {from("22:00", "23:45"), from("23:30", "23:40"),
                                         from("2030-06-15 00:30", "2030-06-15 03:00")};
    CHECK(house.open()->parties_at(tables, windows) == std::vector<Reservation>{party});
}

TEST_CASE("who has given a table up is not found at it")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation party = house.party(at("19:00"), 1);
    REQUIRE(house.commit({party}) == Committed::yes);
    // The floor still wants to know where a party sat.
    const Reservation finished = with_stage(party, Finished{at("19:20")});
    REQUIRE(house.commit(house.draft().change(EventKind::party_finished, party, finished)) ==
            Committed::yes);
    CHECK(found_at(house, {1}, {from("18:00", "22:00")}).empty());
    CHECK(house.stored(party) == finished);
}

/// Made one after the other: a hold at 18:00, two dinners at 19:00 and 20:00, an unplaced one at
/// 19:30, somebody at the door, somebody who sits, and one that was cancelled.
struct Evening {
    std::uint64_t count = 0;
    std::unique_ptr<StorageUnderTest> tested = storage_under_test();
    House house{tested->storage()};
    Reservation held = made(house.party(at("18:00"), 1), Held{today(), at("17:00")});
    Reservation early = made(house.party(at("19:00"), 2), Confirmed{today()});
    Reservation late = made(house.party(at("20:00"), 3), RunningLate{today()});
    Reservation unplaced = made(without_table(at("19:30")), Arrived{today()});
    Reservation at_the_door = made(without_plan(at("18:45")), Waitlisted{today()});
    Reservation sitting = made(walk_in(house, 4, from("18:30", "20:00")), Seated{today()});
    Reservation cancelled = made(without_table(at("19:00")), Cancelled{today()});

    Evening()
    {
        // In another order than they were made in.
        REQUIRE(house.commit({late, cancelled, held, at_the_door, unplaced, early, sitting}) ==
                Committed::yes);
    }

    Reservation made(Reservation party, Stage stage)
    {
        ++count;
        party.stage = stage;
        party.uuid = Uuid::time_ordered(today() + minutes{count}, house.id(), 100 - count);
        return party;
    }
    Reservation without_table(Instant start)
    {
        Reservation party = house.party(start, 1);
        party.table.reset();
        return party;
    }
    Reservation without_plan(Instant start)
    {
        Reservation party = without_table(start);
        party.source = Source::walk_in;
        party.planned.reset();
        return party;
    }
    Ids listed(const PartyFilter& filter, int limit = 100, int offset = 0) const
    {
        return ids_of(house.open()->parties(filter, limit, offset));
    }
};

TEST_CASE("parties are listed with the one that was made last first, page by page")
{
    const Evening evening;
    const Ids all = {evening.cancelled.id, evening.sitting.id, evening.at_the_door.id,
                     evening.unplaced.id,  evening.late.id,    evening.early.id,
                     evening.held.id};
    CHECK(evening.listed({}) == all);
    CHECK(evening.listed({}, 3) == Ids{all[0], all[1], all[2]});
    CHECK(evening.listed({}, 3, 3) == Ids{all[3], all[4], all[5]});
    CHECK(evening.listed({}, 3, 6) == Ids{all[6]});
    CHECK(evening.listed({}, 3, 7).empty());
    CHECK(evening.house.open()->parties({}, 1, 1).at(0) == evening.sitting);
}

TEST_CASE("parties are listed by their stages and by when they come")
{
    const Evening evening;
    CHECK(evening.listed({.stages = {StageName::held}}) == Ids{evening.held.id});
    CHECK(evening.listed({.stages = {StageName::seated, StageName::cancelled}}) ==
          Ids{evening.cancelled.id, evening.sitting.id});
    CHECK(evening.listed({.stages = {StageName::no_show}}).empty());
    CHECK(evening.listed({.starts_in = from("19:00", "20:00")}) ==
          Ids{evening.cancelled.id, evening.unplaced.id, evening.early.id});
    CHECK(evening.listed({.starts_in = from("19:01", "20:01")}) ==
          Ids{evening.unplaced.id, evening.late.id});
    CHECK(evening.listed({.starts_in = Window{at("2030-06-13 18:00"), at("18:00")}}).empty());
    CHECK(evening.listed({.stages = {StageName::confirmed, StageName::cancelled},
                          .starts_in = from("19:00", "19:30")},
                         1, 1) == Ids{evening.early.id});
}

TEST_CASE("unplaced are those who come at a time and have no table, and nobody else")
{
    const Evening evening;
    CHECK(evening.listed({.unplaced_only = true}) == Ids{evening.unplaced.id});
    CHECK(evening.listed({.stages = {StageName::arrived}, .unplaced_only = true}) ==
          Ids{evening.unplaced.id});
    CHECK(evening.listed({.stages = {StageName::confirmed}, .unplaced_only = true}).empty());
    CHECK(evening.listed({.starts_in = from("18:00", "19:30"), .unplaced_only = true}).empty());
}

} // namespace
} // namespace maitred
