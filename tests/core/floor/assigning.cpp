#include "tests/support/floor.hpp"
#include "tests/support/printing.hpp"

using namespace maitred;

namespace {

const Instant noon = at("12:00");
const TableId small{101};
const TableId large{102};
const TableId nowhere{999};

/// A table of two and one of six, half hours, ninety minutes for everybody, the best fit first.
PaperBook small_and_large()
{
    Room room = with_turn(a_room_with(tables_with_seats({2, 6})), 90);
    room.policy = Policy::best_fit;
    return PaperBook{room};
}

} // namespace

TEST_CASE("a party with a time and no table is kept one that nobody sees")
{
    PaperBook book = small_and_large();
    const auto party = book.enter(expects(2, at("19:00")), noon).reservation;
    CHECK(party.table == small);
    CHECK(!party.pinned);
    CHECK(left_at(book, at("19:00"), noon) == 1);
    CHECK(seen(book, small, at("18:30")).status == TableStatus::available);
    CHECK(seen(book, small, at("18:30")).party == std::nullopt);
}

TEST_CASE("a party on the waitlist for a time counts as well")
{
    PaperBook book = small_and_large();
    book.enter(expects(2, at("19:00"), StageName::waitlisted), noon);
    CHECK(left_at(book, at("19:00"), noon) == 1);
}

TEST_CASE("a party for which no table is left is written down and unplaced")
{
    PaperBook book = small_and_large();
    book.enter(expects(6, at("19:00")), noon);
    const auto second = book.enter(expects(6, at("19:30")), noon).reservation;
    CHECK(!second.table);
    CHECK(second.stage == Stage{Confirmed{noon}});
    CHECK(left_at(book, at("19:30"), noon) == 1);
}

TEST_CASE("a table given by name is shown as reserved from an hour before")
{
    PaperBook book = small_and_large();
    const auto party = book.enter(expects(2, at("19:00")), noon).reservation;
    const auto assigned = book.enter(assigns(party.id, large), noon).reservation;
    CHECK(assigned.table == large);
    CHECK(assigned.pinned);
    CHECK(seen(book, large, at("17:59")).status == TableStatus::available);
    CHECK(seen(book, large, at("18:00")).status == TableStatus::reserved);
    CHECK(seen(book, large, at("20:00")).status == TableStatus::reserved); // late
    CHECK(seen(book, large, at("20:30")).status == TableStatus::available);
    CHECK(seen(book, large, at("18:00")).party == party.uuid);
}

TEST_CASE("a party that is only kept a table is moved for one that gets it by name")
{
    PaperBook book = small_and_large();
    const auto kept = book.enter(expects(2, at("19:00")), noon).reservation;
    const auto named = book.enter(expects(2, at("19:30")), noon).reservation;
    REQUIRE(kept.table == small);
    REQUIRE(named.table == large);
    const Decision decision = book.decide({assigns(named.id, small)}, noon);
    CHECK(book.reservations().at(named.id).table == small);
    CHECK(book.reservations().at(kept.id).table == large);
    REQUIRE(decision.changes.events.size() == 2);
    CHECK(decision.changes.events.front().kind == EventKind::party_displaced);
}

TEST_CASE("a party that is only kept a table becomes unplaced where there is no other")
{
    PaperBook book = small_and_large();
    const auto kept = book.enter(expects(6, at("19:00")), noon).reservation;
    book.enter(walks_in_to(2, large), at("18:45"));
    CHECK(!book.reservations().at(kept.id).table);
    CHECK(name_of(book.reservations().at(kept.id).stage) == StageName::confirmed);
}

TEST_CASE("a party that has its table by name is in the way")
{
    PaperBook book = small_and_large();
    const auto named = book.enter(expects(2, at("19:00")), noon).reservation;
    book.enter(assigns(named.id, small), noon);
    const auto other = book.enter(expects(2, at("20:00")), noon).reservation;
    CHECK(book.answer(assigns(other.id, small), noon).error().reason ==
          Reason::table_not_available);
    CHECK(book.reservations().at(other.id).table == other.table);
    const auto later = book.enter(expects(2, at("20:30")), noon).reservation;
    CHECK(book.enter(assigns(later.id, small), noon).reservation.table == small);
}

TEST_CASE("a table is large enough unless the floor insists, and of this room")
{
    PaperBook book = small_and_large();
    const auto party = book.enter(expects(4, at("19:00")), noon).reservation;
    CHECK(book.answer(assigns(party.id, small), noon).error().reason == Reason::table_too_small);
    CHECK(book.answer(assigns(party.id, nowhere), noon).error().reason == Reason::table_not_found);
    const Command insists = amends({.id = party.id, .table = Assign{small, true}});
    CHECK(book.enter(insists, noon).reservation.table == small);
}

TEST_CASE("a party whose table is taken from it again is kept one")
{
    PaperBook book = small_and_large();
    const auto party = book.enter(expects(2, at("19:00")), noon).reservation;
    book.enter(assigns(party.id, large), noon);
    const auto free = book.enter(amends({.id = party.id, .table = Unassign{}}), noon).reservation;
    CHECK(!free.pinned);
    CHECK(free.table.has_value());
    CHECK(seen(book, large, at("18:30")).status == TableStatus::available);
}

