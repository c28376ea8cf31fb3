#include "tests/support/members.hpp"
#include "tests/support/paper_book.hpp"
#include "tests/support/printing.hpp"

using namespace maitred;
using std::chrono::minutes;

namespace {

constexpr TableId first_table{101};
constexpr TableId no_table_of_ours{999};

/// For ten minutes.
Command held_at(TableId table, Instant time, int party = 2)
{
    return {Hold{.time = time,
                 .party = party,
                 .contact = ada(),
                 .source = Source::hold_surface,
                 .held_for = minutes{10},
                 .at_table = table,
                 .member = a_member,
                 .language = Language::spanish},
            "account:7"};
}

Command expire(ReservationId id)
{
    return {Expire{id}, "house"};
}

Command ask_tables(Instant time, int party)
{
    return {AskTables{time, party}, "guest"};
}

Reason why_not(PaperBook& book, const Command& command, Instant now)
{
    return book.answer(command, now).error().reason;
}

FreeTables free_tables(PaperBook& book, Instant time, int party, Instant now)
{
    return std::get<FreeTables>(*book.answer(ask_tables(time, party), now));
}

std::vector<std::string> numbers(const FreeTables& free)
{
    std::vector<std::string> numbers;
    for (const Table& table : free.tables)
        numbers.push_back(table.number);
    return numbers;
}

std::vector<EventKind> kinds(const Decision& decision)
{
    std::vector<EventKind> kinds;
    for (const Event& event : decision.changes.events)
        kinds.push_back(event.kind);
    return kinds;
}

} // namespace

TEST_CASE("a table asked for by name is held from the very minute on, for the turn time")
{
    PaperBook book{with_turn(a_room_of(3), 90)};
    const Entry held = book.enter(held_at({102}, at("19:10")), at("18:00"));
    CHECK(held.table_number == "2");
    CHECK(held.reservation.sitting == from("19:10", "20:40"));
    CHECK(held.reservation.pinned);
    CHECK(held.reservation.member == a_member);
    CHECK(held.reservation.language == Language::spanish);
    CHECK(held.reservation.stage == Stage{Held{at("18:00"), at("18:10")}});
}

TEST_CASE("a table is not held that somebody has in any slot of the sitting")
{
    PaperBook book{with_turn(a_room_of(1), 90)};
    book.enter(held_at(first_table, at("19:00")), at("18:00"));
    CHECK(why_not(book, held_at(first_table, at("20:00")), at("18:00")) ==
          Reason::table_not_available);
    CHECK(why_not(book, held_at(first_table, at("17:45")), at("17:30")) ==
          Reason::table_not_available);
    CHECK(book.answer(held_at(first_table, at("20:30")), at("18:00")));
}

TEST_CASE("a table of another room, or too small for the party, is not held")
{
    PaperBook book{a_room_with(tables_with_seats({2}))};
    CHECK(why_not(book, held_at(no_table_of_ours, at("19:00")), at("18:00")) ==
          Reason::table_not_found);
    CHECK(why_not(book, held_at(first_table, at("19:00"), 3), at("18:00")) ==
          Reason::table_too_small);
    CHECK(why_not(book, held_at(first_table, at("19:00"), 0), at("18:00")) == Reason::bad_party);
}

TEST_CASE("nothing is held in the past, or while the house is closed")
{
    PaperBook book{with_hours(a_room_of(1), 12, 22)};
    CHECK(why_not(book, held_at(first_table, at("17:00")), at("18:00")) ==
          Reason::start_in_the_past);
    CHECK(why_not(book, held_at(first_table, at("23:00")), at("18:00")) == Reason::closed);
}

TEST_CASE("the house puts on record that a hold is over, once")
{
    PaperBook book{a_room_of(1)};
    const auto held = book.enter(held_at(first_table, at("19:00")), at("18:00")).reservation.id;
    const Decision decision = book.decide({expire(held)}, at("18:10"));
    CHECK(kinds(decision) == std::vector{EventKind::hold_expired});
    CHECK(decision.changes.freed.size() == 1);
    CHECK(decision.changes.timers.at({TimerKind::expiry, held}) == std::nullopt);
    CHECK(book.decide({expire(held)}, at("18:11")).changes.events.empty());
}

TEST_CASE("a hold that is not over, or was confirmed, does not expire")
{
    PaperBook book{a_room_of(1)};
    const auto held = book.enter(held_at(first_table, at("19:00")), at("18:00")).reservation.id;
    CHECK(book.decide({expire(held)}, at("18:09:59")).changes.events.empty());
    book.enter(confirm(held), at("18:09:59"));
    CHECK(book.decide({expire(held)}, at("18:10")).changes.events.empty());
    CHECK(name_of(book.reservations().at(held).stage) == StageName::confirmed);
}

