#include "tests/support/paper_book.hpp"
#include "tests/support/printing.hpp"

using namespace maitred;

namespace {

const Instant morning = at("09:00");

Reason why_not(const Outcome<Answer>& answer)
{
    return answer.error().reason;
}

} // namespace

TEST_CASE("commands are decided in their order: the first who come get the tables")
{
    PaperBook book{a_room_of(3)};
    const Command wish = table_for(2, at("19:00"));
    const Decision decision = book.decide({wish, wish, wish, wish, wish}, morning);
    for (std::size_t i = 0; i < 3; ++i)
        CHECK(decision.answers[i]);
    for (std::size_t i = 3; i < 5; ++i)
        CHECK(why_not(decision.answers[i]) == Reason::fully_booked);
    CHECK(decision.changes.taken.size() == 3);
}

TEST_CASE("one bad command harms none of its neighbours")
{
    PaperBook book{with_hours(a_room_of(2), 12, 23)};
    const Decision decision =
        book.decide({table_for(2, at("19:00")), table_for(99, at("19:00")),
                     table_for(2, at("03:00")), table_for(2, at("2030-06-01 19:00")),
                     cancel(ReservationId{404}), move(ReservationId{404}, at("20:00"), 2),
                     confirm(ReservationId{404}), table_for(2, at("19:00"))},
                    morning);
    CHECK(decision.answers.front());
    CHECK(why_not(decision.answers[1]) == Reason::bad_party);
    CHECK(why_not(decision.answers[2]) == Reason::start_in_the_past);
    CHECK(why_not(decision.answers[3]) == Reason::start_in_the_past);
    for (std::size_t i = 4; i < 7; ++i)
        CHECK(why_not(decision.answers[i]) == Reason::not_found);
    CHECK(decision.answers.back());
    CHECK(decision.changes.events.size() == 2);
}

TEST_CASE("with or without refused neighbours the granted get the same")
{
    PaperBook alone{a_room_of(5), 7};
    PaperBook among{a_room_of(5), 7};
    const Command bad = table_for(0, at("19:00"));
    const auto one = alone.decide({table_for(2, at("19:00")), table_for(3, at("20:00"))}, morning);
    const auto other = among.decide(
        {bad, table_for(2, at("19:00")), bad, table_for(3, at("20:00")), bad}, morning);
    CHECK(std::get<Entry>(*one.answers[0]).table_number ==
          std::get<Entry>(*other.answers[1]).table_number);
    CHECK(std::get<Entry>(*one.answers[1]).table_number ==
          std::get<Entry>(*other.answers[3]).table_number);
}

TEST_CASE("who books and cancels in one batch leaves no claim but two events")
{
    PaperBook book{a_room_of(1)};
    const Decision decision =
        book.decide({table_for(2, at("19:00")), cancel(ReservationId{1})}, morning);
    CHECK(decision.answers[0]);
    CHECK(decision.answers[1]);
    CHECK(decision.changes.taken.empty());
    CHECK(decision.changes.freed.empty());
    CHECK(decision.changes.events.size() == 2);
    CHECK(decision.steps == std::vector<DayStep>{{that_day(), 0}});
    CHECK(book.claims().empty());
}

TEST_CASE("a place that is cancelled and booked in one batch changes its holder")
{
    PaperBook book{a_room_of(1)};
    const auto old_holder = book.enter(table_for(2, at("19:00")), morning).reservation.id;
    const Decision decision = book.decide({cancel(old_holder), table_for(2, at("19:00"))}, morning);
    const auto new_holder = std::get<Entry>(*decision.answers[1]).reservation.id;
    CHECK(decision.changes.freed == std::set<Claim>{{TableId{101}, at("19:00"), old_holder}});
    CHECK(decision.changes.taken == std::set<Claim>{{TableId{101}, at("19:00"), new_holder}});
}

TEST_CASE("who moves away and back in one batch leaves the claims as they were")
{
    PaperBook book{a_room_of(1)};
    const auto mine = book.enter(table_for(2, at("19:00")), morning).reservation.id;
    const Decision decision =
        book.decide({move(mine, at("20:00"), 2), move(mine, at("19:00"), 2)}, morning);
    CHECK(decision.changes.taken.empty());
    CHECK(decision.changes.freed.empty());
    CHECK(decision.changes.events.size() == 2);
}

