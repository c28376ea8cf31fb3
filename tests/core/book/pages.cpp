#include "core/book/pages.hpp"
#include "core/book/lay_out.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/rooms.hpp"
#include "tests/support/utc_zones.hpp"

using namespace maitred;

namespace {

Pages open_pages(const Room& room, const StoredDay& stored = {})
{
    Pages pages{std::make_shared<const Room>(room)};
    pages.lay_open(std::make_shared<const DayBook>(lay_out(room, that_day(), stored, UtcZones{})));
    return pages;
}

const Instant now = at("18:00");

} // namespace

TEST_CASE("a table that is taken for a window is free before and after it")
{
    Pages pages = open_pages(a_room_of(3));
    pages.take(from("19:00", "20:00"), 1);
    CHECK(pages.free_tables(from("19:00", "20:00"), now).count() == 2);
    CHECK_FALSE(pages.free_tables(from("19:30", "21:00"), now).contains(1));
    CHECK_FALSE(pages.free_tables(from("18:00", "19:30"), now).contains(1));
    CHECK(pages.free_tables(from("20:00", "21:00"), now).count() == 3);
    CHECK(pages.free_tables(from("18:00", "19:00"), now).count() == 3);
    pages.free(from("19:00", "20:00"), 1);
    CHECK(pages.free_tables(from("18:00", "21:00"), now).count() == 3);
}

TEST_CASE("a window that begins or ends within a slot takes the whole slot")
{
    Pages pages = open_pages(a_room_of(1));
    pages.take(from("19:10", "19:40"), 0);
    CHECK(pages.free_tables(from("19:00", "19:10"), now).empty());
    CHECK(pages.free_tables(from("19:40", "20:00"), now).empty());
    CHECK(pages.free_tables(from("20:00", "20:30"), now).count() == 1);
}

TEST_CASE("copies of pages are written in apart from each other")
{
    Pages mine = open_pages(a_room_of(1));
    const Pages yours = mine;
    mine.take(from("19:00", "20:00"), 0);
    mine.turn(that_day());
    CHECK(yours.free_tables(from("19:00", "20:00"), now).count() == 1);
    CHECK(yours.on(that_day()).version.day == 0);
    CHECK(mine.on(that_day()).version.day == 1);
}

TEST_CASE("pages cover a window only if every date that it touches is open")
{
    const Pages pages = open_pages(a_room_of(1));
    CHECK(pages.has(that_day()));
    CHECK_FALSE(pages.has(on("2030-06-15")));
    CHECK(pages.cover({at("23:00"), at("2030-06-15 00:00")}));
    CHECK_FALSE(pages.cover({at("23:00"), at("2030-06-15 00:30")}));
    CHECK_FALSE(pages.cover({at("2030-06-13 23:30"), at("00:30")}));
}

TEST_CASE("a freed place forgets its hold")
{
    Pages pages = open_pages(a_room_of(1));
    pages.hold(from("19:00", "20:00"), 0, ReservationId{1}, at("18:10"));
    CHECK(pages.on(that_day()).held.size() == 2);
    pages.free(from("19:00", "20:00"), 0);
    CHECK(pages.on(that_day()).held.empty());
}

TEST_CASE("a day is laid out claim by claim, and holds keep their instant")
{
    const StoredDay stored{.version = 12,
                           .claims = {{TableId{101}, at("19:00"), ReservationId{1}},
                                      {TableId{102}, at("19:30"), ReservationId{2}}},
                           .holds = {{ReservationId{2}, at("18:10")}}};
    const Pages pages = open_pages(a_room_of(2), stored);
    const DayBook& day = pages.on(that_day());
    CHECK(day.version == DayVersion{1, 12});
    CHECK(day.plan.taken(38, 0));
    CHECK(day.plan.taken(39, 1));
    CHECK_FALSE(day.plan.taken(38, 1));
    CHECK(day.held == std::vector<HeldPlace>{{39, 1, ReservationId{2}, at("18:10")}});
}

TEST_CASE("a claim of a table that has left the room takes nothing away")
{
    const StoredDay stored{.claims = {{TableId{999}, at("19:00"), ReservationId{1}}}};
    CHECK(open_pages(a_room_of(2), stored).free_tables(from("19:00", "19:30"), now).count() == 2);
}

TEST_CASE("a claim made on another grid takes the slot that it falls into")
{
    const StoredDay stored{.claims = {{TableId{101}, at("19:15"), ReservationId{1}}}};
    const Pages pages = open_pages(a_room_of(1), stored);
    CHECK(pages.free_tables(from("19:00", "19:30"), now).empty());
    CHECK(pages.free_tables(from("19:30", "20:00"), now).count() == 1);
}

TEST_CASE("a claim whose slot began on the day before takes nothing of this day")
{
    const StoredDay stored{.claims = {{TableId{101}, at("00:05"), ReservationId{1}}}};
    const Pages pages = open_pages(with_grid(a_room_of(1), every(30, 15)), stored);
    CHECK(pages.on(that_day()).plan == Plan{48, 1});
}

TEST_CASE("a day knows the hours of service that concern its sittings")
{
    const Pages pages = open_pages(with_hours(a_room_of(1), 18, 2));
    CHECK(pages.open_during({at("23:30"), at("2030-06-15 01:00")}));
    CHECK(pages.open_during(from("00:30", "02:00")));
    CHECK_FALSE(pages.open_during(from("12:00", "13:00")));
}

TEST_CASE("events are known by their names")
{
    CHECK(name_of(EventKind::reservation_made) == "reservation_made");
    CHECK(name_of(EventKind::hold_placed) == "hold_placed");
    CHECK(name_of(EventKind::reservation_confirmed) == "reservation_confirmed");
    CHECK(name_of(EventKind::reservation_moved) == "reservation_moved");
    CHECK(name_of(EventKind::reservation_cancelled) == "reservation_cancelled");
    CHECK(name_of(EventKind::hold_expired) == "hold_expired");
}
