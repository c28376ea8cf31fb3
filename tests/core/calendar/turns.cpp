#include "core/calendar/turn_time.hpp"

#include <catch2/catch.hpp>

using namespace maitred;
using std::chrono::minutes;

TEST_CASE("without steps every party sits for the usual time")
{
    const TurnTimes turns{minutes{90}};
    CHECK(turns.turn_for(1) == minutes{90});
    CHECK(turns.turn_for(20) == minutes{90});
    CHECK(turns.usual() == minutes{90});
}

TEST_CASE("a step holds for parties of its size and more, until the next step")
{
    const TurnTimes turns{minutes{90}, {{3, minutes{120}}, {7, minutes{180}}}};
    CHECK(turns.turn_for(2) == minutes{90});
    CHECK(turns.turn_for(3) == minutes{120});
    CHECK(turns.turn_for(6) == minutes{120});
    CHECK(turns.turn_for(7) == minutes{180});
    CHECK(turns.turn_for(99) == minutes{180});
}

TEST_CASE("the order in which steps are written does not matter")
{
    const TurnTimes turns{minutes{90}, {{7, minutes{180}}, {3, minutes{60}}}};
    CHECK(turns.turn_for(5) == minutes{60});
    CHECK(turns.turn_for(8) == minutes{180});
}
