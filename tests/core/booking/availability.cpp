#include "core/booking/availability.hpp"
#include "tests/support/paper_book.hpp"
#include "tests/support/printing.hpp"

using namespace maitred;

namespace {

const Instant morning = at("09:00");

Availability seen(const PaperBook& book, const std::string& time, int party, Instant now = morning)
{
    const Slot slot = book.room().grid.slot_at(at(time));
    const std::set<UtcDate> dates = {that_day(), on("2030-06-15")};
    return availability(book.pages(dates), slot, party, now);
}

std::vector<Instant> offered(const PaperBook& book, const std::string& time, int party = 2,
                             Terms terms = {morning}, const std::set<UtcDate>& dates = {that_day()})
{
    return alternatives(book.pages(dates), book.room().grid.slot_at(at(time)), party, terms);
}

/// Takes every table of a room of one for the slot of each of these times.
PaperBook full_at(const std::vector<std::string>& times, Room room = a_room_of(1))
{
    PaperBook book{std::move(room)};
    for (const std::string& time : times)
        book.enter(table_for(party_of(2), at(time)), morning, Past::allowed);
    return book;
}

} // namespace

TEST_CASE("every table that nobody has is available")
{
    PaperBook book{a_room_of(30)};
    CHECK(seen(book, "19:28", party_of(2)) ==
          Availability{half_hours().slot_at(at("19:00")), 30, 30});
    book.enter(table_for(party_of(2), at("19:00")), morning);
    CHECK(seen(book, "19:28", party_of(2)).available == 29);
    CHECK(seen(book, "19:28", party_of(2)).tables == 30);
    CHECK(seen(book, "19:30", party_of(2)).available == 30);
    CHECK(seen(book, "18:59", party_of(2)).available == 30);
}

TEST_CASE("a table is available only if it is free for the whole sitting")
{
    PaperBook book{with_turn(a_room_of(1), 90)};
    book.enter(table_for(party_of(2), at("19:00")), morning);
    CHECK(seen(book, "17:30", party_of(2)).available == 1);
    CHECK(seen(book, "18:00", party_of(2)).available == 0);
    CHECK(seen(book, "20:00", party_of(2)).available == 0);
    CHECK(seen(book, "20:30", party_of(2)).available == 1);
}

TEST_CASE("a table is available only to a party that it can seat")
{
    const PaperBook book{a_room_with(tables_with_seats({2, 4, 6}))};
    CHECK(seen(book, "19:00", party_of(1)).available == 3);
    CHECK(seen(book, "19:00", party_of(4)).available == 2);
    CHECK(seen(book, "19:00", party_of(7)).available == 0);
}

TEST_CASE("nothing is available to a party that the house does not take")
{
    const PaperBook book{a_room_with(tables_with_seats({20}))};
    CHECK(seen(book, "19:00", party_of(10)).available == 1);
    CHECK(seen(book, "19:00", party_of(11)).available == 0);
    CHECK(seen(book, "19:00", party_of(0)).available == 0);
}

TEST_CASE("nothing is available while the house is closed")
{
    const PaperBook book{with_hours(a_room_of(30), 18, 22)};
    CHECK(seen(book, "17:30", party_of(2)).available == 0);
    CHECK(seen(book, "18:00", party_of(2)).available == 30);
    CHECK(seen(book, "21:30", party_of(2)).available == 30);
    CHECK(seen(book, "22:00", party_of(2)).available == 0);
}

TEST_CASE("how the past stood can be read")
{
    const PaperBook book{a_room_of(30)};
    CHECK(seen(book, "08:00", party_of(2), at("19:00")).available == 30);
}

TEST_CASE("an expired hold's place is available from its instant on, though it is written down")
{
    PaperBook book{with_turn(a_room_of(1), 90)};
    book.enter(hold_for(party_of(2), at("19:00"), std::chrono::minutes{10}), at("18:00"));
    CHECK(seen(book, "19:00", party_of(2), at("18:09:59")).available == 0);
    CHECK(seen(book, "19:00", party_of(2), at("18:10")).available == 1);
    CHECK(seen(book, "18:30", party_of(2), at("18:10")).available == 1);
}

TEST_CASE("an expired hold gives back its own table and no other")
{
    PaperBook book{a_room_of(2)};
    book.enter(table_for(party_of(2), at("19:00")), morning);
    book.enter(hold_for(party_of(2), at("19:00"), std::chrono::minutes{10}), at("18:00"));
    CHECK(seen(book, "19:00", party_of(2), at("18:05")).available == 0);
    CHECK(seen(book, "19:00", party_of(2), at("18:10")).available == 1);
}

