#include "tests/live/auditorium.hpp"

#include <catch2/catch.hpp>

using namespace maitred;

namespace {

/// A little at a time, so that few lines show it.
const live::LiveFeed::Settings slowly{
    .lines_at_once = 10, .most_behind = 20, .round = std::chrono::hours{1}};

} // namespace

TEST_CASE("whoever says how far it has heard is told from the next line on")
{
    Auditorium auditorium;
    const std::int64_t last = auditorium.write(300);
    Ear ear;
    const auto seat = auditorium.seat(ear, last - 250);
    CHECK(ear.after_hearing(250) == lines(last - 249, last));
    CHECK(ear.missed().empty());
    auditorium.write(1);
    CHECK(ear.after_hearing(251).back() == last + 1);
}

TEST_CASE("whoever says that it has heard what has not happened yet hears what happens next")
{
    Auditorium auditorium;
    const std::int64_t last = auditorium.write(3);
    Ear ear;
    Ear witness;
    const auto seat = auditorium.seat(ear, last + 1000);
    const auto other_seat = auditorium.seat(witness, last - 1);
    REQUIRE(witness.after_hearing(1).size() == 1);
    auditorium.write(2);
    CHECK(ear.after_hearing(2) == lines(last + 1, last + 2));
}

TEST_CASE("whoever catches up is given no more than it can take, and delays nobody")
{
    Auditorium auditorium{slowly};
    const std::int64_t before = auditorium.write(1);
    Ear punctual;
    const auto seat = auditorium.seat(punctual, before);
    auditorium.write(1000);
    REQUIRE(punctual.after_hearing(1000).size() == 1000);
    Ear straggler;
    straggler.dawdle();
    const auto late_seat = auditorium.seat(straggler, before);
    REQUIRE(straggler.after_hearing(20).size() >= 20);
    for (int i = 1; i <= 20; ++i) {
        auditorium.write(1);
        REQUIRE(punctual.after_hearing(1000 + static_cast<std::size_t>(i)).size() ==
                1000 + static_cast<std::size_t>(i));
    }
    Ear newcomer;
    const auto new_seat = auditorium.seat(newcomer, before + 1020);
    auditorium.write(1);
    CHECK(newcomer.after_hearing(1) == lines(before + 1021, before + 1021));
    CHECK(straggler.heard() == lines(before + 1, before + 20));
    straggler.hurry();
    CHECK(straggler.after_hearing(1021) == lines(before + 1, before + 1021));
}

TEST_CASE("two who catch up from different places hear all, whatever they can take in between")
{
    Auditorium auditorium{slowly};
    const std::int64_t before = auditorium.write(1);
    const std::int64_t last = auditorium.write(500);
    Ear far_behind;
    Ear nearer;
    int asked = 0;
    far_behind.say_behind([&asked] { return asked++ % 2 == 0 ? 20 : 0; });
    auditorium.storage.away = true; // so that both are there when the feed begins
    const auto seat = auditorium.seat(far_behind, before);
    const auto other_seat = auditorium.seat(nearer, before + 250);
    auditorium.storage.away = false;
    CHECK(nearer.after_hearing(250) == lines(before + 251, last));
    CHECK(far_behind.after_hearing(500) == lines(before + 1, last));
}

TEST_CASE("lines that are older than a day are not told again, and whoever wanted them is told so")
{
    Auditorium auditorium;
    auditorium.write(7);
    auditorium.clock.advance(std::chrono::seconds{1});
    const std::int64_t kept_from = auditorium.write(1);
    const std::int64_t last = auditorium.write(4);
    auditorium.clock.advance(std::chrono::hours{24}); // the last of the old ones is a second over
    Ear wants_all;
    Ear wants_what_is_kept;
    const auto seat = auditorium.seat(wants_all, 0);
    const auto other_seat = auditorium.seat(wants_what_is_kept, kept_from - 1);
    CHECK(wants_all.after_hearing(5) == lines(kept_from, last));
    CHECK(wants_all.missed() == std::vector{kept_from});
    CHECK(wants_what_is_kept.after_hearing(5) == lines(kept_from, last));
    CHECK(wants_what_is_kept.missed().empty());
}

TEST_CASE("where everything is older than a day, whoever wanted it hears what happens next")
{
    Auditorium auditorium;
    const std::int64_t last = auditorium.write(7);
    auditorium.clock.advance(std::chrono::hours{25});
    Ear ear;
    const auto seat = auditorium.seat(ear, last - 3);
    auditorium.write(1);
    CHECK(ear.after_hearing(1) == lines(last + 1, last + 1));
    CHECK(ear.missed() == std::vector{last + 1});
}

TEST_CASE("of a long day as many lines are told again as are kept")
{
    Auditorium auditorium{{.most_lines = 10, .round = std::chrono::hours{1}}};
    const std::int64_t last = auditorium.write(30);
    Ear ear;
    const auto seat = auditorium.seat(ear, last - 20);
    CHECK(ear.after_hearing(10) == lines(last - 9, last));
    CHECK(ear.missed() == std::vector{last - 9});
}
