// What the reservations add up to.
#include "tests/contract/floor.hpp"
#include "tests/contract/members.hpp"

namespace maitred {
namespace {

FigureSheet figures(const House& house, const Window& window = from("00:00", "23:45"))
{
    return house.open()->figures(window);
}

/// As whoever wrote the reservation before there were figures.
Batch without_figures(Batch batch)
{
    batch.changes.figures.clear();
    return batch;
}

TEST_CASE("figures are added to those of their quarter, and taken from them")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation dinner = house.party(from("19:00", "20:30"), 1);
    const Reservation other = house.party(from("19:10", "19:40"), 2);
    const Reservation members = dinner_of(house, {41}, from("19:00", "20:00"), 3);
    REQUIRE(house.commit({dinner}) == Committed::yes);
    REQUIRE(house.commit({other, members}) == Committed::yes);
    const FigureKey guests{at("19:00"), Source::guest_surface};
    const FigureKey of_members{at("19:00"), Source::member_surface};
    CHECK(figures(house) ==
          FigureSheet{{guests, {2, 4, 0, 0, 150}}, {of_members, {1, 2, 0, 0, 60}}});

    const Reservation cancelled = given_up(dinner, Cancelled{today()});
    REQUIRE(house.commit(house.draft().change(EventKind::reservation_cancelled, dinner,
                                              cancelled)) == Committed::yes);
    CHECK(figures(house).at(guests) == Figures{2, 2, 1, 0, 60});
    CHECK(house.findings().empty());
}

TEST_CASE("figures are asked for by the quarters that begin in a window, and all together")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    CHECK(house.open()->all_figures() == Figures{});
    REQUIRE(house.commit({house.party(at("19:00"), 1), house.party(at("19:30"), 1),
                          house.party(at("20:00"), 1)}) == Committed::yes);
    const auto quarters = [&](const Window& window) {
        std::vector<Instant> starts;
        for (const auto& [key, one] : figures(house, window))
            starts.push_back(key.quarter);
        return starts;
    };
    CHECK(quarters(from("19:00", "20:00")) == std::vector{at("19:00"), at("19:30")});
    CHECK(quarters(from("19:01", "20:01")) == std::vector{at("19:30"), at("20:00")});
    CHECK(house.open()->all_figures() == Figures{3, 6, 0, 0, 90});
}

TEST_CASE("a quarter in which nobody comes any more has no figures")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation dinner = house.party(at("19:00"), 1);
    Reservation moved = dinner;
    moved.sitting = from("21:00", "21:30");
    REQUIRE(house.commit({dinner}) == Committed::yes);
    REQUIRE(house.commit(house.draft().change(EventKind::reservation_moved, dinner, moved)) ==
            Committed::yes);
    CHECK(figures(house) == FigureSheet{{{at("21:00"), Source::guest_surface}, {1, 2, 0, 0, 30}}});
    CHECK(contents(house).figures == figures(house));
}

TEST_CASE("a batch that is refused changes no figures")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation dinner = house.party(at("19:00"), 1);
    CHECK(house.commit(house.draft().make(dinner).as_if_in_room(99)) == Committed::day_has_changed);
    CHECK(figures(house).empty());
}

TEST_CASE("figures that do not say what the book says are mended, and then stay as they are")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    REQUIRE(house.commit({house.party(from("18:07", "19:37"), 4)}) == Committed::yes);
    CHECK(!house.open()->mend_figures());
    Reservation did_not_come = with_stage(house.party(at("20:00"), 2), NoShow{today()});
    did_not_come.source = Source::floor_surface;
    Reservation unplaced = house.party(at("19:00"), 3);
    unplaced.table.reset();
    const Draft others = house.draft()
                             .make(house.party(from("19:10", "20:00"), 1))
                             .make(given_up(house.party(at("19:00"), 2), Cancelled{today()}))
                             .make(given_up(house.party(at("19:00"), 2), Expired{today()}))
                             .make(did_not_come)
                             .make(unplaced);
    REQUIRE(commit(house, without_figures(others.batch())) == Committed::yes);
    CHECK(!house.findings().empty());
    CHECK(house.open()->mend_figures());
    CHECK(figures(house) == FigureSheet{{{at("18:00"), Source::guest_surface}, {1, 2, 0, 0, 120}},
                                        {{at("19:00"), Source::guest_surface}, {4, 4, 2, 0, 60}},
                                        {{at("20:00"), Source::floor_surface}, {1, 0, 0, 1, 0}}});
    CHECK(house.findings().empty());
    CHECK(!house.open()->mend_figures());
}

TEST_CASE("figures of nobody are mended, too")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    Batch batch = house.draft().batch();
    batch.changes.figures = {{{at("19:00"), Source::seed}, {1, 2, 0, 0, 30}}};
    batch.changes.deeds = {settings_deed("a", "b")};
    REQUIRE(commit(house, batch) == Committed::yes);
    CHECK(house.open()->mend_figures());
    CHECK(figures(house).empty());
}

TEST_CASE("where the slot changes, the minutes of those to come are counted anew")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation dinner = house.party(from("19:10", "20:00"), 1);
    const Reservation was = house.party({today() - std::chrono::minutes{50}, today()}, 1);
    REQUIRE(house.commit({dinner, was}) == Committed::yes);
    const auto minutes_of = [&](const Reservation& one) {
        return house.open()->audit().figures.at(figure_key(one)).table_minutes;
    };
    REQUIRE(minutes_of(was) == 60);
    REQUIRE(house.settle(5, 10).changed);
    CHECK(minutes_of(dinner) == 50);
    CHECK(minutes_of(was) == 60);
    Profile profile = house.open()->profile();
    profile.slot = std::chrono::minutes{20};
    REQUIRE(refurbish(house, profile) == Committed::yes);
    CHECK(minutes_of(dinner) == 60);
    CHECK(minutes_of(was) == 60);
    CHECK(!house.open()->mend_figures());
    CHECK(house.findings().empty());
}

} // namespace
} // namespace maitred
