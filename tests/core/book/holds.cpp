#include "tests/support/paper_book.hpp"
#include "tests/support/printing.hpp"

using namespace maitred;
using std::chrono::minutes;

namespace {

Command held_ten_minutes(Instant time)
{
    return hold_for(party_of(2), time, minutes{10});
}

Reason why_not(PaperBook& book, const Command& command, Instant now)
{
    return book.answer(command, now).error().reason;
}

StageName stage_of(const PaperBook& book, ReservationId id)
{
    return name_of(book.reservations().at(id).stage);
}

} // namespace

TEST_CASE("a hold takes its table until its instant")
{
    PaperBook book{a_room_of(1)};
    const Entry held = book.enter(held_ten_minutes(at("19:00")), at("18:00"));
    CHECK(held.reservation.stage == Stage{Held{at("18:00"), at("18:10")}});
    CHECK(held.table_number == "1");
    CHECK(why_not(book, table_for(2, at("19:00")), at("18:09:59")) == Reason::fully_booked);
}

TEST_CASE("placing a hold is an event of its own")
{
    PaperBook book{a_room_of(1)};
    const Decision decision = book.decide({held_ten_minutes(at("19:00"))}, at("18:00"));
    CHECK(decision.changes.events.front().kind == EventKind::hold_placed);
}

TEST_CASE("from its instant on a hold's place is free for everyone")
{
    PaperBook book{a_room_of(1)};
    const ReservationId held =
        book.enter(held_ten_minutes(at("19:00")), at("18:00")).reservation.id;
    CHECK(book.enter(table_for(2, at("19:00")), at("18:10")).table_number == "1");
    CHECK(stage_of(book, held) == StageName::expired);
}

TEST_CASE("an expired hold is released in the decision that finds it, with an event by the house")
{
    PaperBook book{a_room_of(1)};
    const Reservation held = book.enter(held_ten_minutes(at("19:00")), at("18:00")).reservation;
    const Decision decision = book.decide({table_for(2, at("19:00"))}, at("18:10"));
    REQUIRE(decision.changes.events.size() == 2);
    const Event& over = decision.changes.events.front();
    CHECK(over.kind == EventKind::hold_expired);
    CHECK(over.actor == "house");
    CHECK(over.before == held);
    CHECK(over.after.stage == Stage{Expired{at("18:10")}});
    CHECK(decision.changes.events.back().kind == EventKind::reservation_made);
    CHECK(decision.changes.freed == std::set<Claim>{{TableId{101}, at("19:00"), held.id}});
    CHECK(decision.changes.taken.size() == 1);
    CHECK(decision.steps.size() == 1);
}

TEST_CASE("an expired hold is released once")
{
    PaperBook book{a_room_of(1)};
    book.enter(held_ten_minutes(at("19:00")), at("18:00"));
    CHECK(book.decide({ask(at("19:00"), 2)}, at("18:10")).changes.events.size() == 1);
    CHECK(book.decide({ask(at("19:00"), 2)}, at("18:11")).changes.empty());
}

TEST_CASE("only those holds are over whose instant has come")
{
    PaperBook book{a_room_of(2)};
    const auto early = book.enter(held_ten_minutes(at("19:00")), at("18:00")).reservation.id;
    book.enter(held_ten_minutes(at("19:00")), at("18:05"));
    const Pages pages = book.pages({that_day()});
    CHECK(expired_holds(pages, at("18:09")).empty());
    CHECK(expired_holds(pages, at("18:10")) == std::vector{early});
    CHECK(expired_holds(pages, at("18:15")).size() == 2);
}

TEST_CASE("a hold over midnight gives back both dates")
{
    PaperBook book{with_turn(a_room_of(1), 90)};
    book.enter(held_ten_minutes(at("23:00")), at("18:00"));
    const Decision decision = book.decide({ask(at("19:00"), 2)}, at("18:10"));
    CHECK(decision.steps == std::vector<DayStep>{{that_day(), 1}, {on("2030-06-15"), 1}});
    CHECK(book.claims().empty());
    book.enter(table_for(2, at("2030-06-15 00:00")), at("18:11"));
}

TEST_CASE("a hold that is confirmed in time keeps its place for good")
{
    PaperBook book{a_room_of(1)};
    const Reservation held = book.enter(held_ten_minutes(at("19:00")), at("18:00")).reservation;
    const Decision decision = book.decide({confirm(held.id)}, at("18:09:59"));
    const Entry confirmed = std::get<Entry>(*decision.answers.front());
    CHECK(confirmed.reservation.stage == Stage{Confirmed{at("18:09:59")}});
    CHECK(confirmed.reservation.table == held.table);
    CHECK(confirmed.table_number == "1");
    CHECK(decision.changes.taken.empty());
    CHECK(decision.changes.freed.empty());
    CHECK(decision.changes.events.front().kind == EventKind::reservation_confirmed);
    CHECK(why_not(book, table_for(2, at("19:00")), at("18:30")) == Reason::fully_booked);
}

TEST_CASE("an expired hold can still be confirmed while its place is free")
{
    PaperBook book{a_room_of(1)};
    const Reservation held = book.enter(held_ten_minutes(at("19:00")), at("18:00")).reservation;
    const Decision decision = book.decide({confirm(held.id)}, at("18:30"));
    CHECK(std::get<Entry>(*decision.answers.front()).table_number == "1");
    CHECK(decision.changes.taken.empty());
    CHECK(decision.changes.freed.empty());
    CHECK(decision.changes.events.size() == 2); // it expired, and was confirmed after all
    CHECK(book.claims().size() == 1);
}

