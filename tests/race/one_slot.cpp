#include "tests/race/node.hpp"

#include <catch2/catch.hpp>

using namespace maitred;

TEST_CASE("when sixty-four guests want the same hour, exactly as many get a table as there are")
{
    const auto under_test = storage_under_test();
    House house{under_test->storage(), "cafe", 20};
    SettableClock clock{today()};
    Node node{under_test->storage(), clock, house.id()};
    const Instant nine = at("2030-06-15 21:00");

    std::atomic<int> seated = 0;
    std::atomic<int> sent_home = 0;
    std::atomic<int> others = 0;
    crowd(64, [&](int) {
        const auto answer = node.ask(table_for(2, nine), first_day());
        if (answer)
            ++seated;
        else if (answer.error().reason == Reason::fully_booked)
            ++sent_home;
        else
            ++others;
    });

    CHECK(seated == 20);
    CHECK(sent_home == 44);
    CHECK(others == 0);
    const auto left = node.ask(ask(nine, 2), first_day());
    CHECK(std::get<Availability>(*left).available == 0);
    CHECK(house.findings().empty());
}

TEST_CASE("whoever is sent home is offered an hour that can be booked")
{
    const auto under_test = storage_under_test();
    House house{under_test->storage(), "cafe", 2};
    SettableClock clock{today()};
    Node node{under_test->storage(), clock, house.id()};
    const Instant nine = at("2030-06-15 21:00");
    for (int party = 0; party < 2; ++party)
        REQUIRE(node.ask(table_for(2, nine), first_day()));

    const auto refused = node.ask(table_for(2, nine), first_day());
    REQUIRE(!refused);
    REQUIRE(refused.error().alternatives.size() == 3);
    for (const Instant slot : refused.error().alternatives)
        CHECK(node.ask(table_for(2, slot), first_day()));
}
