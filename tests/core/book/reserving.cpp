#include "tests/support/members.hpp"
#include "tests/support/paper_book.hpp"
#include "tests/support/printing.hpp"

using namespace maitred;
using std::chrono::minutes;

namespace {

const Instant morning = at("09:00");

Reason why_not(PaperBook& book, const Command& command, Instant now = morning)
{
    return book.answer(command, now).error().reason;
}

} // namespace

TEST_CASE("an interval takes its table for every slot it touches, whatever the turn time")
{
    PaperBook book{a_room_of(1)};
    const Entry entry = book.enter(reserve(from("19:10", "20:40"), 2, "1"), morning);
    CHECK(entry.reservation.sitting == from("19:10", "20:40"));
    CHECK(entry.table_number == "1");
    CHECK(entry.reservation.pinned);
    CHECK(book.claims().size() == 4); // 19:00, 19:30, 20:00, 20:30
    CHECK(why_not(book, reserve(from("20:45", "21:30"), 2, "1")) == Reason::table_not_available);
    CHECK(why_not(book, table_for(2, at("20:30"))) == Reason::fully_booked);
    CHECK(book.enter(reserve(from("21:00", "21:30"), 2, "1"), morning).table_number == "1");
}

TEST_CASE("a table asked for by name is that table or none")
{
    PaperBook book{a_room_of(3)};
    book.enter(reserve(from("19:00", "20:00"), 2, "2"), morning);
    CHECK(why_not(book, reserve(from("19:30", "20:30"), 2, "2")) == Reason::table_not_available);
    CHECK(why_not(book, reserve(from("19:30", "20:30"), 2, "77")) == Reason::table_not_found);
    CHECK(book.enter(reserve(from("20:00", "21:00"), 2, "2"), morning).table_number == "2");
}

TEST_CASE("who asks for no table in particular gets one that is large enough, while there is one")
{
    PaperBook book{a_room_with(tables_with_seats({2, 6}))};
    const Entry entry = book.enter(reserve(from("19:00", "20:00"), 5), morning);
    CHECK(entry.table_number == "2");
    CHECK_FALSE(entry.reservation.pinned);
    CHECK(why_not(book, reserve(from("19:00", "20:00"), 5)) == Reason::fully_booked);
    CHECK(why_not(book, reserve(from("19:00", "20:00"), 11)) == Reason::bad_party);
    CHECK(why_not(book, reserve(from("19:00", "20:00"), 0)) == Reason::bad_party);
}

TEST_CASE("a table by name has a seat for everybody, however large a party the house takes")
{
    PaperBook book{a_room_with(tables_with_seats({4, 14}))};
    CHECK(why_not(book, reserve(from("19:00", "20:00"), 5, "1")) == Reason::table_too_small);
    CHECK(book.enter(reserve(from("19:00", "20:00"), 14, "2"), morning).reservation.party == 14);
}

TEST_CASE("nobody is moved for an interval that asks for a table by name")
{
    PaperBook book{a_room_of(2)};
    const std::string guests_table = book.enter(table_for(2, at("19:00")), morning).table_number;
    CHECK(why_not(book, reserve(from("19:00", "20:00"), 2, guests_table)) ==
          Reason::table_not_available);
}

TEST_CASE("an interval lies within the hours of service, and not in the past")
{
    PaperBook book{with_hours(a_room_of(1), 18, 22)};
    CHECK(why_not(book, reserve(from("17:30", "18:30"), 2, "1")) == Reason::closed);
    CHECK(why_not(book, reserve(from("21:30", "22:30"), 2, "1")) == Reason::closed);
    CHECK(why_not(book, reserve(from("18:00", "19:00"), 2, "1"), at("18:30")) ==
          Reason::start_in_the_past);
    CHECK(book.answer(reserve(from("18:00", "19:00"), 2, "1"), at("18:29")).has_value());
}

TEST_CASE("a booking that cannot move keeps its place, and one that can gives the old one up")
{
    PaperBook book{a_room_of(1)};
    const Reservation one =
        book.enter(reserve(from("19:00", "20:00"), 2, "1"), morning).reservation;
    book.enter(reserve(from("20:00", "21:00"), 2, "1"), morning);
    Rebook wish{.id = one.id, .sitting = from("19:30", "20:30")};
    CHECK(why_not(book, rebook(wish)) == Reason::table_not_available);
    CHECK(book.reservations().at(one.id) == one);
    CHECK(book.claims().size() == 4);
    wish.sitting = from("18:30", "19:30");
    const Entry moved = book.enter(rebook(wish), morning);
    CHECK(moved.reservation.sitting == from("18:30", "19:30"));
    CHECK(moved.reservation.planned == at("18:30"));
    CHECK(moved.reservation.revision == 1);
    CHECK(book.answer(reserve(from("19:30", "20:00"), 2, "1"), morning).has_value());
}

