#include "core/book/pages.hpp"
#include "tests/support/hours.hpp"
#include "tests/support/printing.hpp"

using namespace maitred;

TEST_CASE("a time belongs to the slot that has begun, not to the nearest one")
{
    CHECK(half_hours().slot_at(at("19:12")).start() == at("19:00"));
    CHECK(half_hours().slot_at(at("19:28")).start() == at("19:00"));
    CHECK(half_hours().slot_at(at("19:29:59")).start() == at("19:00"));
    CHECK(half_hours().slot_at(at("19:30")).start() == at("19:30"));
    CHECK(half_hours().slot_at(at("19:00")).start() == at("19:00"));
}

TEST_CASE("the last microsecond of a slot is still its own")
{
    const Instant last = at("19:30") - std::chrono::microseconds{1};
    CHECK(half_hours().slot_at(last).start() == at("19:00"));
}

TEST_CASE("slots begin on the grid of their step")
{
    CHECK(every(5).slot_at(at("19:28")).start() == at("19:25"));
    CHECK(every(10).slot_at(at("19:28")).start() == at("19:20"));
    CHECK(every(15).slot_at(at("19:28")).start() == at("19:15"));
    CHECK(every(20).slot_at(at("19:28")).start() == at("19:20"));
    CHECK(every(60).slot_at(at("19:28")).start() == at("19:00"));
}

TEST_CASE("an offset shifts every slot")
{
    CHECK(every(30, 15).slot_at(at("19:14")).start() == at("18:45"));
    CHECK(every(30, 15).slot_at(at("19:15")).start() == at("19:15"));
    CHECK(every(60, 45).slot_at(at("19:44")).start() == at("18:45"));
}

TEST_CASE("the first minutes of a date may belong to the last slot of the day before")
{
    CHECK(every(30, 15).slot_at(at("2030-06-14 00:05")).start() == at("2030-06-13 23:45"));
    CHECK(half_hours().slot_at(at("2030-06-14 00:05")).start() == at("2030-06-14 00:00"));
}

TEST_CASE("before 1970 a time belongs to the slot that has begun, too")
{
    CHECK(half_hours().slot_at(at("1969-12-31 23:50")).start() == at("1969-12-31 23:30"));
    CHECK(half_hours().slot_at(at("1969-12-31 23:30")).start() == at("1969-12-31 23:30"));
    CHECK(every(30, 15).slot_at(at("1970-01-01 00:05")).start() == at("1969-12-31 23:45"));
    CHECK(every(20, 5).slot_at(at("1912-04-14 23:40")).start() == at("1912-04-14 23:25"));
}

TEST_CASE("a slot of every grid contains the time that it was made of, and begins on the grid")
{
    for (const int step : {5, 10, 15, 20, 30, 60})
        for (int offset = 0; offset < step; offset += 5)
            for (int minute = -3000; minute < 3000; minute += 7) {
                const Instant time = Instant{} + std::chrono::minutes{minute};
                const Slot slot = every(step, offset).slot_at(time);
                CHECK(slot.sitting(std::chrono::minutes{step}).contains(time));
                CHECK(every(step, offset).slot_at(slot.start()) == slot);
            }
}

TEST_CASE("only steps that divide the hour, and offsets within them, make a grid")
{
    using std::chrono::minutes;
    for (const int step : {5, 10, 15, 20, 30, 60})
        CHECK(SlotGrid::every(minutes{step}));
    for (const int step : {-30, 0, 1, 7, 12, 25, 45, 90, 120})
        CHECK(SlotGrid::every(minutes{step}).error().reason == Reason::bad_time);
    CHECK(SlotGrid::every(minutes{30}, minutes{29}));
    CHECK(SlotGrid::every(minutes{30}, minutes{30}).error().reason == Reason::bad_time);
    CHECK(SlotGrid::every(minutes{30}, minutes{-1}).error().reason == Reason::bad_time);
}

TEST_CASE("every date has as many slots as its hours hold")
{
    CHECK(half_hours().slots_a_day() == 48);
    CHECK(every(5).slots_a_day() == 288);
    CHECK(every(60).slots_a_day() == 24);
    CHECK(every(20, 15).slots_a_day() == 72);
}

TEST_CASE("the slots of a date are counted from its first, which may not be midnight")
{
    CHECK(half_hours().first_of(that_day()).start() == at("00:00"));
    CHECK(every(30, 15).first_of(that_day()).start() == at("00:15"));
    for (const SlotGrid grid : {half_hours(), every(30, 15), every(60, 59), every(5)}) {
        Slot slot = grid.first_of(that_day());
        for (std::size_t index = 0; index < grid.slots_a_day(); ++index) {
            CHECK(grid.index(slot) == index);
            CHECK(utc_date_of(slot.start()) == that_day());
            slot = grid.later(slot, 1);
        }
        CHECK(grid.index(slot) == 0);
        CHECK(utc_date_of(slot.start()) == on("2030-06-15"));
    }
}

TEST_CASE("slots follow each other over midnight in both directions")
{
    const Slot last = half_hours().slot_at(at("2030-06-14 23:30"));
    CHECK(half_hours().later(last, 1).start() == at("2030-06-15 00:00"));
    CHECK(half_hours().later(last, -48).start() == at("2030-06-13 23:30"));
    CHECK(half_hours().later(last, 0) == last);
}

TEST_CASE("a window touches the slots that it begins, fills or ends in")
{
    const SlotGrid grid = half_hours();
    CHECK(grid.first_touched(from("19:10", "20:10")).start() == at("19:00"));
    CHECK(grid.past_touched(from("19:10", "20:10")).start() == at("20:30"));
    CHECK(grid.past_touched(from("19:00", "20:00")).start() == at("20:00"));
    CHECK(grid.past_touched(from("19:00", "20:00:01")).start() == at("20:30"));
    CHECK(grid.past_touched(from("19:05", "19:10")).start() == at("19:30"));
}

TEST_CASE("nearly every sitting concerns one date, and one over midnight two")
{
    using Dates = std::vector<UtcDate>;
    const Window late = {at("2030-06-14 23:00"), at("2030-06-15 00:30")};
    CHECK(dates_touched(half_hours(), from("19:00", "20:30")) == Dates{that_day()});
    CHECK(dates_touched(half_hours(), {at("2030-06-14 23:00"), at("2030-06-15 00:00")}) ==
          Dates{that_day()});
    CHECK(dates_touched(half_hours(), late) == Dates{that_day(), on("2030-06-15")});
    // The slot that runs over midnight belongs to the date on which it begins.
    CHECK(dates_touched(every(30, 15), {at("2030-06-14 22:45"), at("2030-06-15 00:15")}) ==
          Dates{that_day()});
    // The house's hours are those of the date on which the sitting begins.
    CHECK(dates_touched(every(30, 15), {at("2030-06-15 00:05"), at("2030-06-15 00:10")}) ==
          Dates{that_day(), on("2030-06-15")});
}

TEST_CASE("a sitting claims its table for every slot that it touches")
{
    const auto claims =
        claims_of(half_hours(), from("19:10", "20:10"), TableId{3}, ReservationId{8});
    CHECK(claims == std::vector<Claim>{{TableId{3}, at("19:00"), ReservationId{8}},
                                       {TableId{3}, at("19:30"), ReservationId{8}},
                                       {TableId{3}, at("20:00"), ReservationId{8}}});
}
