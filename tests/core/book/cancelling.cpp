#include "tests/support/paper_book.hpp"
#include "tests/support/printing.hpp"

using namespace maitred;

namespace {

const Instant morning = at("09:00");

/// A party in that stage, which has the only table of its room at 19:00 if the stage has one.
Reservation in_stage(StageName name)
{
    const bool has_table = takes_a_table(name) && name != StageName::waitlisted;
    return {.id = {7},
            .uuid = Uuid::time_ordered(morning, RestaurantId{1}, 7),
            .contact = ada(),
            .party = 2,
            .sitting = from("19:00", "19:30"),
            .table = has_table ? std::optional{TableId{101}} : std::nullopt,
            .stage = stage_of(name, morning, at("18:10")),
            .source = Source::floor_surface,
            .made_at = morning};
}

} // namespace

TEST_CASE("a cancelled reservation frees its place")
{
    PaperBook book{with_turn(a_room_of(1), 90)};
    const Reservation mine = book.enter(table_for(2, at("19:00")), morning).reservation;
    const Decision decision = book.decide({cancel(mine.id)}, at("10:00"));
    const Entry entry = std::get<Entry>(*decision.answers.front());
    CHECK(entry.reservation.stage == Stage{Cancelled{at("10:00")}});
    CHECK(entry.table_number.empty());
    CHECK(decision.changes.freed.size() == 3);
    CHECK(decision.changes.events.front().kind == EventKind::reservation_cancelled);
    CHECK(decision.changes.events.front().before == mine);
    CHECK(book.claims().empty());
    book.enter(table_for(2, at("19:30")), at("10:00"));
}

TEST_CASE("cancelling can be repeated and changes nothing more")
{
    PaperBook book{a_room_of(1)};
    const Reservation mine = book.enter(table_for(2, at("19:00")), morning).reservation;
    const Entry first = book.enter(cancel(mine.id), at("10:00"));
    book.enter(table_for(2, at("19:00")), at("10:30"));
    const Decision again = book.decide({cancel(mine.id)}, at("11:00"));
    CHECK(std::get<Entry>(*again.answers.front()) == first);
    CHECK(again.changes.empty());
    CHECK(again.steps.empty());
    CHECK(book.claims().size() == 1);
}

TEST_CASE("nobody cancels what does not exist")
{
    PaperBook book{a_room_of(1)};
    CHECK(book.answer(cancel(ReservationId{404}), morning).error().reason == Reason::not_found);
}

TEST_CASE("a reservation can be cancelled until the party sits")
{
    using enum StageName;
    for (const StageName name :
         {waitlisted, held, confirmed, running_late, partially_arrived, arrived}) {
        CAPTURE(name);
        PaperBook book{a_room_of(1)};
        book.begin_with(in_stage(name));
        CHECK(book.answer(cancel(ReservationId{7}), at("18:00")));
        CHECK(book.claims().empty());
    }
    for (const StageName name : {seated, finished, no_show, expired}) {
        CAPTURE(name);
        PaperBook book{a_room_of(1)};
        book.begin_with(in_stage(name));
        CHECK(book.answer(cancel(ReservationId{7}), at("18:00")).error().reason ==
              Reason::illegal_transition);
    }
}

TEST_CASE("a party on the waitlist has no table to confirm yet")
{
    PaperBook book{a_room_of(1)};
    book.begin_with(in_stage(StageName::waitlisted));
    CHECK(book.answer(confirm(ReservationId{7}), morning).error().reason ==
          Reason::illegal_transition);
}

TEST_CASE("a sitting over midnight frees both dates")
{
    PaperBook book{with_turn(a_room_of(1), 90)};
    const Reservation late = book.enter(table_for(2, at("23:00")), morning).reservation;
    const Decision decision = book.decide({cancel(late.id)}, morning);
    CHECK(decision.steps == std::vector<DayStep>{{that_day(), 1}, {on("2030-06-15"), 1}});
    CHECK(book.claims().empty());
}
