#include "tests/contract/house.hpp"

namespace maitred {
namespace {

TEST_CASE("a table that somebody has is never given twice, whatever the versions say")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    REQUIRE(house.commit({house.party(from("19:00", "20:00"), 1)}) == Committed::yes);
    const BookAudit before = contents(house);
    const Draft second =
        house.draft()
            .make(house.party(at("18:00"), 2))
            .make(house.party(from("19:30", "20:30"), 1, guest("Eve", "eve@example.org")))
            .keep("key", "answer");
    CHECK(house.commit(second) == Committed::table_is_taken);
    CHECK(contents(house) == before);
    CHECK(house.version() == 1);
    CHECK(!house.open()->has_committed(second.batch().id));
    CHECK(
        house.open()->kept_answers({{second.batch().changes.kept[0].retry_key}}, today()).empty());
}

TEST_CASE("a table is free from the end of a sitting on")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    REQUIRE(house.commit({house.party(from("19:00", "20:00"), 1)}) == Committed::yes);
    CHECK(house.commit({house.party(from("20:00", "21:00"), 1)}) == Committed::yes);
    CHECK(house.commit({house.party(from("18:00", "19:00"), 1)}) == Committed::yes);
    CHECK(house.findings().empty());
}

TEST_CASE("a place that is given up can be taken by another in the same batch")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation first = house.party(from("19:00", "20:00"), 1);
    REQUIRE(house.commit({first}) == Committed::yes);
    const Reservation second = house.party(from("19:00", "20:00"), 1);
    const Reservation cancelled = given_up(first, Cancelled{today()});
    CHECK(house.commit(house.draft()
                           .change(EventKind::reservation_cancelled, first, cancelled)
                           .make(second)) == Committed::yes);
    const StoredDay day = house.open()->day(that_day());
    REQUIRE(day.claims.size() == 2);
    CHECK(day.claims[0].holder == second.id);
    CHECK(day.claims[1].holder == second.id);
    CHECK(house.known({first, second}) == std::vector{cancelled, second});
    CHECK(house.findings().empty());
}

TEST_CASE("nobody gives up what belongs to another")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation first = house.party(at("19:00"), 1);
    REQUIRE(house.commit({first}) == Committed::yes);
    const Reservation thief = house.party(at("19:00"), 1);
    const Draft theft = house.draft().change(EventKind::reservation_cancelled, thief,
                                             given_up(thief, Cancelled{today()}));
    Batch batch = theft.batch();
    batch.changes.events.clear();
    (void)house.open()->commit(batch);
    const StoredDay day = house.open()->day(that_day());
    REQUIRE(day.claims.size() == 1);
    CHECK(day.claims[0].holder == first.id);
}

TEST_CASE("two batches on different days cannot both take a slot that is in neither's version")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation one = house.party(at("19:00"), 1);
    const Reservation other = house.party(at("19:00"), 1);
    REQUIRE(house.commit(house.draft({on("2030-07-01")}).make(one)) == Committed::yes);
    CHECK(house.commit(house.draft({on("2030-07-02")}).make(other)) == Committed::table_is_taken);
    CHECK(house.version(on("2030-07-02")) == 0);
}

} // namespace
} // namespace maitred
