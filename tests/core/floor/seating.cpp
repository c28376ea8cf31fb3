#include "tests/support/floor.hpp"
#include "tests/support/printing.hpp"

using namespace maitred;

namespace {

const TableId first{101};
const TableId second{102};

/// Two tables of four, half hours, ninety minutes for everybody.
PaperBook two_tables()
{
    return PaperBook{with_turn(a_room_with(tables_with_seats({4, 4})), 90)};
}

} // namespace

TEST_CASE("a walk-in that is seated has the table for a turn, for every guest who asks")
{
    PaperBook book = two_tables();
    const Instant now = at("19:10");
    CHECK(left_at(book, at("19:30"), now) == 2);
    const Entry entry = book.enter(walks_in_to(party_of(2), first), now);
    CHECK(entry.reservation.sitting == from("19:10", "20:40"));
    CHECK(entry.reservation.times.seated == now);
    CHECK(!entry.reservation.planned);
    CHECK(left_at(book, at("19:30"), now) == 1);
    CHECK(left_at(book, at("20:30"), now) == 1);
    CHECK(left_at(book, at("21:00"), now) == 2);
    CHECK(seen(book, first, now).status == TableStatus::occupied);
    CHECK(seen(book, first, now).party == entry.reservation.uuid);
}

TEST_CASE("a party that waits at the door takes no table until it is seated")
{
    PaperBook book = two_tables();
    const Instant now = at("19:00");
    const Entry waiting = book.enter(walks_in(party_of(2)), now);
    CHECK(left_at(book, now, now) == 2);
    const Entry seated =
        book.enter(becomes(waiting.reservation.id, StageName::seated), at("19:25"));
    CHECK(seated.reservation.table.has_value());
    CHECK(seated.reservation.pinned);
    CHECK(seated.reservation.sitting == from("19:25", "20:55"));
    CHECK(left_at(book, at("19:30"), at("19:25")) == 1);
}

TEST_CASE("a party seated early keeps its planned end, one seated late a whole turn")
{
    PaperBook book = two_tables();
    const auto early = book.enter(expects(2, at("19:00")), at("12:00")).reservation;
    const auto late = book.enter(expects(2, at("19:00")), at("12:00")).reservation;
    CHECK(book.enter(seats(early.id, first), at("18:40")).reservation.sitting ==
          from("18:40", "20:30"));
    CHECK(book.enter(seats(late.id, second), at("19:20")).reservation.sitting ==
          from("19:20", "20:50"));
}

TEST_CASE("who sits too early for somebody else's table is refused")
{
    PaperBook book = two_tables();
    const auto lunch = book.enter(walks_in_to(2, first), at("17:30")).reservation;
    const auto dinner = book.enter(expects(2, at("19:00")), at("12:00")).reservation;
    book.enter(assigns(dinner.id, first), at("12:00"));
    CHECK(book.answer(seats(dinner.id, first), at("18:40")).error().reason ==
          Reason::table_not_available);
    book.enter(becomes(lunch.id, StageName::finished), at("18:45"));
    CHECK(book.enter(seats(dinner.id, first), at("18:46")).reservation.table == first);
}

TEST_CASE("a party that leaves gives its table back at once, and may sit down again by mistake")
{
    PaperBook book = two_tables();
    const auto party = book.enter(walks_in_to(2, first), at("19:00")).reservation;
    const auto gone = book.enter(becomes(party.id, StageName::finished), at("19:40")).reservation;
    CHECK(gone.times.finished == at("19:40"));
    CHECK(left_at(book, at("20:00"), at("19:40")) == 2);
    CHECK(seen(book, first, at("19:40")).status == TableStatus::available);
    const auto back = book.enter(becomes(party.id, StageName::seated), at("19:50")).reservation;
    CHECK(back.table == first);
    CHECK(left_at(book, at("20:00"), at("19:50")) == 1);
    book.enter(becomes(party.id, StageName::finished), at("20:00"));
    CHECK(book.answer(becomes(party.id, StageName::seated), at("20:16")).error().reason ==
          Reason::illegal_transition);
}

TEST_CASE("nobody is seated for another day")
{
    PaperBook book = two_tables();
    const auto tomorrow = book.enter(expects(2, at("2030-06-15 19:00")), at("12:00")).reservation;
    CHECK(book.answer(becomes(tomorrow.id, StageName::seated), at("19:00")).error().reason ==
          Reason::another_day);
    const auto next_year = book.enter(expects(2, at("2031-06-14 19:00")), at("12:00")).reservation;
    CHECK(book.answer(becomes(next_year.id, StageName::seated), at("19:00")).error().reason ==
          Reason::another_day);
}

TEST_CASE("a party of the night is seated on either side of midnight")
{
    PaperBook book = two_tables();
    const auto night = book.enter(expects(2, at("2030-06-15 00:30")), at("12:00")).reservation;
    CHECK(book.enter(becomes(night.id, StageName::seated), at("23:50")).reservation.sitting ==
          Window{at("23:50"), at("2030-06-15 02:00")});
}

