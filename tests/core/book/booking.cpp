#include "tests/support/paper_book.hpp"
#include "tests/support/printing.hpp"

using namespace maitred;

namespace {

const Instant morning = at("09:00");

Refusal refused(PaperBook& book, const Command& command, Instant now = morning,
                Past past = Past::refused)
{
    const auto before = book.reservations();
    const auto claims = book.claims();
    const Outcome<Answer> answer = book.answer(command, now, past);
    CHECK(book.reservations() == before);
    CHECK(book.claims() == claims);
    return answer.error();
}

} // namespace

TEST_CASE("a party that books has its table for its sitting")
{
    PaperBook book{with_turn(a_room_of(1), 90)};
    const Entry entry = book.enter(table_for(party_of(4), at("19:28")), morning);
    CHECK(entry.reservation.sitting == from("19:00", "20:30"));
    CHECK(entry.reservation.table == TableId{101});
    CHECK(entry.table_number == "1");
    CHECK(entry.reservation.party == 4);
    CHECK(entry.reservation.contact == ada());
    CHECK(entry.reservation.source == Source::guest_surface);
    CHECK(entry.reservation.stage == Stage{Confirmed{morning}});
    CHECK(entry.reservation.made_at == morning);
    CHECK_FALSE(entry.reservation.pinned);
    CHECK(book.claims().size() == 3);
}

TEST_CASE("a booking is one event, by who made it")
{
    PaperBook book{a_room_of(1)};
    Command command = table_for(party_of(2), at("19:00"));
    command.actor = "account:12";
    const Decision decision = book.decide({command}, morning);
    REQUIRE(decision.changes.events.size() == 1);
    const Event& event = decision.changes.events.front();
    CHECK(event.kind == EventKind::reservation_made);
    CHECK(event.actor == "account:12");
    CHECK(event.at == morning);
    CHECK_FALSE(event.before);
    CHECK(event.after == std::get<Entry>(*decision.answers.front()).reservation);
}

TEST_CASE("thirty tables take thirty parties, each at its own, and refuse the next")
{
    PaperBook book{a_room_of(30)};
    std::set<std::string> numbers;
    for (int party = 0; party < 30; ++party)
        numbers.insert(book.enter(table_for(party_of(2), at("19:00")), morning).table_number);
    CHECK(numbers.size() == 30);
    const Refusal no = refused(book, table_for(party_of(2), at("19:29")));
    CHECK(no.reason == Reason::fully_booked);
    CHECK(no.alternatives == std::vector{at("18:30"), at("19:30"), at("18:00")});
}

TEST_CASE("a sitting that would run into the next one is refused")
{
    PaperBook book{with_turn(a_room_of(1), 90)};
    book.enter(table_for(party_of(2), at("19:00")), morning);
    CHECK(refused(book, table_for(party_of(2), at("18:00"))).reason == Reason::fully_booked);
    CHECK(refused(book, table_for(party_of(2), at("20:00"))).reason == Reason::fully_booked);
    CHECK(book.enter(table_for(party_of(2), at("20:30")), morning).table_number == "1");
    CHECK(book.enter(table_for(party_of(2), at("17:30")), morning).table_number == "1");
}

TEST_CASE("a table must have a seat for everybody")
{
    PaperBook book{a_room_with(tables_with_seats({2, 4}))};
    CHECK(book.enter(table_for(party_of(3), at("19:00")), morning).table_number == "2");
    CHECK(refused(book, table_for(party_of(3), at("19:00"))).reason == Reason::fully_booked);
    CHECK(book.enter(table_for(party_of(2), at("19:00")), morning).table_number == "1");
}

TEST_CASE("by best fit a party gets the smallest table that suffices")
{
    Room room = a_room_with(tables_with_seats({8, 4, 2, 4}));
    room.policy = Policy::best_fit;
    PaperBook book{room};
    CHECK(book.enter(table_for(party_of(3), at("19:00")), morning).table_number == "2");
    CHECK(book.enter(table_for(party_of(3), at("19:00")), morning).table_number == "4");
    CHECK(book.enter(table_for(party_of(3), at("19:00")), morning).table_number == "1");
}

TEST_CASE("a party has at least one guest and at most as many as the house takes")
{
    PaperBook book{a_room_with(tables_with_seats({20}))};
    for (const int covers : {0, -1, 11, 20, 1'000'000})
        CHECK(refused(book, table_for(covers, at("19:00"))).reason == Reason::bad_party);
    CHECK(book.enter(table_for(party_of(1), at("18:00")), morning).reservation.party == 1);
    CHECK(book.enter(table_for(party_of(10), at("19:00")), morning).reservation.party == 10);
}