TEST_CASE("two parties swap their times in one batch only if there is room to turn")
{
    PaperBook book{a_room_of(1)};
    const auto early = book.enter(table_for(2, at("19:00")), morning).reservation.id;
    const auto late = book.enter(table_for(2, at("20:00")), morning).reservation.id;
    const Decision tight =
        book.decide({move(early, at("20:00"), 2), move(late, at("19:00"), 2)}, morning);
    CHECK(why_not(tight.answers[0]) == Reason::fully_booked);
    CHECK(why_not(tight.answers[1]) == Reason::fully_booked);
    const Decision turned = book.decide(
        {move(early, at("21:00"), 2), move(late, at("19:00"), 2), move(early, at("20:00"), 2)},
        morning);
    for (const auto& answer : turned.answers)
        CHECK(answer);
}

TEST_CASE("a question is answered as the commands before it left the book")
{
    PaperBook book{a_room_of(2)};
    const Decision decision =
        book.decide({ask(at("19:00"), 2), table_for(2, at("19:00")), ask(at("19:00"), 2)}, morning);
    CHECK(std::get<Availability>(*decision.answers[0]).available == 2);
    CHECK(std::get<Availability>(*decision.answers[2]).available == 1);
}

TEST_CASE("each day that is written in goes one version up, whatever the number of commands")
{
    PaperBook book{a_room_of(5)};
    const Command today = table_for(2, at("19:00"));
    const Command tomorrow = table_for(2, at("2030-06-15 19:00"));
    const Command yesterday = table_for(2, at("2030-06-13 19:00"));
    const Instant before_all = at("2030-06-01 09:00");
    book.decide({today, today}, before_all);
    const Decision decision = book.decide({tomorrow, today, yesterday, today}, before_all);
    CHECK(decision.steps ==
          std::vector<DayStep>{{on("2030-06-13"), 0}, {that_day(), 1}, {on("2030-06-15"), 0}});
    CHECK(decision.pages.on(that_day()).version == DayVersion{1, 2});
}

TEST_CASE("a day that was only looked at keeps its version")
{
    PaperBook book{a_room_of(1)};
    book.enter(table_for(2, at("2030-06-15 19:00")), morning);
    const Decision decision =
        book.decide({table_for(2, at("19:00")), table_for(2, at("2030-06-15 19:00"))}, morning);
    CHECK(decision.steps == std::vector<DayStep>{{that_day(), 0}});
    CHECK(decision.pages.on(on("2030-06-15")).version == DayVersion{1, 1});
}

TEST_CASE("a no for want of a table names the days whose pages are its reason")
{
    PaperBook book{with_turn(with_hours(a_room_of(1), 10, 4), 90)};
    book.enter(table_for(2, at("2030-06-15 00:00")), morning);
    using Days = std::set<UtcDate>;
    CHECK(book.decide({table_for(2, at("23:30"))}, morning).denied ==
          Days{that_day(), on("2030-06-15")});
    CHECK(book.decide({ask(at("2030-06-15 01:00"), 2)}, morning).denied == Days{on("2030-06-15")});
    CHECK(book.decide({table_for(2, at("2030-06-16 05:00"))}, morning).denied ==
          Days{on("2030-06-16")});
    // Which parties the house takes is written in the room, and a room may be an old copy too.
    CHECK(book.decide({table_for(99, at("19:00"))}, morning).denied == Days{that_day()});
}

TEST_CASE("a yes, or a no that needs no page, denies nothing")
{
    PaperBook book{a_room_of(1)};
    CHECK(book.decide({table_for(2, at("19:00"))}, morning).denied.empty());
    CHECK(book.decide({table_for(2, at("08:00"))}, morning).denied.empty());
    CHECK(book.decide({cancel(ReservationId{404})}, morning).denied.empty());
}

