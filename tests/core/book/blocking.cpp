#include "tests/support/members.hpp"
#include "tests/support/paper_book.hpp"
#include "tests/support/printing.hpp"

using namespace maitred;

namespace {

const Instant morning = at("09:00");

Reason why_not(PaperBook& book, const Command& command, Instant now = morning)
{
    return book.answer(command, now).error().reason;
}

std::vector<ReservationId> cancelled_by(PaperBook& book, const Command& command)
{
    return std::get<Blocked>(*book.answer(command, morning)).cancelled;
}

} // namespace

TEST_CASE("a table that is out of service is nobody's, whoever asks and however")
{
    PaperBook book{a_room_of(1)};
    REQUIRE(book.answer(block(1, "1", from("19:10", "20:10")), morning).has_value());
    CHECK(book.blocked().size() == 3); // 19:00, 19:30, 20:00
    CHECK(why_not(book, table_for(2, at("19:00"))) == Reason::fully_booked);
    CHECK(why_not(book, reserve(from("20:15", "21:00"), 2, "1")) == Reason::table_not_available);
    CHECK(why_not(book, hold_for(2, at("19:30"), std::chrono::minutes{5})) == Reason::fully_booked);
    const Command seat{Enter{.party = 2, .contact = ada(), .time = {}, .stage = StageName::seated},
                       "staff"};
    CHECK(why_not(book, seat, at("19:05")) == Reason::table_not_available);
    CHECK(book.answer(table_for(2, at("20:30")), morning).has_value());
}

TEST_CASE("a block that is lifted gives back what it had, and may be lifted again")
{
    PaperBook book{a_room_of(2)};
    book.decide({block(1, "1", from("19:00", "21:00")), block(2, "2", from("19:00", "20:00"))},
                morning);
    book.decide({lift(1, "1", from("19:00", "21:00"))}, morning);
    CHECK(book.blocked().size() == 2);
    CHECK(book.enter(table_for(2, at("19:00")), morning).table_number == "1");
    CHECK(book.answer(lift(1, "1", from("19:00", "21:00")), morning).has_value());
}

TEST_CASE("whoever waits for a table gets the one whose block is lifted")
{
    PaperBook book{a_room_of(1)};
    REQUIRE(book.answer(block(1, "1", from("19:00", "21:00")), morning).has_value());
    const Command wish{Enter{.party = 2, .contact = ada(), .time = at("19:30")}, "staff"};
    const auto waits = book.enter(wish, morning).reservation;
    CHECK_FALSE(waits.table.has_value());
    book.decide({lift(1, "1", from("19:00", "21:00"))}, morning);
    CHECK(book.reservations().at(waits.id).table == TableId{101});
}

TEST_CASE("a block over somebody who is to come is refused, and says who")
{
    PaperBook book{a_room_of(1)};
    const auto late = book.enter(reserve(from("20:30", "21:30"), 2, "1"), morning).reservation.id;
    const auto early = book.enter(reserve(from("19:00", "20:00"), 2, "1"), morning).reservation.id;
    const Decision decision = book.decide({block(1, "1", from("19:30", "21:00"))}, morning);
    REQUIRE_FALSE(decision.answers.front());
    CHECK(decision.answers.front().error().reason == Reason::bookings_in_the_way);
    CHECK(decision.answers.front().error().in_the_way == std::vector{early, late});
    CHECK(decision.changes.empty());
    CHECK(decision.denied.contains(that_day()));
    CHECK(book.answer(block(1, "1", from("20:00", "20:30")), morning).has_value());
}

TEST_CASE("a block around those who keep their table takes the rest")
{
    PaperBook book{a_room_of(1)};
    book.enter(reserve(from("19:30", "20:00"), 2, "1"), morning);
    CHECK(cancelled_by(book, block(1, "1", from("19:00", "21:00"), ToCome::keep)).empty());
    CHECK(book.blocked().size() == 3);
    CHECK(book.claims().size() == 1);
}

TEST_CASE("a block for which those to come are cancelled has the whole window")
{
    PaperBook book{a_room_of(2)};
    const auto id = book.enter(reserve(from("19:30", "20:30"), 2, "1"), morning).reservation.id;
    CHECK(cancelled_by(book, block(1, "1", from("19:00", "21:00"), ToCome::cancel)) ==
          std::vector{id});
    CHECK(name_of(book.reservations().at(id).stage) == StageName::cancelled);
    CHECK(book.blocked().size() == 4);
}