TEST_CASE("seating without a table finds one, but not where somebody still sits")
{
    PaperBook book{with_turn(a_room_of(1), 90)};
    const auto slow = book.enter(walks_in_to(2, first), at("19:00")).reservation;
    const auto next = book.enter(walks_in(2), at("20:45")).reservation;
    // Nobody has looked after the slow party: its claims are over, but it still sits there.
    CHECK(book.answer(becomes(next.id, StageName::seated), at("20:45")).error().reason ==
          Reason::table_not_available);
    book.enter(becomes(slow.id, StageName::finished), at("20:50"));
    CHECK(book.enter(becomes(next.id, StageName::seated), at("20:50")).reservation.table == first);
}

TEST_CASE("a slip of the hand: a seated party goes back to the bar and keeps its table")
{
    PaperBook book = two_tables();
    const auto party = book.enter(walks_in_to(2, first), at("19:00")).reservation;
    const auto back = book.enter(becomes(party.id, StageName::arrived), at("19:01")).reservation;
    CHECK(back.table == first);
    CHECK(back.pinned);
    CHECK(seen(book, first, at("19:01")).status == TableStatus::reserved);
}

TEST_CASE("a party that overstays gets slot after slot, and others move out of its way")
{
    PaperBook book = two_tables();
    const auto slow = book.enter(walks_in_to(2, first), at("19:00")).reservation;
    const auto other = book.enter(walks_in_to(2, second), at("19:00")).reservation;
    book.enter(becomes(other.id, StageName::finished), at("19:30"));
    // The next guest is only kept a table: whichever it is.
    const auto next = book.enter(table_for(2, at("20:30")), at("19:30")).reservation;
    const auto last = book.enter(table_for(2, at("20:30")), at("19:30")).reservation;
    CHECK(book.answer(tends(slow.id), at("20:00"))->index() == 0);
    CHECK(book.reservations().at(slow.id).sitting.end == at("20:30"));
    book.enter(tends(slow.id), at("20:31"));
    CHECK(book.reservations().at(slow.id).sitting.end == at("21:00"));
    CHECK(book.reservations().at(slow.id).table == first);
    const auto has_second = [&](ReservationId id) {
        return book.reservations().at(id).table == second;
    };
    CHECK(has_second(next.id) != has_second(last.id)); // one of them is unplaced, and known to be
    CHECK(left_at(book, at("20:30"), at("20:31")) == 0);
}

TEST_CASE("a party that overstays into a table given by name makes a clash, on record each slot")
{
    PaperBook book = two_tables();
    const auto slow = book.enter(walks_in_to(2, first), at("19:00")).reservation;
    const auto next = book.enter(expects(2, at("20:30")), at("12:00")).reservation;
    book.enter(assigns(next.id, first), at("12:00"));
    const Decision decision = book.decide({tends(slow.id)}, at("20:30"));
    REQUIRE(decision.changes.events.size() == 1);
    CHECK(decision.changes.events.front().kind == EventKind::overstay_clash);
    CHECK(book.reservations().at(slow.id).sitting.end == at("20:30"));
    const Timer timer{TimerKind::overstay, slow.id};
    CHECK(decision.changes.timers.at(timer) == at("21:00"));
}

TEST_CASE("whoever sits is looked after at the end, and nobody else")
{
    PaperBook book = two_tables();
    const Decision seated = book.decide({walks_in_to(2, first)}, at("19:00"));
    const auto id = seated.changes.events.front().after.id;
    CHECK(seated.changes.timers == Timers{{{TimerKind::overstay, id}, at("20:30")}});
    const Decision left = book.decide({becomes(id, StageName::finished)}, at("20:00"));
    CHECK(left.changes.timers == Timers{{{TimerKind::overstay, id}, std::nullopt}});
    CHECK(book.decide({table_for(2, at("21:00"))}, at("20:00")).changes.timers.empty());
}

TEST_CASE("a party that was forgotten for half a day keeps nobody waiting")
{
    PaperBook book = two_tables();
    const auto party = book.enter(walks_in_to(2, first), at("10:00")).reservation;
    const Decision decision = book.decide({tends(party.id)}, at("23:00"));
    CHECK(decision.changes.events.empty());
    CHECK(decision.changes.timers == Timers{{{TimerKind::overstay, party.id}, std::nullopt}});
}

TEST_CASE("a party written down as seated for another day is refused, however far away it is")
{
    PaperBook book = two_tables();
    const Instant now = at("19:00");
    for (const char* time : {"2030-06-13 19:00", "2030-06-15 19:00", "2031-06-14 19:00"}) {
        CAPTURE(time);
        CHECK(book.answer(expects(2, at(time), StageName::seated), now).error().reason ==
              Reason::another_day);
    }
    CHECK(book.enter(expects(2, at("21:00"), StageName::seated), now).reservation.sitting ==
          from("19:00", "22:30"));
    CHECK(book.enter(expects(2, at("12:00"), StageName::seated), now).reservation.sitting ==
          from("19:00", "20:30"));
}
