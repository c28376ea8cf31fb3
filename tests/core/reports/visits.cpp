#include "core/reports/visits.hpp"
#include "tests/support/hours.hpp"
#include "tests/support/printing.hpp"

#include <array>

using namespace maitred;

TEST_CASE("somebody's reservations are counted however they ended")
{
    const std::array tallies = {StageTally{StageName::confirmed, 2, at("2030-06-20 19:00")},
                                StageTally{StageName::finished, 3, at("2030-06-01 20:00")},
                                StageTally{StageName::cancelled, 4, at("2030-06-21 19:00")},
                                StageTally{StageName::no_show, 1, at("2030-06-10 19:00")},
                                StageTally{StageName::expired, 5, at("2030-06-11 19:00")}};
    const Visits visits = visits_in(tallies);
    CHECK(visits.total == 15);
    CHECK(visits.completed == 3);
    CHECK(visits.cancelled == 4);
    CHECK(visits.no_shows == 1);
    CHECK(visits.expired == 5);
    CHECK(visits.last_visit == at("2030-06-01 20:00")); // to the others they did not come
}

TEST_CASE("whoever never came has no last visit; whoever sits has one")
{
    CHECK(visits_in(std::array{StageTally{StageName::confirmed, 1, at("19:00")}}).last_visit ==
          std::nullopt);
    CHECK(visits_in(std::array{StageTally{StageName::seated, 1, at("19:00")}}).last_visit ==
          at("19:00"));
    CHECK(visits_in({}) == Visits{});
}

TEST_CASE("visits to several restaurants add up, and the latest is the last")
{
    Visits all = visits_in(std::array{StageTally{StageName::finished, 1, at("2030-06-01 20:00")}});
    all += visits_in(std::array{StageTally{StageName::finished, 2, at("2030-06-03 20:00")},
                                StageTally{StageName::cancelled, 1, at("2030-06-09 20:00")}});
    all += Visits{};
    CHECK(all.total == 4);
    CHECK(all.completed == 3);
    CHECK(all.last_visit == at("2030-06-03 20:00"));
}