TEST_CASE("who cannot confirm or move for want of a table is denied by the day's page, too")
{
    PaperBook book{a_room_of(1)};
    const auto held =
        book.enter(hold_for(2, at("19:00"), std::chrono::minutes{1}), morning).reservation.id;
    const auto taker = book.enter(table_for(2, at("19:00")), at("09:01")).reservation.id;
    const auto other = book.enter(table_for(2, at("20:00")), at("09:01")).reservation.id;
    REQUIRE(taker != other);
    const std::set<UtcDate> today = {that_day()};
    CHECK(book.decide({confirm(held)}, at("09:02")).denied == today);
    CHECK(book.decide({move(other, at("19:00"), 2)}, at("09:02")).denied == today);
}

TEST_CASE("the same commands on the same pages with the same seed are decided alike")
{
    const std::vector<Command> commands = {table_for(2, at("19:00")), table_for(4, at("19:10")),
                                           table_for(2, at("20:00")), ask(at("19:00"), 2)};
    const PaperBook book{a_room_of(30), 11};
    const Decision one = book.consider(commands, morning);
    const Decision same = book.consider(commands, morning);
    CHECK(one.answers == same.answers);
    CHECK(one.changes.events == same.changes.events);
    CHECK(one.changes.taken == same.changes.taken);
    CHECK(one.steps == same.steps);
    const Decision other = PaperBook{a_room_of(30), 12}.consider(commands, morning);
    CHECK(one.changes.taken != other.changes.taken);
}

TEST_CASE("deciding leaves the pages it was given as they were")
{
    const PaperBook book{a_room_of(1)};
    const Pages pages = book.pages({that_day()});
    const Command command = table_for(2, at("19:00"));
    const Command* const commands[] = {&command};
    const Identity identities[] = {{ReservationId{1}, Uuid{}}};
    const Decision decision = decide(pages, commands, {}, Terms{morning}, identities, Dice{1});
    CHECK(decision.answers.front());
    CHECK(pages.on(that_day()) == book.pages({that_day()}).on(that_day()));
    CHECK_FALSE(decision.pages.on(that_day()) == pages.on(that_day()));
}

TEST_CASE("where several rules refuse, the first in the order of reasons is told")
{
    PaperBook book{with_hours(a_room_of(1), 18, 22)};
    const auto mine = book.enter(table_for(2, at("19:00")), morning).reservation.id;
    const auto gone = book.enter(table_for(2, at("20:00")), morning).reservation.id;
    book.enter(cancel(gone), morning);
    book.enter(with_key(table_for(2, at("21:00")), "k1", "f1"), morning);
    const ReservationId nobody{404};
    const auto no = [&](const Command& command, const char* now = "09:00") {
        return why_not(book.answer(command, at(now)));
    };
    // bad_party, before all that the book could say
    CHECK(no(with_key(table_for(99, at("19:00")), "k1", "f2")) == Reason::bad_party);
    CHECK(no(move(nobody, at("03:00"), 99)) == Reason::bad_party);
    // retry_key_reused, before the book is looked at
    CHECK(no(with_key(cancel(nobody), "k1", "f2")) == Reason::retry_key_reused);
    CHECK(no(with_key(table_for(2, at("03:00")), "k1", "f2")) == Reason::retry_key_reused);
    // not_found, before anything about the new time
    CHECK(no(move(nobody, at("03:00"), 2)) == Reason::not_found);
    // illegal_transition: what was given up has no time to move to
    CHECK(no(move(gone, at("03:00"), 2)) == Reason::illegal_transition);
    CHECK(no(move(gone, at("19:00"), 2)) == Reason::illegal_transition);
    // start_in_the_past, before closed and full
    CHECK(no(table_for(2, at("03:00"))) == Reason::start_in_the_past);
    CHECK(no(table_for(2, at("19:00")), "19:45") == Reason::start_in_the_past);
    CHECK(no(move(mine, at("03:00"), 2)) == Reason::start_in_the_past);
    // closed, before full
    book.refurnish(with_turn(with_hours(a_room_of(1), 18, 22), 120));
    CHECK(no(table_for(2, at("20:30"))) == Reason::closed);
    CHECK(no(table_for(2, at("20:00"))) == Reason::fully_booked);
}
