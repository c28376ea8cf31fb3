#include "tests/support/floor.hpp"
#include "tests/usecases/platform.hpp"

namespace maitred {
namespace {

TEST_CASE("a customer's visits are what the books of all restaurants say of them")
{
    Platform platform;
    const Reservation dinner = platform.books(platform.bistro, at("19:00"));
    const Reservation lunch = platform.books(platform.house, at("12:30"));
    platform.does(platform.house, cancel(platform.books(platform.house, at("15:00")).id));
    const Reservation missed = platform.books(platform.house, at("16:00"));
    platform.holds(platform.house, at("21:00"));
    platform.does(platform.house, table_for(2, at("18:00")));
    const Visits at_noon{.total = 5, .cancelled = 1};
    CHECK(platform.count_visits(platform.cleo.id) == at_noon);

    platform.clock.set(at("12:30"));
    platform.does(platform.house, becomes(lunch.id, StageName::seated));
    platform.clock.set(at("13:30"));
    platform.does(platform.house, becomes(lunch.id, StageName::finished));
    platform.clock.set(at("16:30"));
    platform.does(platform.house, becomes(missed.id, StageName::no_show));
    const Visits in_the_house{.total = 4,
                              .cancelled = 1,
                              .no_shows = 1,
                              .expired = 1,
                              .completed = 1,
                              .last_visit = at("12:30")};
    CHECK(platform.count_visits.in(platform.house, platform.cleo.id) == in_the_house);
    CHECK(platform.count_visits.in(platform.bistro, platform.cleo.id) == Visits{.total = 1});

    platform.clock.set(at("19:00"));
    platform.does(platform.bistro, becomes(dinner.id, StageName::seated));
    Visits everywhere = in_the_house;
    everywhere.total = 5;
    everywhere.last_visit = at("19:00");
    CHECK(platform.count_visits(platform.cleo.id) == everywhere);
}

TEST_CASE("who has never been anywhere has no visits")
{
    Platform platform;
    CHECK(platform.count_visits(platform.cleo.id) == Visits{});
}

} // namespace
} // namespace maitred