TEST_CASE("a hold that expired long ago takes its claims anew when it is confirmed")
{
    PaperBook book{a_room_of(1)};
    const Reservation held = book.enter(held_ten_minutes(at("19:00")), at("18:00")).reservation;
    book.decide({ask(at("19:00"), 2)}, at("18:10"));
    REQUIRE(book.claims().empty());
    CHECK(book.enter(confirm(held.id), at("18:30")).table_number == "1");
    CHECK(book.claims().size() == 1);
}

TEST_CASE("an expired hold whose place is taken is refused, with alternatives")
{
    PaperBook book{a_room_of(1)};
    const Reservation held = book.enter(held_ten_minutes(at("19:00")), at("18:00")).reservation;
    book.enter(table_for(2, at("19:00")), at("18:10"));
    const Refusal no = book.answer(confirm(held.id), at("18:11")).error();
    CHECK(no.reason == Reason::fully_booked);
    CHECK(no.alternatives == std::vector{at("18:30"), at("19:30"), at("18:00")});
}

TEST_CASE("an expired hold is not confirmed once its sitting has begun")
{
    PaperBook book{a_room_of(2)};
    const auto early = book.enter(held_ten_minutes(at("19:00")), at("18:00")).reservation.id;
    const auto late = book.enter(held_ten_minutes(at("19:00")), at("18:00")).reservation.id;
    CHECK(book.answer(confirm(early), at("19:00")));
    CHECK(why_not(book, confirm(late), at("19:00:01")) == Reason::start_in_the_past);
    CHECK(book.answer(confirm(late), at("19:00:01"), Past::allowed));
}

TEST_CASE("an expired hold at a table that has left the room is not confirmed")
{
    PaperBook book{a_room_of(1)};
    const auto held = book.enter(held_ten_minutes(at("19:00")), at("18:00")).reservation.id;
    book.refurnish(a_room_of(0));
    CHECK(why_not(book, confirm(held), at("18:10")) == Reason::fully_booked);
}

TEST_CASE("what is confirmed is not confirmed again, and nobody is told that it was wrong")
{
    PaperBook book{a_room_of(1)};
    const auto booked = book.enter(table_for(2, at("19:00")), at("18:00")).reservation.id;
    const Decision again = book.decide({confirm(booked)}, at("18:01"));
    CHECK(again.answers.front());
    CHECK(again.changes.empty());
}

TEST_CASE("what was given up is not confirmed, and the no names the stage")
{
    PaperBook book{a_room_of(1)};
    const auto booked = book.enter(table_for(2, at("19:00")), at("18:00")).reservation.id;
    book.enter(cancel(booked), at("18:01"));
    const Refusal no = book.answer(confirm(booked), at("18:02")).error();
    CHECK(no.reason == Reason::illegal_transition);
    CHECK(no.stage == StageName::cancelled);
    CHECK(why_not(book, confirm(ReservationId{404}), at("18:01")) == Reason::not_found);
}

TEST_CASE("a hold can be cancelled until it is over")
{
    PaperBook book{a_room_of(2)};
    const auto one = book.enter(held_ten_minutes(at("19:00")), at("18:00")).reservation.id;
    const auto other = book.enter(held_ten_minutes(at("19:00")), at("18:00")).reservation.id;
    CHECK(book.answer(cancel(one), at("18:09:59")));
    CHECK(why_not(book, cancel(other), at("18:10")) == Reason::illegal_transition);
    CHECK(stage_of(book, other) == StageName::expired);
}

TEST_CASE("a hold that is moved keeps its instant")
{
    PaperBook book{a_room_of(1)};
    const auto held = book.enter(held_ten_minutes(at("19:00")), at("18:00")).reservation.id;
    const Entry moved = book.enter(move(held, at("20:00"), 2), at("18:05"));
    CHECK(moved.reservation.stage == Stage{Held{at("18:00"), at("18:10")}});
    CHECK(why_not(book, table_for(2, at("20:00")), at("18:09")) == Reason::fully_booked);
    CHECK(book.answer(table_for(2, at("20:00")), at("18:10")));
}

TEST_CASE("an expired hold is not moved")
{
    PaperBook book{a_room_of(1)};
    const auto held = book.enter(held_ten_minutes(at("19:00")), at("18:00")).reservation.id;
    CHECK(why_not(book, move(held, at("20:00"), 2), at("18:10")) == Reason::illegal_transition);
}

TEST_CASE("pages are too old to decide on if a hold on them was confirmed, moved or forgotten")
{
    PaperBook book{a_room_of(2)};
    const Reservation held = book.enter(held_ten_minutes(at("19:00")), at("18:00")).reservation;
    const Pages pages = book.pages({that_day()});
    const Instant now = at("18:10");
    CHECK(agree(pages, {{held}}, now));
    CHECK(agree(pages, {}, at("18:09"))); // not yet over
    CHECK_FALSE(agree(pages, {}, now));
    Reservation elsewhere = held;
    elsewhere.stage = Confirmed{at("18:05")};
    CHECK_FALSE(agree(pages, {{elsewhere}}, now));
    elsewhere = held;
    elsewhere.stage = Held{at("18:00"), at("18:20")};
    CHECK_FALSE(agree(pages, {{elsewhere}}, now));
    elsewhere = held;
    elsewhere.stage = Expired{at("18:10")};
    CHECK_FALSE(agree(pages, {{elsewhere}}, now));
    elsewhere = held;
    elsewhere.sitting = from("20:00", "20:30");
    CHECK_FALSE(agree(pages, {{elsewhere}}, now));
    elsewhere = held;
    elsewhere.table = held.table == TableId{101} ? TableId{102} : TableId{101};
    CHECK_FALSE(agree(pages, {{elsewhere}}, now));
}
