#include "tests/contract/house.hpp"

namespace maitred {
namespace {

using std::chrono::minutes;

/// A hold on table 1 at 19:00 that stands for a quarter of an hour.
Reservation hold_in(House& house)
{
    return with_stage(house.party(at("19:00"), 1), Held{today(), today() + minutes{15}});
}

TEST_CASE("a hold is in the day with the time until which it stands")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation held = hold_in(house);
    REQUIRE(house.commit({held, house.party(at("19:00"), 2)}) == Committed::yes);
    const StoredDay day = house.open()->day(that_day());
    CHECK(day.claims.size() == 2);
    CHECK(day.holds == std::vector<StoredDay::Hold>{{held.id, today() + minutes{15}}});
    CHECK(house.stored(held) == held);
}

TEST_CASE("a hold over several slots and past midnight is one hold, on both days")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation held = with_stage(house.party({at("23:00"), at("2030-06-15 01:00")}, 1),
                                        Held{today(), today() + minutes{15}});
    REQUIRE(house.commit({held}) == Committed::yes);
    CHECK(house.open()->day(that_day()).holds.size() == 1);
    CHECK(house.open()->day(on("2030-06-15")).holds.size() == 1);
    CHECK(house.open()->day(on("2030-06-15")).claims.size() == 2);
}

TEST_CASE("a hold that is confirmed keeps its place")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation held = hold_in(house);
    REQUIRE(house.commit({held}) == Committed::yes);
    const Reservation confirmed = with_stage(held, Confirmed{today() + minutes{5}});
    CHECK(house.commit(house.draft().change(EventKind::reservation_confirmed, held, confirmed)) ==
          Committed::yes);
    const StoredDay day = house.open()->day(that_day());
    CHECK(day.claims == std::vector<Claim>{{house.table(1), at("19:00"), held.id}});
    CHECK(day.holds.empty());
    CHECK(house.stored(held) == confirmed);
}

TEST_CASE("a hold that has expired leaves its place")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation held = hold_in(house);
    REQUIRE(house.commit({held}) == Committed::yes);
    const Reservation expired = given_up(held, Expired{today() + minutes{15}});
    CHECK(house.commit(house.draft().change(EventKind::hold_expired, held, expired)) ==
          Committed::yes);
    CHECK(house.open()->day(that_day()).claims.empty());
    CHECK(house.stored(held) == expired);
}

TEST_CASE("a reservation that is moved has its new place and not its old one")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation dinner = house.party(at("19:00"), 1);
    REQUIRE(house.commit({dinner}) == Committed::yes);
    Reservation moved = dinner;
    moved.sitting = {at("2030-06-15 20:00"), at("2030-06-15 21:00")};
    moved.table = house.table(4);
    moved.party = 7;
    moved.pinned = true;
    CHECK(house.commit(house.draft({that_day(), on("2030-06-15")})
                           .change(EventKind::reservation_moved, dinner, moved)) == Committed::yes);
    CHECK(house.open()->day(that_day()).claims.empty());
    CHECK(house.open()->day(on("2030-06-15")).claims.size() == 2);
    CHECK(house.stored(dinner) == moved);
    CHECK(house.list({.date = that_day()}).total == 0);
    CHECK(house.list({.date = on("2030-06-15")}).total == 1);
    CHECK(house.findings().empty());
}

TEST_CASE("a reservation that changes twice in one batch is written in its last state")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation held = hold_in(house);
    const Reservation confirmed = with_stage(held, Confirmed{today()});
    const Reservation cancelled = given_up(held, Cancelled{today()});
    REQUIRE(house.commit(house.draft()
                             .make(held)
                             .change(EventKind::reservation_confirmed, held, confirmed)
                             .change(EventKind::reservation_cancelled, confirmed, cancelled)) ==
            Committed::yes);
    CHECK(house.stored(held) == cancelled);
    CHECK(house.open()->day(that_day()).claims.empty());
    CHECK(contents(house).event_sequence == std::vector<std::int64_t>{1, 2, 3});
    CHECK(house.list({.date = that_day()}).reservations[0].guest.has_value());

    const Reservation back = with_stage(held, Confirmed{today()});
    REQUIRE(house.commit(house.draft()
                             .change(EventKind::reservation_confirmed, cancelled, back)
                             .change(EventKind::reservation_cancelled, back, cancelled)) ==
            Committed::yes);
    CHECK(house.stored(held) == cancelled);
    CHECK(house.findings().empty());
}

TEST_CASE("every stage and source is read as it was written")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    std::vector<Reservation> all;
    const Instant when = at("2030-06-01 12:34") + std::chrono::microseconds{567891};
    for (std::size_t i = 0; i < std::variant_size_v<Stage>; ++i) {
        const auto name = static_cast<StageName>(i);
        Reservation one = house.party(at("12:00") + i * minutes{30}, 1);
        one.stage = stage_of(name, when, when + minutes{15});
        one.source = static_cast<Source>(i % 6);
        one.made_at = when;
        if (!takes_a_table(name))
            one.table = std::nullopt;
        all.push_back(one);
    }
    REQUIRE(house.commit(all) == Committed::yes);
    CHECK(house.known(all) == all);
    CHECK(house.findings().empty());
}

} // namespace
} // namespace maitred
