#include "tests/contract/house.hpp"

namespace maitred {
namespace {

TEST_CASE("a committed booking is in the day and in the book")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation dinner = house.party(from("19:00", "20:30"), 3);
    REQUIRE(house.commit({dinner}) == Committed::yes);

    const StoredDay day = house.open()->day(that_day());
    CHECK(day.version == 1);
    CHECK(std::set<Claim>(day.claims.begin(), day.claims.end()) ==
          std::set<Claim>{{house.table(3), at("19:00"), dinner.id},
                          {house.table(3), at("19:30"), dinner.id},
                          {house.table(3), at("20:00"), dinner.id}});
    CHECK(house.stored(dinner) == dinner);
    CHECK(contents(house).event_sequence == std::vector<std::int64_t>{1});
    CHECK(house.findings().empty());
}

TEST_CASE("a day that nobody wrote in is at version 0, and empty")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    const StoredDay day = house.open()->day(that_day());
    CHECK(day.version == 0);
    CHECK(day.claims.empty());
    CHECK(day.holds.empty());
}

TEST_CASE("every batch raises the versions of its own days by one, and of no others")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    REQUIRE(house.commit({house.party(at("18:00"), 1)}) == Committed::yes);
    REQUIRE(house.commit({house.party(at("19:00"), 1), house.party(at("19:00"), 2)}) ==
            Committed::yes);
    const std::vector<UtcDate> dates = {that_day(), on("2030-06-15")};
    const auto room = house.open()->room().version;
    CHECK(house.open()->versions(dates) == std::vector<DayVersion>{{room, 2}, {room, 0}});
}

TEST_CASE("a batch that was decided on another version of the day is refused and leaves nothing")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    REQUIRE(house.commit({house.party(at("18:00"), 1)}) == Committed::yes);
    const BookAudit before = contents(house);
    for (const std::int64_t version : {0, 2, 7}) {
        const Draft late = house.draft()
                               .make(house.party(at("19:00"), 1, guest("Eve", "eve@example.org")))
                               .keep("key", "answer")
                               .as_if_read_at(that_day(), version);
        CHECK(house.commit(late) == Committed::day_has_changed);
        CHECK(contents(house) == before);
        CHECK(!house.open()->has_committed(late.batch().id));
        CHECK(house.open()
                  ->kept_answers({{late.batch().changes.kept[0].retry_key}}, today())
                  .empty());
    }
}

TEST_CASE("a version is refused that a day which nobody wrote in cannot have")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    Draft impossible = house.draft().make(house.party(at("19:00"), 1));
    impossible.as_if_read_at(that_day(), 3);
    CHECK(house.commit(impossible) == Committed::day_has_changed);
    CHECK(house.version() == 0);
}

TEST_CASE("a batch that was decided in another room is refused and leaves nothing")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    Draft draft = house.draft().make(house.party(at("19:00"), 1));
    REQUIRE(house.settle(6).changed);
    CHECK(house.commit(draft) == Committed::day_has_changed);
    CHECK(house.commit(draft.as_if_in_room(draft.batch().room_version + 2)) ==
          Committed::day_has_changed);
    CHECK(contents(house) == BookAudit{});
    CHECK(house.version() == 0);
}

TEST_CASE("a sitting past midnight is refused whole where its second day has changed")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const UtcDate next = on("2030-06-15");
    const Reservation late = house.party({at("23:30"), at("2030-06-15 00:30")}, 1);
    Draft draft = house.draft({that_day(), next}).make(late);
    REQUIRE(house.commit({house.party(at("2030-06-15 12:00"), 1)}) == Committed::yes);
    CHECK(house.commit(draft) == Committed::day_has_changed);
    CHECK(house.version(that_day()) == 0);
    CHECK(house.version(next) == 1);

    REQUIRE(house.commit({late}) == Committed::yes);
    CHECK(house.version(that_day()) == 1);
    CHECK(house.version(next) == 2);
    CHECK(house.open()->day(that_day()).claims.size() == 1);
    CHECK(house.open()->day(next).claims.size() == 2);
    CHECK(house.findings().empty());
}

TEST_CASE("a batch is found by its id once it was committed")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Draft draft = house.draft().make(house.party(at("19:00"), 1));
    CHECK(!house.open()->has_committed(draft.batch().id));
    REQUIRE(house.commit(draft) == Committed::yes);
    CHECK(house.open()->has_committed(draft.batch().id));
    CHECK(!house.open()->has_committed(fresh_uuid(house.id())));
}

TEST_CASE("only reservations that exist are found")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation one = house.party(at("19:00"), 1);
    const Reservation other = house.party(at("19:00"), 2);
    const Reservation never = house.party(at("19:00"), 3);
    REQUIRE(house.commit({one, other}) == Committed::yes);
    CHECK(house.known({other, never, one}) == std::vector{one, other});
    CHECK(house.open()->reservations({}).empty());
}

} // namespace
} // namespace maitred