TEST_CASE("a move takes the new place or leaves the old one")
{
    PaperBook book = small_and_large();
    const auto first = book.enter(expects(6, at("19:00")), noon).reservation;
    const auto second = book.enter(expects(6, at("21:00")), noon).reservation;
    book.enter(assigns(first.id, large), noon);
    book.enter(assigns(second.id, large), noon);
    const Command clash = amends({.id = second.id, .time = at("20:00")});
    CHECK(book.answer(clash, noon).error().reason == Reason::table_not_available);
    CHECK(book.reservations().at(second.id).sitting == from("21:00", "22:30"));
    const Command later = amends({.id = second.id, .time = at("20:45")});
    CHECK(book.enter(later, noon).reservation.sitting == from("20:45", "22:15"));
    CHECK(book.reservations().at(second.id).planned == at("20:45"));
}

TEST_CASE("off the grid a sitting keeps its times and takes every slot that it touches")
{
    PaperBook book = small_and_large();
    book.enter(expects(6, at("19:10")), noon);
    const auto slots = std::count_if(book.claims().begin(), book.claims().end(),
                                     [](const auto& claim) { return claim.first.second == large; });
    CHECK(slots == 4); // 19:00, 19:30, 20:00, 20:30
}

TEST_CASE("nobody is expected yesterday, nor outside the hours; walk-ins are taken as they come")
{
    PaperBook book{with_hours(with_turn(a_room_of(1), 90), 18, 23)};
    CHECK(book.answer(expects(2, at("11:00")), noon).error().reason == Reason::start_in_the_past);
    CHECK(book.answer(expects(2, at("14:00")), noon).error().reason == Reason::closed);
    CHECK(book.answer(walks_in_to(2, small), noon).has_value());
}

TEST_CASE("what a reservation may become is the book's own rule on the floor, too")
{
    PaperBook book = small_and_large();
    const auto party = book.enter(expects(2, at("19:00"), StageName::waitlisted), noon).reservation;
    CHECK(book.answer(becomes(party.id, StageName::no_show), noon).error().reason ==
          Reason::illegal_transition);
    book.enter(becomes(party.id, StageName::confirmed), noon);
    const auto gone = book.enter(becomes(party.id, StageName::no_show), at("19:40")).reservation;
    CHECK(left_at(book, at("20:00"), at("19:40")) == 2);
    CHECK(name_of(gone.stage) == StageName::no_show);
    CHECK(book.answer(assigns(party.id, large), at("19:40")).error().reason ==
          Reason::illegal_transition);
    CHECK(book.answer(walks_in(2, StageName::finished), noon).error().reason ==
          Reason::illegal_transition);
}

TEST_CASE("a stage stamps its time unless somebody says when it was")
{
    PaperBook book = small_and_large();
    const auto party = book.enter(expects(2, at("19:00")), noon).reservation;
    CHECK(book.enter(becomes(party.id, StageName::arrived), at("18:55"))
              .reservation.times.checked_in == at("18:55"));
    const Command told =
        amends({.id = party.id, .stage = StageName::seated, .times = {.seated = at("18:50")}});
    const auto seated = book.enter(told, at("18:58")).reservation;
    CHECK(seated.times.seated == at("18:50"));
    CHECK(seated.times.checked_in == at("18:55"));
    CHECK(seated.sitting.start == at("18:58"));
}

TEST_CASE("an amendment that changes nothing leaves no trace")
{
    PaperBook book = small_and_large();
    const auto party = book.enter(expects(2, at("19:00")), noon).reservation;
    CHECK(book.decide({amends({.id = party.id, .party = 2})}, at("12:30")).changes.empty());
}

TEST_CASE("a table on record says who came and who left")
{
    PaperBook book = small_and_large();
    const Decision came = book.decide({walks_in_to(2, small)}, at("19:00"));
    REQUIRE(came.changes.table_events.size() == 1);
    const TableEvent& event = came.changes.table_events.front();
    CHECK(event.before->status == TableStatus::available);
    CHECK(event.after.status == TableStatus::occupied);
    CHECK(event.after.party == came.changes.events.front().after.uuid);
    const auto id = came.changes.events.front().after.id;
    const Decision left = book.decide({becomes(id, StageName::finished)}, at("20:00"));
    REQUIRE(left.changes.table_events.size() == 1);
    CHECK(left.changes.table_events.front().after.status == TableStatus::available);
    CHECK(left.changes.table_events.front().after.party == std::nullopt);
    CHECK(book.decide({table_for(2, at("21:00"))}, noon).changes.table_events.empty());
}

TEST_CASE("a table that becomes free goes to whoever waits for one, first come first served")
{
    PaperBook book = small_and_large();
    const auto first = book.enter(expects(6, at("19:00")), noon).reservation;
    const auto second = book.enter(expects(6, at("19:30")), at("12:01")).reservation;
    const auto third = book.enter(expects(6, at("19:30")), at("12:02")).reservation;
    REQUIRE(!second.table);
    REQUIRE(!third.table);
    const Decision decision = book.decide({cancel(first.id)}, at("12:03"));
    CHECK(book.reservations().at(second.id).table == large);
    CHECK(!book.reservations().at(third.id).table);
    REQUIRE(decision.changes.events.size() == 2);
    CHECK(decision.changes.events.back().kind == EventKind::party_placed);
    CHECK(left_at(book, at("20:00"), at("12:03")) == 1); // the small one
}