TEST_CASE("an expired hold gives back its own hours and no others")
{
    PaperBook book{a_room_of(1)};
    book.enter(table_for(party_of(2), at("20:00")), morning);
    book.enter(hold_for(party_of(2), at("19:00"), std::chrono::minutes{10}), at("18:00"));
    CHECK(seen(book, "19:00", party_of(2), at("18:10")).available == 1);
    CHECK(seen(book, "20:00", party_of(2), at("18:10")).available == 0);
}

TEST_CASE("the nearest slots are offered, the earlier first of two at the same distance")
{
    const PaperBook book = full_at({"19:00"});
    CHECK(offered(book, "19:00") == std::vector{at("18:30"), at("19:30"), at("18:00")});
}

TEST_CASE("full slots are passed over for those behind them")
{
    const PaperBook book = full_at({"18:00", "18:30", "19:00", "19:30"});
    CHECK(offered(book, "19:00") == std::vector{at("20:00"), at("17:30"), at("20:30")});
}

TEST_CASE("an alternative has room for the whole sitting")
{
    const PaperBook book = full_at({"19:00"}, with_turn(a_room_of(1), 90));
    CHECK(offered(book, "19:00") == std::vector{at("17:30"), at("20:30"), at("17:00")});
}

TEST_CASE("no alternative lies in the past, but the slot that is running may be offered")
{
    const PaperBook book = full_at({"19:00"});
    CHECK(offered(book, "19:00", party_of(2), {at("18:59")}) ==
          std::vector{at("18:30"), at("19:30"), at("20:00")});
    CHECK(offered(book, "19:00", party_of(2), {at("19:00")}) ==
          std::vector{at("19:30"), at("20:00"), at("20:30")});
    CHECK(offered(book, "19:00", party_of(2), {at("19:00"), Past::allowed}) ==
          std::vector{at("18:30"), at("19:30"), at("18:00")});
}

TEST_CASE("no alternative lies where the house is closed")
{
    const PaperBook book = full_at({"19:00"}, with_hours(a_room_of(1), 18, 20));
    CHECK(offered(book, "19:00") == std::vector{at("18:30"), at("19:30"), at("18:00")});
    const PaperBook short_evening = full_at({"19:00"}, with_hours(a_room_of(1), 19, 20));
    CHECK(offered(short_evening, "19:00") == std::vector{at("19:30")});
    const PaperBook long_sittings =
        full_at({"19:00"}, with_turn(with_hours(a_room_of(1), 19, 21), 60));
    CHECK(offered(long_sittings, "19:00") == std::vector{at("20:00")});
}

TEST_CASE("who comes while the house is closed is offered its hours")
{
    const PaperBook book{with_hours(a_room_of(1), 18, 22)};
    CHECK(offered(book, "12:00") == std::vector{at("18:00"), at("18:30"), at("19:00")});
}

TEST_CASE("only slots of open pages are offered")
{
    const PaperBook book = full_at({"23:30"});
    CHECK(offered(book, "23:30") == std::vector{at("23:00"), at("22:30"), at("22:00")});
    CHECK(offered(book, "23:30", party_of(2), {morning}, {that_day(), on("2030-06-15")}) ==
          std::vector{at("23:00"), at("2030-06-15 00:00"), at("22:30")});
    const PaperBook long_sittings = full_at({"22:30"}, with_turn(a_room_of(1), 90));
    CHECK(offered(long_sittings, "22:30") == std::vector{at("21:00"), at("20:30"), at("20:00")});
}

TEST_CASE("a day without a free place offers nothing")
{
    const PaperBook book{a_room_with(tables_with_seats({2, 2}))};
    CHECK(offered(book, "19:00", party_of(3)).empty());
}

TEST_CASE("a sitting lasts from its slot for the party's turn time")
{
    Room room = a_room_of(1);
    room.turn_times = TurnTimes{std::chrono::minutes{60}, {{5, std::chrono::minutes{120}}}};
    const Slot slot = half_hours().slot_at(at("19:28"));
    CHECK(sitting_of(room, slot, party_of(2)) == from("19:00", "20:00"));
    CHECK(sitting_of(room, slot, party_of(5)) == from("19:00", "21:00"));
}
