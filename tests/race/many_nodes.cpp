#include "tests/race/node.hpp"

#include <catch2/catch.hpp>

using namespace maitred;

TEST_CASE("two nodes that fight for one day give no table twice and leave none empty")
{
    const auto under_test = storage_under_test();
    House house{under_test->storage(), "cafe", 6};
    SettableClock clock{today()};
    Node one{under_test->storage(), clock, house.id()};
    Node other{under_test->storage(), clock, house.id()};
    const std::vector<Instant> hours = {at("2030-06-15 19:00"), at("2030-06-15 20:00"),
                                        at("2030-06-15 21:00")};

    std::atomic<int> seated = 0;
    std::atomic<int> sent_home = 0;
    crowd(16, [&](int thread) {
        Node& node = thread % 2 == 0 ? one : other;
        for (const Instant hour : hours)
            for (int attempt = 0; attempt < 2; ++attempt) {
                const auto answer = node.ask(table_for(2, hour), first_day());
                if (answer)
                    ++seated;
                else if (answer.error().reason == Reason::fully_booked)
                    ++sent_home;
            }
    });

    CHECK(seated == 18);
    CHECK(sent_home == 16 * 6 - 18);
    CHECK(house.findings().empty());
}

TEST_CASE("a node never says fully booked because it has not heard of a cancellation")
{
    const auto under_test = storage_under_test();
    House house{under_test->storage(), "cafe", 1};
    SettableClock clock{today()};
    Node one{under_test->storage(), clock, house.id(), {.fresh_for = std::chrono::hours{1}}};
    Node other{under_test->storage(), clock, house.id(), {.fresh_for = std::chrono::hours{1}}};
    const Instant nine = at("2030-06-15 21:00");
    const auto first = one.ask(table_for(2, nine), first_day());
    REQUIRE(first);
    REQUIRE(!other.ask(table_for(2, nine), first_day()));

    REQUIRE(one.ask(cancel(entry(first).id), first_day()));
    CHECK(std::get<Availability>(*other.ask(ask(nine, 2), first_day())).available == 1);
    CHECK(other.ask(table_for(2, nine), first_day()));
    CHECK(!one.ask(table_for(2, nine), first_day()));
    CHECK(house.findings().empty());
}

TEST_CASE("a copy that nobody has verified lately is checked before it answers anything")
{
    const auto under_test = storage_under_test();
    House house{under_test->storage(), "cafe", 5};
    SettableClock clock{today()};
    Node one{under_test->storage(), clock, house.id()};
    Node other{under_test->storage(), clock, house.id(), {.fresh_for = {}}};
    const Instant nine = at("2030-06-15 21:00");
    REQUIRE(std::get<Availability>(*other.ask(ask(nine, 2), first_day())).available == 5);
    REQUIRE(one.ask(table_for(2, nine), first_day()));
    CHECK(std::get<Availability>(*other.ask(ask(nine, 2), first_day())).available == 4);
}

TEST_CASE("a retry at another node gets the answer of the first, and no second table")
{
    const auto under_test = storage_under_test();
    House house{under_test->storage(), "cafe", 5};
    SettableClock clock{today()};
    Node one{under_test->storage(), clock, house.id()};
    Node other{under_test->storage(), clock, house.id()};
    const Command wish = with_key(table_for(2, at("2030-06-15 21:00")), "k", "f");

    const auto first = one.ask(wish, first_day());
    REQUIRE(first);
    const auto again = other.ask(wish, first_day());
    REQUIRE(again);
    CHECK(std::get<Repeated>(*again).answer ==
          "reservation " + std::to_string(entry(first).id.number));
    CHECK(house.list({.date = first_day()}).total == 1);
}

TEST_CASE("one retry key on two nodes at the same moment books one table")
{
    const auto under_test = storage_under_test();
    House house{under_test->storage(), "cafe", 5};
    SettableClock clock{today()};
    Node one{under_test->storage(), clock, house.id()};
    Node other{under_test->storage(), clock, house.id()};
    const Command wish = with_key(table_for(2, at("2030-06-15 21:00")), "k", "f");

    std::atomic<int> booked = 0;
    std::atomic<int> repeated = 0;
    crowd(8, [&](int thread) {
        const auto answer = (thread % 2 == 0 ? one : other).ask(wish, first_day());
        if (answer && std::holds_alternative<Entry>(*answer))
            ++booked;
        if (answer && std::holds_alternative<Repeated>(*answer))
            ++repeated;
    });
    CHECK(booked == 1);
    CHECK(repeated == 7);
    CHECK(house.list({.date = first_day()}).total == 1);
}