TEST_CASE("outside its hours the house refuses and offers the nearest slots of service")
{
    PaperBook book{with_hours(a_room_of(1), 18, 22)};
    const Refusal no = refused(book, table_for(party_of(2), at("17:45")));
    CHECK(no.reason == Reason::closed);
    CHECK(no.alternatives == std::vector{at("18:00"), at("18:30"), at("19:00")});
}

TEST_CASE("a sitting that would outlast the service is refused")
{
    PaperBook book{with_turn(with_hours(a_room_of(1), 18, 22), 90)};
    CHECK(refused(book, table_for(party_of(2), at("21:00"))).reason == Reason::closed);
    book.enter(table_for(party_of(2), at("20:30")), morning);
}

TEST_CASE("the slot that is running now can still be booked, the one before it cannot")
{
    PaperBook book{a_room_of(3)};
    book.enter(table_for(party_of(2), at("19:00")), at("19:00"));
    book.enter(table_for(party_of(2), at("19:00")), at("19:29:59"));
    const Refusal no = refused(book, table_for(party_of(2), at("19:00")), at("19:30"));
    CHECK(no.reason == Reason::start_in_the_past);
    CHECK(no.alternatives.empty());
}

TEST_CASE("a sitting may start in the past where that is allowed")
{
    PaperBook book{a_room_of(1)};
    const Command command = table_for(party_of(2), at("2020-01-01 19:00"));
    CHECK(refused(book, command).reason == Reason::start_in_the_past);
    CHECK(book.enter(command, morning, Past::allowed).table_number == "1");
}

TEST_CASE("a sitting over midnight takes its table on both dates")
{
    PaperBook book{with_turn(a_room_of(1), 90)};
    const Command late = table_for(party_of(2), at("2030-06-14 23:00"));
    const Decision decision = book.decide({late}, morning);
    CHECK(decision.steps == std::vector<DayStep>{{that_day(), 0}, {on("2030-06-15"), 0}});
    CHECK(refused(book, table_for(party_of(2), at("2030-06-15 00:00"))).reason ==
          Reason::fully_booked);
    book.enter(table_for(party_of(2), at("2030-06-15 00:30")), morning);
}

TEST_CASE("a decision needs the dates that a booking touches, and no others")
{
    const Room room = with_turn(a_room_of(1), 90);
    using Dates = std::vector<UtcDate>;
    CHECK(dates_needed(room, table_for(2, at("19:00")), {}, at("12:00")) == Dates{that_day()});
    CHECK(dates_needed(room, ask(at("22:30"), 2), {}, at("12:00")) == Dates{that_day()});
    // Whoever may be refused is offered the nearest slots, also across midnight.
    CHECK(dates_needed(room, table_for(2, at("22:30")), {}, at("12:00")) ==
          Dates{that_day(), on("2030-06-15")});
    CHECK(dates_needed(room, table_for(2, at("00:30")), {}, at("12:00")) ==
          Dates{on("2030-06-13"), that_day()});
    CHECK(dates_needed(room, ask(at("23:00"), 2), {}, at("12:00")) ==
          Dates{that_day(), on("2030-06-15")});
}

TEST_CASE("a command about a reservation needs the dates of its old place and of its new one")
{
    PaperBook book{with_turn(a_room_of(1), 90)};
    const Reservation late = book.enter(table_for(2, at("23:00")), morning).reservation;
    using Dates = std::vector<UtcDate>;
    const Room& room = book.room();
    CHECK(dates_needed(room, cancel(late.id), {late}, at("12:00")) ==
          Dates{that_day(), on("2030-06-15")});
    CHECK(dates_needed(room, move(late.id, at("2030-06-20 19:00"), 2), {late}, at("12:00")) ==
          Dates{that_day(), on("2030-06-15"), on("2030-06-20")});
    // The reservation may be made by another command of the same batch.
    CHECK(dates_needed(room, move(late.id, at("2030-06-20 19:00"), 2), {}, at("12:00")) ==
          Dates{on("2030-06-20")});
    CHECK(dates_needed(room, cancel(late.id), {}, at("12:00")).empty());
    CHECK(reservations_named(confirm(late.id)) == std::vector{late.id});
    CHECK(reservations_named(table_for(2, at("19:00"))).empty());
}

TEST_CASE("an answer about a slot changes nothing")
{
    PaperBook book{a_room_of(2)};
    const Decision decision = book.decide({ask(at("19:28"), 2)}, morning);
    CHECK(std::get<Availability>(*decision.answers.front()) ==
          Availability{half_hours().slot_at(at("19:00")), 2, 2});
    CHECK(decision.changes.empty());
    CHECK(decision.steps.empty());
    CHECK(decision.denied.empty());
}