TEST_CASE("whoever sits at the table stays, whatever is to become of those to come")
{
    PaperBook book{with_turn(a_room_of(1), 60)};
    const Command seat{Enter{.party = 2, .contact = ada(), .time = {}, .stage = StageName::seated},
                       "staff"};
    const auto id = book.enter(seat, at("19:00")).reservation.id;
    const auto placed =
        book.answer(block(1, "1", from("19:00", "21:00"), ToCome::cancel), at("19:05"));
    REQUIRE(placed);
    CHECK(name_of(book.reservations().at(id).stage) == StageName::seated);
    CHECK(book.blocked().size() == 2); // from 20:00 on
}

TEST_CASE("who has left is in nobody's way, though nobody has said so")
{
    PaperBook book{a_room_of(1)};
    book.enter(reserve(from("12:00", "13:00"), 2, "1"), morning);
    const auto placed =
        book.answer(block(1, "1", from("00:00", "23:00"), ToCome::cancel), at("15:00"));
    REQUIRE(placed);
    CHECK(std::get<Blocked>(*placed).cancelled.empty());
}

TEST_CASE("a block of a table that has left the room gives back what it had all the same")
{
    PaperBook book{a_room_of(2)};
    book.decide({block(1, "2", from("19:00", "20:00"))}, morning);
    book.refurnish(a_room_of(1));
    book.decide({lift(1, "2", from("19:00", "20:00"))}, morning);
    CHECK(book.blocked().empty());
}

TEST_CASE("a hold that is over is in nobody's way")
{
    PaperBook book{a_room_of(1)};
    book.enter(hold_for(2, at("19:00"), std::chrono::minutes{10}), morning);
    CHECK(why_not(book, block(1, "1", from("19:00", "20:00"))) == Reason::bookings_in_the_way);
    CHECK(book.answer(block(1, "1", from("19:00", "20:00")), at("09:10")).has_value());
}

TEST_CASE("a block of a month reaches every day of it, and none beyond")
{
    PaperBook book{a_room_of(1)};
    const Window month{at("12:00"), at("12:00") + longest_block};
    REQUIRE(book.answer(block(1, "1", month), morning).has_value());
    CHECK(book.blocked().size() == 31 * 48);
    CHECK(why_not(book, table_for(2, at("2030-07-15 11:30"))) == Reason::fully_booked);
    CHECK(book.answer(table_for(2, at("2030-07-15 12:00")), morning).has_value());
}

TEST_CASE("a block that is over, or of a table that is not there, is refused")
{
    PaperBook book{a_room_of(1)};
    CHECK(why_not(book, block(1, "1", from("07:00", "09:00"))) == Reason::start_in_the_past);
    CHECK(why_not(book, block(1, "9", from("19:00", "20:00"))) == Reason::table_not_found);
    CHECK(book.answer(block(1, "1", from("08:00", "09:30")), morning).has_value());
}

TEST_CASE("a block is on record when it is placed and when it is lifted")
{
    PaperBook book{a_room_of(1)};
    const Decision placed = book.decide({block(3, "1", from("19:00", "20:00"))}, morning);
    REQUIRE(placed.changes.deeds.size() == 1);
    CHECK(placed.changes.deeds.front().kind == EventKind::table_blocked);
    CHECK(placed.changes.deeds.front().after.at("table") == "1");
    CHECK(placed.changes.blocks_placed.front().made_at == morning);
    const Decision lifted = book.decide({lift(3, "1", from("19:00", "20:00"))}, at("10:00"));
    CHECK(lifted.changes.deeds.front().kind == EventKind::block_lifted);
    CHECK(lifted.changes.blocks_lifted == std::set{BlockId{3}});
    CHECK(lifted.steps.size() == 1);
}

TEST_CASE("blocks and bookings at once never share a table")
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        Dice dice{seed};
        PaperBook book{a_room_of(3), seed};
        std::map<int, std::pair<std::string, Window>> blocks;
        for (int step = 1; step <= 60; ++step) {
            const Instant start = at("12:00") + std::chrono::minutes{10 * int(dice.roll(60))};
            const Window window{start, start + std::chrono::minutes{10 * (1 + int(dice.roll(18)))}};
            const std::string table = std::to_string(1 + dice.roll(3));
            switch (dice.roll(5)) {
            case 0:
                if (book.answer(block(step, table, window, ToCome(dice.roll(3))), morning))
                    blocks.insert({step, {table, window}});
                break;
            case 1:
                if (!blocks.empty()) {
                    const auto [number, what] = *blocks.begin();
                    book.decide({lift(number, what.first, what.second)}, morning);
                    blocks.erase(blocks.begin());
                }
                break;
            case 2: book.decide({table_for(2, start)}, morning); break;
            default: book.decide({reserve(window, 2, dice.roll(2) ? table : "")}, morning);
            }
        }
        for (const auto& [number, what] : blocks)
            book.decide({lift(number, what.first, what.second)}, morning);
        CHECK(book.blocked().empty());
    }
}
