#include "tests/support/paper_book.hpp"
#include "tests/support/printing.hpp"

using namespace maitred;

namespace {

const Instant morning = at("09:00");

Reservation booked(PaperBook& book, const std::string& time, int party = 2)
{
    return book.enter(table_for(party, at(time)), morning).reservation;
}

} // namespace

TEST_CASE("a reservation that moves gives up its old place and has the new one")
{
    PaperBook book{with_turn(a_room_of(1), 60)};
    const Reservation before = booked(book, "19:00");
    const Decision decision = book.decide({move(before.id, at("21:10"), 4)}, morning);
    const Entry moved = std::get<Entry>(*decision.answers.front());
    CHECK(moved.reservation.sitting == from("21:00", "22:00"));
    CHECK(moved.reservation.party == 4);
    CHECK(moved.reservation.stage == before.stage);
    CHECK(moved.reservation.made_at == before.made_at);
    CHECK(decision.changes.events.front().kind == EventKind::reservation_moved);
    CHECK(decision.changes.events.front().before == before);
    booked(book, "19:00");
}

TEST_CASE("a reservation that cannot move keeps its place")
{
    PaperBook book{a_room_of(1)};
    const Reservation mine = booked(book, "19:00");
    booked(book, "20:00");
    const Decision decision = book.decide({move(mine.id, at("20:00"), 2)}, morning);
    CHECK(decision.answers.front().error().reason == Reason::fully_booked);
    CHECK(decision.changes.empty());
    CHECK(decision.changes.taken.empty());
    CHECK(decision.changes.freed.empty());
    CHECK(decision.steps.empty());
    CHECK(book.reservations().at(mine.id) == mine);
}

TEST_CASE("whoever cannot move is offered slots as if the old place were free")
{
    PaperBook book{a_room_of(1)};
    const Reservation mine = booked(book, "19:30");
    booked(book, "20:00");
    const Refusal no = book.answer(move(mine.id, at("20:00"), 2), morning).error();
    CHECK(no.alternatives == std::vector{at("19:30"), at("20:30"), at("19:00")});
}

TEST_CASE("a reservation may move into its own place")
{
    PaperBook book{with_turn(a_room_of(1), 90)};
    const Reservation mine = booked(book, "19:00");
    const Decision decision = book.decide({move(mine.id, at("19:30"), 2)}, morning);
    REQUIRE(decision.answers.front());
    CHECK(decision.changes.freed == std::set<Claim>{{TableId{101}, at("19:00"), mine.id}});
    CHECK(decision.changes.taken == std::set<Claim>{{TableId{101}, at("20:30"), mine.id}});
}

TEST_CASE("a party that moves keeps its table if it can")
{
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        PaperBook book{a_room_of(30), seed};
        const Reservation mine = booked(book, "19:00");
        CHECK(book.enter(move(mine.id, at("21:00"), 2), morning).reservation.table == mine.table);
    }
}

TEST_CASE("a party that has grown too large for its table gets another")
{
    PaperBook book{a_room_with(tables_with_seats({2, 6}))};
    book.enter(table_for(6, at("20:00")), morning);
    const Reservation mine = booked(book, "19:00");
    const std::string number = book.enter(move(mine.id, at("19:00"), 4), morning).table_number;
    CHECK(number == "2");
    CHECK(book.answer(move(mine.id, at("20:00"), 4), morning).error().reason ==
          Reason::fully_booked);
}

TEST_CASE("a party that grows sits for the turn time of its new size")
{
    Room room = a_room_of(1);
    room.turn_times = TurnTimes{std::chrono::minutes{60}, {{5, std::chrono::minutes{120}}}};
    PaperBook book{room};
    const Reservation mine = booked(book, "19:00");
    CHECK(book.enter(move(mine.id, at("19:00"), 5), morning).reservation.sitting ==
          from("19:00", "21:00"));
}

TEST_CASE("a reservation moves to another date, and both days are written in")
{
    PaperBook book{a_room_of(1)};
    const Reservation mine = booked(book, "19:00");
    const Decision decision =
        book.decide({move(mine.id, at("2030-06-12 20:00"), 2)}, at("2030-06-01 09:00"));
    CHECK(decision.steps == std::vector<DayStep>{{on("2030-06-12"), 0}, {that_day(), 1}});
    booked(book, "19:00");
}

TEST_CASE("a reservation moves across midnight")
{
    PaperBook book{with_turn(a_room_of(1), 90)};
    const Reservation mine = booked(book, "22:00");
    const Decision decision = book.decide({move(mine.id, at("23:00"), 2)}, morning);
    CHECK(decision.steps == std::vector<DayStep>{{that_day(), 1}, {on("2030-06-15"), 0}});
    const Decision back = book.decide({move(mine.id, at("22:30"), 2)}, morning);
    CHECK(back.steps == std::vector<DayStep>{{that_day(), 2}, {on("2030-06-15"), 1}});
    booked(book, "2030-06-15 00:00");
}

TEST_CASE("a reservation is not moved into the past, nor to hours at which the house is closed")
{
    PaperBook book{with_hours(a_room_of(1), 18, 22)};
    const Reservation mine = booked(book, "19:00");
    CHECK(book.answer(move(mine.id, at("18:00"), 2), at("18:30")).error().reason ==
          Reason::start_in_the_past);
    CHECK(book.answer(move(mine.id, at("22:00"), 2), morning).error().reason == Reason::closed);
    CHECK(book.reservations().at(mine.id) == mine);
}

TEST_CASE("what has no table cannot move")
{
    PaperBook book{a_room_of(1)};
    const Reservation mine = booked(book, "19:00");
    book.enter(cancel(mine.id), morning);
    CHECK(book.answer(move(mine.id, at("20:00"), 2), morning).error().reason ==
          Reason::illegal_transition);
    CHECK(book.answer(move(ReservationId{404}, at("20:00"), 2), morning).error().reason ==
          Reason::not_found);
}

TEST_CASE("a reservation that is made in the same batch can be moved to another date")
{
    PaperBook book{a_room_of(1)};
    const Decision decision = book.decide(
        {table_for(2, at("19:00")), move(ReservationId{1}, at("2030-06-20 19:00"), 2)}, morning);
    CHECK(decision.answers[0]);
    CHECK(decision.answers[1]);
    CHECK(book.claims().begin()->first.first == at("2030-06-20 19:00"));
}

TEST_CASE("a party at a table that has left the room can move to another")
{
    PaperBook book{a_room_of(2)};
    book.enter(table_for(2, at("19:00")), morning);
    const Reservation second = booked(book, "19:00");
    Room room = a_room_of(2);
    std::erase_if(room.tables, [&](const Table& table) { return table.id == second.table; });
    book.refurnish(room);
    CHECK(book.answer(move(second.id, at("19:00"), 2), morning).error().reason ==
          Reason::fully_booked);
    CHECK(book.enter(move(second.id, at("20:00"), 2), morning).reservation.table ==
          room.tables.front().id);
    CHECK(book.claims().size() == 2);
}