TEST_CASE("a hold expires also where its table has left the room")
{
    PaperBook book{a_room_of(1)};
    const auto held = book.enter(held_at(first_table, at("19:00")), at("18:00")).reservation.id;
    book.refurnish(a_room_of(0));
    CHECK(kinds(book.decide({expire(held)}, at("18:10"))) == std::vector{EventKind::hold_expired});
}

TEST_CASE("a timer waits for a hold until it is confirmed or given up")
{
    PaperBook book{a_room_of(2)};
    const Decision placed =
        book.decide({held_at(first_table, at("19:00")), held_at({102}, at("19:00"))}, at("18:00"));
    std::vector<ReservationId> held;
    for (const auto& [timer, due] : placed.changes.timers) {
        CHECK(timer.kind == TimerKind::expiry);
        CHECK(due == at("18:10"));
        held.push_back(timer.which);
    }
    REQUIRE(held.size() == 2);
    const Decision settled = book.decide({confirm(held[0]), cancel(held[1])}, at("18:05"));
    CHECK(settled.changes.timers ==
          Timers{{{TimerKind::expiry, held[0]}, {}}, {{TimerKind::expiry, held[1]}, {}}});
}

TEST_CASE("two want the same place if they name one table for one time, and only then")
{
    const auto place = place_asked_for(held_at(first_table, at("19:00")));
    const Command by_a_member{Reserve{.sitting = from("19:00", "21:00"),
                                      .party = 2,
                                      .contact = ada(),
                                      .source = Source::member_surface,
                                      .at_table = first_table}};
    REQUIRE(place.has_value());
    CHECK(place == place_asked_for(held_at(first_table, at("19:00"), party_of(4))));
    CHECK(place == place_asked_for(by_a_member));
    CHECK(place != place_asked_for(held_at({102}, at("19:00"))));
    CHECK(place != place_asked_for(held_at(first_table, at("19:30"))));
    CHECK(place_asked_for(table_for(2, at("19:00"))) == std::nullopt);
}

TEST_CASE("whoever asks is told which tables a party could have")
{
    PaperBook book{with_turn(a_room_with(tables_with_seats({2, 4, 4, 6})), 60)};
    book.enter(held_at({102}, at("19:00")), at("18:00"));
    const FreeTables free = free_tables(book, at("19:40"), party_of(3), at("18:00"));
    CHECK(free.sitting == from("19:40", "20:40"));
    CHECK(numbers(free) == std::vector<std::string>{"3", "4"});
    CHECK(numbers(free_tables(book, at("19:40"), party_of(3), at("18:10"))) ==
          std::vector<std::string>{"2", "3", "4"}); // the hold is over
}

TEST_CASE("whoever could have no table is told why, and when else")
{
    PaperBook book{with_turn(a_room_with(tables_with_seats({4})), 60)};
    book.enter(held_at(first_table, at("19:00")), at("18:00"));
    const FreeTables none = free_tables(book, at("19:15"), party_of(2), at("18:00"));
    CHECK(none.tables.empty());
    CHECK(none.why_none == Reason::fully_booked);
    CHECK(none.alternatives == std::vector{at("18:00"), at("20:00"), at("20:30")});
    CHECK(free_tables(book, at("19:15"), party_of(5), at("18:00")).why_none ==
          Reason::table_too_small);
    CHECK(free_tables(book, at("12:00"), party_of(2), at("18:00")).why_none ==
          Reason::start_in_the_past);
}

TEST_CASE("which tables are free is doubted where none is, and not where some are")
{
    PaperBook book{a_room_of(1)};
    CHECK(book.consider({ask_tables(at("19:00"), 2)}, at("18:00")).denied.empty());
    book.enter(held_at(first_table, at("19:00")), at("18:00"));
    CHECK(book.consider({ask_tables(at("19:00"), 2)}, at("18:00")).denied == std::set{that_day()});
}

TEST_CASE("whoever has come is not sent back by a guest who confirms once more")
{
    PaperBook book{a_room_of(1)};
    const auto held = book.enter(held_at(first_table, at("19:00")), at("18:00")).reservation.id;
    book.enter(confirm(held), at("18:05"));
    book.enter({Amend{.id = held, .stage = StageName::arrived}, "account:1"}, at("18:50"));
    CHECK(book.decide({confirm(held)}, at("18:55")).changes.events.empty());
    CHECK(name_of(book.reservations().at(held).stage) == StageName::arrived);
}

TEST_CASE("a timer that was left behind ends when it is looked at")
{
    PaperBook book{a_room_of(1)};
    const auto held = book.enter(held_at(first_table, at("19:00")), at("18:00")).reservation.id;
    book.enter(cancel(held), at("18:05"));
    const Timers ended{{{TimerKind::expiry, held}, std::nullopt}};
    CHECK(book.decide({expire(held)}, at("18:10")).changes.timers == ended);
    const Timers forgotten{{{TimerKind::expiry, ReservationId{4711}}, std::nullopt}};
    CHECK(book.decide({expire(ReservationId{4711})}, at("18:10")).changes.timers == forgotten);
}
