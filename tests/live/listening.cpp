#include "tests/live/auditorium.hpp"

#include <catch2/catch.hpp>
#include <list>
#include <thread>

using namespace maitred;

namespace {

constexpr std::chrono::milliseconds often{5};

} // namespace

TEST_CASE("everybody who listens hears every line once and in order")
{
    Auditorium auditorium;
    const std::int64_t before = auditorium.house.open()->last_event();
    std::list<Ear> ears(50);
    std::vector<std::unique_ptr<LiveSubscription>> seats;
    for (Ear& ear : ears)
        seats.push_back(auditorium.seat(ear, before));
    std::vector<std::thread> writers;
    for (int writer = 0; writer < 3; ++writer)
        writers.emplace_back([&] {
            for (int i = 0; i < 100; ++i)
                auditorium.write(1 + i % 3);
        });
    for (std::thread& writer : writers)
        writer.join();

    const std::int64_t last = auditorium.house.open()->last_event();
    REQUIRE(last == before + 597);
    for (Ear& ear : ears)
        CHECK(ear.after_hearing(597) == lines(before + 1, last));
    CHECK(auditorium.rendered < 2 * 597); // made once for all of them
}

TEST_CASE("whoever does not say from where on hears what is committed from now on")
{
    Auditorium auditorium;
    const std::int64_t before = auditorium.write(10);
    Ear witness;
    Ear ear;
    const auto first_seat = auditorium.seat(ear);
    const auto second_seat = auditorium.seat(witness, before - 1);
    REQUIRE(witness.after_hearing(1) == lines(before, before)); // so both have been begun with
    auditorium.write(2);
    CHECK(ear.after_hearing(2) == lines(before + 1, before + 2));
}

TEST_CASE("a line that nobody is told of is passed over")
{
    Auditorium auditorium;
    const std::int64_t before = auditorium.write(1);
    auditorium.private_line = [=](std::int64_t line) { return line <= before + 250; };
    Ear ear;
    const auto seat = auditorium.seat(ear, before);
    auditorium.write(252);
    CHECK(ear.after_hearing(2) == lines(before + 251, before + 252));
}

TEST_CASE("nobody hears of another restaurant, and its log is not even read for them")
{
    Auditorium auditorium;
    House other{auditorium.storage, "bistro"};
    Ear here;
    Ear there;
    const auto seat = auditorium.seat(here, auditorium.house.open()->last_event());
    const auto other_seat =
        auditorium.feed.subscribe(other.id(), other.open()->last_event(), there.listener());
    const std::int64_t last = auditorium.write(3);
    CHECK(here.after_hearing(3).back() == last);
    CHECK(there.heard().empty());
    CHECK(auditorium.feed.listeners() == 2);
}

TEST_CASE("whoever has left hears nothing more")
{
    Auditorium auditorium;
    const std::int64_t before = auditorium.house.open()->last_event();
    Ear gone;
    Ear witness;
    auto seat = auditorium.seat(gone, before);
    const auto other_seat = auditorium.seat(witness, before);
    auditorium.write(5);
    REQUIRE(gone.after_hearing(5).size() == 5);
    seat.reset();
    CHECK(auditorium.feed.listeners() == 1);
    auditorium.write(5);
    CHECK(witness.after_hearing(10).size() == 10);
    CHECK(gone.heard().size() == 5);
}

TEST_CASE("a subscription may outlive the feed")
{
    Ear ear;
    std::unique_ptr<LiveSubscription> seat;
    {
        Auditorium auditorium;
        seat = auditorium.seat(ear);
    }
    seat.reset();
    CHECK(ear.heard().empty());
}

TEST_CASE("whoever is not welcome any more is dismissed once, and hears nothing more")
{
    Auditorium auditorium{{.round = often}};
    const std::int64_t before = auditorium.house.open()->last_event();
    Ear ear;
    Ear witness;
    const auto seat = auditorium.seat(ear, before);
    const auto other_seat = auditorium.seat(witness, before);
    auditorium.write(1);
    REQUIRE(ear.after_hearing(1).size() == 1);
    ear.fall_out_of_favour();
    CHECK(ear.dismissed() == 1);
    auditorium.write(3);
    CHECK(witness.after_hearing(4).size() == 4);
    CHECK(ear.heard().size() == 1);
    CHECK(ear.dismissed() == 1);
}

TEST_CASE("while storage is away nobody hears anything, and nothing is lost when it is back")
{
    Auditorium auditorium;
    const std::int64_t before = auditorium.write(1);
    Ear early;
    Ear late;
    const auto seat = auditorium.seat(early, before);
    auditorium.write(2);
    REQUIRE(early.after_hearing(2).size() == 2);
    const std::int64_t last = auditorium.write_in_silence(3);
    auditorium.storage.away = true;
    auditorium.feed.log_has_grown(auditorium.house.id());
    const auto late_seat = auditorium.seat(late, before);
    CHECK(early.heard().size() == 2);
    auditorium.storage.away = false;
    CHECK(early.after_hearing(5) == lines(before + 1, last));
    CHECK(late.after_hearing(5) == lines(before + 1, last));
}

TEST_CASE("where nobody says that a log has grown, it is found out")
{
    SECTION("by looking around")
    {
        Auditorium auditorium{{.round = often}};
        Ear ear;
        const auto seat = auditorium.seat(ear, auditorium.house.open()->last_event());
        const std::int64_t last = auditorium.write_in_silence(2);
        CHECK(ear.after_hearing(2) == lines(last - 1, last));
    }
    SECTION("when news may have been missed")
    {
        Auditorium auditorium;
        Ear ear;
        const auto seat = auditorium.seat(ear, auditorium.house.open()->last_event());
        const std::int64_t last = auditorium.write_in_silence(2);
        auditorium.feed.anything_may_have_happened();
        CHECK(ear.after_hearing(2) == lines(last - 1, last));
    }
}