TEST_CASE("a booking that moves keeps the table it has by name, or stays where it is")
{
    PaperBook book{a_room_of(2)};
    const auto id = book.enter(reserve(from("19:00", "20:00"), 2, "1"), morning).reservation.id;
    book.enter(reserve(from("20:00", "21:00"), 2, "1"), morning);
    Rebook wish{.id = id, .sitting = from("20:00", "21:00")};
    CHECK(why_not(book, rebook(wish)) == Reason::table_not_available);
    wish.at_table = TableId{102};
    CHECK(book.enter(rebook(wish), morning).table_number == "2");
}

TEST_CASE("a booking without a table by name keeps the one it has where that is free")
{
    for (std::uint64_t seed = 1; seed < 20; ++seed) {
        PaperBook book{a_room_of(8), seed};
        const Entry made = book.enter(reserve(from("19:00", "20:00"), 2), morning);
        const Rebook wish{.id = made.reservation.id, .sitting = from("19:30", "20:30")};
        CHECK(book.enter(rebook(wish), morning).table_number == made.table_number);
    }
}

TEST_CASE("a larger party needs a larger table, and the booking stays as it was where none is free")
{
    PaperBook book{a_room_with(tables_with_seats({2, 6}))};
    const auto id = book.enter(reserve(from("19:00", "20:00"), 2, "1"), morning).reservation.id;
    CHECK(why_not(book, rebook({.id = id, .party = 5})) == Reason::table_too_small);
    CHECK(book.reservations().at(id).party == 2);
    const Rebook both{.id = id, .party = 5, .at_table = TableId{102}};
    CHECK(book.enter(rebook(both), morning).table_number == "2");
}

TEST_CASE("names, phones and occasions change without touching the place")
{
    PaperBook book{a_room_of(1)};
    const auto id = book.enter(reserve(from("19:00", "20:00"), 2, "1"), morning).reservation.id;
    const Decision decision = book.decide(
        {rebook({.id = id, .name = *Name::of("Grace"), .occasion = "Birthday"})}, at("10:00"));
    CHECK(decision.changes.taken.empty());
    CHECK(decision.changes.freed.empty());
    const Reservation& after = book.reservations().at(id);
    CHECK(after.contact.name.text() == "Grace");
    CHECK(after.occasion == "Birthday");
    CHECK(after.changed_at == at("10:00"));
    CHECK(book.decide({rebook({.id = id, .occasion = "Birthday"})}, at("11:00")).changes.empty());
}

TEST_CASE("what has expired comes back only while its place is free")
{
    PaperBook book{a_room_of(1)};
    const auto held = book.enter(hold_for(2, at("19:00"), minutes{10}), morning).reservation.id;
    const Rebook back{.id = held, .stage = StageName::confirmed};
    book.enter(reserve(from("19:00", "20:00"), 2, "1"), at("10:00"));
    CHECK(why_not(book, rebook(back), at("10:01")) == Reason::table_not_available);
    const auto other = book.enter(hold_for(2, at("20:00"), minutes{10}), at("10:01")).reservation;
    CHECK(book.enter(rebook({.id = other.id, .stage = StageName::confirmed}), at("11:00"))
              .table_number == "1");
}

TEST_CASE("whoever is said to have left has left now")
{
    PaperBook book{a_room_of(1)};
    const auto id = book.enter(reserve(from("19:00", "20:00"), 2, "1"), morning).reservation.id;
    const Rebook over{.id = id, .stage = StageName::finished};
    CHECK(book.enter(rebook(over), at("19:50")).reservation.times.finished == at("19:50"));
}

TEST_CASE("a booking is given up once and for all, and its place is free")
{
    PaperBook book{a_room_of(1)};
    const auto id = book.enter(reserve(from("19:00", "20:00"), 2, "1"), morning).reservation.id;
    CHECK(why_not(book, rebook({.id = id, .party = 3, .stage = StageName::cancelled})) ==
          Reason::illegal_transition);
    book.enter(rebook({.id = id, .stage = StageName::cancelled}), morning);
    CHECK(book.claims().empty());
    CHECK(why_not(book, rebook({.id = id, .stage = StageName::confirmed})) ==
          Reason::illegal_transition);
    CHECK(why_not(book, rebook({.id = id, .sitting = from("20:00", "21:00")})) ==
          Reason::illegal_transition);
    CHECK(why_not(book, rebook({.id = ReservationId{99}, .party = 3})) == Reason::not_found);
}
