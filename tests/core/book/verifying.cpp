#include "core/book/verify.hpp"
#include "tests/support/paper_book.hpp"
#include "tests/support/printing.hpp"

using namespace maitred;

namespace {

const Instant morning = at("09:00");

/// What storage holds of a book on paper with two parties: at 19:00 and, over midnight, at 23:00.
BookAudit of_two_parties()
{
    PaperBook book{with_turn(a_room_of(1), 90)};
    book.decide({table_for(2, at("19:00")), table_for(4, at("23:00"))}, morning);
    BookAudit audit;
    for (const UtcDate date : {that_day(), on("2030-06-15")})
        audit.days.emplace_back(date, book.version(date));
    audit.guests = {*Email::of("ada@example.org")};
    audit.event_sequence = {1, 2};
    audit.last_event_sequence = 2;
    audit.largest_reservation = 2;
    for (const auto& [id, reservation] : book.reservations())
        audit.reservations.push_back(reservation);
    for (const auto& [place, holder] : book.claims())
        audit.claims.push_back({place.second, place.first, holder});
    return audit;
}

FigureSheet counted(const BookAudit& audit)
{
    FigureSheet sheet;
    for (const Reservation& reservation : audit.reservations)
        recount(sheet, half_hours(), std::nullopt, reservation);
    return sheet;
}

/// With figures that agree with the reservations.
std::size_t findings(BookAudit audit, Instant now = morning)
{
    audit.figures = counted(audit);
    return verify(audit, half_hours(), now).size();
}

} // namespace

TEST_CASE("a sound book verifies without a word")
{
    CHECK(findings(of_two_parties()) == 0);
    CHECK(findings({}) == 0);
}

TEST_CASE("a sitting that lacks a claim is found, and a claim that lacks its sitting")
{
    BookAudit audit = of_two_parties();
    audit.claims.erase(audit.claims.begin());
    CHECK(findings(audit) == 1);
    audit = of_two_parties();
    audit.claims.push_back({TableId{101}, at("12:00"), ReservationId{1}});
    CHECK(findings(audit) == 1);
    audit = of_two_parties();
    audit.claims.push_back({TableId{101}, at("12:00"), ReservationId{77}});
    CHECK(findings(audit) == 1);
}

TEST_CASE("a claim of somebody who has cancelled is found")
{
    BookAudit audit = of_two_parties();
    audit.reservations.front().stage = Cancelled{morning};
    CHECK(findings(audit) == 3);
}

TEST_CASE("a claim without a reservation is a block's, and of that block's table")
{
    BookAudit audit = of_two_parties();
    audit.claims.push_back({TableId{101}, at("12:00"), ReservationId{}, BlockId{7}});
    CHECK(findings(audit) == 1);
    audit.blocks = {{BlockId{7}, TableId{101}, from("12:00", "12:30"), "paint", morning}};
    CHECK(findings(audit) == 0);
    audit.blocks.front().table = TableId{102};
    CHECK(findings(audit) == 1);
}

TEST_CASE("figures that do not say what the book says are found")
{
    BookAudit audit = of_two_parties();
    audit.figures = counted(audit);
    REQUIRE(verify(audit, half_hours(), morning).empty());
    audit.figures.begin()->second.covers += 1;
    CHECK(verify(audit, half_hours(), morning).size() == 1);
    audit.figures.clear();
    CHECK(verify(audit, half_hours(), morning).size() == 1);
}

TEST_CASE("one place with two claims is found, though no storage should let it be")
{
    BookAudit audit = of_two_parties();
    audit.claims.push_back({TableId{101}, at("19:00"), ReservationId{}, BlockId{7}});
    audit.blocks = {{BlockId{7}, TableId{101}, from("19:00", "19:30"), "paint", morning}};
    CHECK(findings(audit) == 1);
}

TEST_CASE("two parties at one table are found by their sittings alone")
{
    BookAudit audit = of_two_parties();
    audit.claims.clear();
    audit.reservations.back().sitting = from("20:00", "21:30");
    CHECK(findings(audit, at("2030-06-20 09:00")) == 1);
}

TEST_CASE("claims of the past may be cut by an older grid, but not be nobody's")
{
    const Instant later = at("2030-06-20 09:00");
    BookAudit audit = of_two_parties();
    audit.claims.front().slot = at("19:15");
    CHECK(findings(audit) == 2);
    CHECK(findings(audit, later) == 0);
    audit.claims.front().holder = ReservationId{77};
    CHECK(findings(audit, later) == 1);
}

TEST_CASE("a party that should have a table and has none is found")
{
    BookAudit audit = of_two_parties();
    audit.reservations.front().table = std::nullopt;
    CHECK(findings(audit) == 3); // unplaced, as may happen; but whose claims are these?
    audit.reservations.front().stage = Seated{at("19:00")};
    CHECK(findings(audit) == 4); // the party, and three claims that are nobody's
}

TEST_CASE("a day with reservations and without a version is found, once")
{
    BookAudit audit = of_two_parties();
    audit.days = {{on("2030-06-15"), 1}};
    CHECK(findings(audit) == 1);
}

TEST_CASE("numbers, UUIDs and e-mails that came twice are found")
{
    BookAudit audit = of_two_parties();
    audit.reservations.front().uuid = audit.reservations.back().uuid;
    CHECK(findings(audit) == 1);
    audit = of_two_parties();
    audit.guests.push_back(audit.guests.front());
    CHECK(findings(audit) == 1);
    audit = of_two_parties();
    audit.reservations.push_back(audit.reservations.front());
    CHECK(findings(audit) == 3); // its number, its UUID and its table, all twice
}

TEST_CASE("a number beyond its sequence is found before it is given again")
{
    BookAudit audit = of_two_parties();
    audit.largest_reservation = 1;
    CHECK(findings(audit) == 1);
}

TEST_CASE("a gap in the events is found, and a counter that does not fit them")
{
    BookAudit audit = of_two_parties();
    audit.event_sequence = {1, 3};
    audit.last_event_sequence = 3;
    CHECK(findings(audit) == 1);
    audit.event_sequence = {1, 2};
    CHECK(findings(audit) == 1);
}
