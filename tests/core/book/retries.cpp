#include "tests/support/paper_book.hpp"
#include "tests/support/printing.hpp"

using namespace maitred;

namespace {

const Instant morning = at("09:00");

Command wanted_at(const std::string& time)
{
    return table_for(party_of(2), at(time));
}

std::string repeated(const Outcome<Answer>& answer)
{
    return std::get<Repeated>(*answer).answer;
}

} // namespace

TEST_CASE("a command that was carried out is answered again, not carried out again")
{
    PaperBook book{a_room_of(2)};
    const Command command = with_key(wanted_at("19:00"), "k1", "f1");
    const Decision first = book.decide({command}, morning);
    CHECK(std::holds_alternative<Entry>(*first.answers.front()));
    REQUIRE(first.changes.kept.size() == 1);
    CHECK(first.changes.kept.front() == KeptAnswer{command.retry->key, "reservation 1", morning});
    const Decision second = book.decide({command}, at("10:00"));
    CHECK(repeated(second.answers.front()) == "reservation 1");
    CHECK(second.changes.empty());
    CHECK(book.claims().size() == 1);
}

TEST_CASE("a command that is sent twice at once is carried out once")
{
    PaperBook book{a_room_of(2)};
    const Command command = with_key(wanted_at("19:00"), "k1", "f1");
    const Decision decision = book.decide({command, command}, morning);
    CHECK(std::holds_alternative<Entry>(*decision.answers[0]));
    CHECK(repeated(decision.answers[1]) == "reservation 1");
    CHECK(decision.changes.kept.size() == 1);
    CHECK(decision.changes.events.size() == 1);
}

TEST_CASE("a key that was used for something else is refused")
{
    PaperBook book{a_room_of(3)};
    const Decision decision = book.decide(
        {with_key(wanted_at("19:00"), "k1", "f1"), with_key(wanted_at("20:00"), "k1", "f2")},
        morning);
    CHECK(decision.answers[1].error().reason == Reason::retry_key_reused);
    CHECK(book.answer(with_key(wanted_at("20:00"), "k1", "f2"), morning).error().reason ==
          Reason::retry_key_reused);
    CHECK(book.claims().size() == 1);
}

TEST_CASE("a key belongs to its scope")
{
    PaperBook book{a_room_of(3)};
    Command other = with_key(wanted_at("19:00"), "k1", "f2");
    other.retry->key.scope = "hold post_reservation";
    const Decision decision =
        book.decide({with_key(wanted_at("19:00"), "k1", "f1"), other}, morning);
    CHECK(std::holds_alternative<Entry>(*decision.answers[0]));
    CHECK(std::holds_alternative<Entry>(*decision.answers[1]));
    CHECK(decision.changes.kept.size() == 2);
}

TEST_CASE("another key is another command")
{
    PaperBook book{a_room_of(3)};
    book.decide(
        {with_key(wanted_at("19:00"), "k1", "f1"), with_key(wanted_at("19:00"), "k2", "f1")},
        morning);
    CHECK(book.claims().size() == 2);
}

TEST_CASE("a refusal is not kept: the same command may succeed later")
{
    PaperBook book{a_room_of(1)};
    const auto holder = book.enter(wanted_at("19:00"), morning).reservation.id;
    const Command command = with_key(wanted_at("19:00"), "k1", "f1");
    const Decision refused = book.decide({command}, morning);
    CHECK(refused.answers.front().error().reason == Reason::fully_booked);
    CHECK(refused.changes.kept.empty());
    book.enter(cancel(holder), morning);
    CHECK(std::holds_alternative<Entry>(*book.answer(command, morning)));
}

TEST_CASE("a key that was refused in a batch is free for the next command in it")
{
    PaperBook book{a_room_of(1)};
    const Decision decision = book.decide({with_key(table_for(11, at("19:00")), "k1", "f1"),
                                           with_key(wanted_at("19:00"), "k1", "f2")},
                                          morning);
    CHECK(decision.answers[0].error().reason == Reason::bad_party);
    CHECK(std::holds_alternative<Entry>(*decision.answers[1]));
}

TEST_CASE("an answer that was given once is given again even if the rules have changed since")
{
    PaperBook book{a_room_of(1)};
    const Command command = with_key(table_for(10, at("19:00")), "k1", "f1");
    book.enter(command, morning);
    Room smaller = a_room_of(1);
    smaller.largest_party = 4;
    book.refurnish(smaller);
    CHECK(repeated(book.answer(command, at("23:59"))) == "reservation 1");
}

TEST_CASE("cancelling again with a new key keeps an answer though nothing changes")
{
    PaperBook book{a_room_of(1)};
    const auto mine = book.enter(wanted_at("19:00"), morning).reservation.id;
    book.enter(cancel(mine), morning);
    const Decision decision = book.decide({with_key(cancel(mine), "k1", "f1")}, morning);
    CHECK(decision.changes.kept.size() == 1);
    CHECK(decision.changes.events.empty());
    CHECK(decision.steps.empty());
    CHECK_FALSE(decision.changes.empty());
}

TEST_CASE("a question's answer is not kept")
{
    PaperBook book{a_room_of(1)};
    const Decision decision = book.decide({with_key(ask(at("19:00"), 2), "k1", "f1")}, morning);
    CHECK(std::holds_alternative<Availability>(*decision.answers.front()));
    CHECK(decision.changes.kept.empty());
}
