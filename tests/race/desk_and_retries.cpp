#include "tests/race/node.hpp"

#include <catch2/catch.hpp>

using namespace maitred;

TEST_CASE("a retry after the house was closed and opened again gets the first answer")
{
    const auto under_test = storage_under_test();
    House house{under_test->storage()};
    SettableClock clock{today()};
    const Command wish = with_key(table_for(2, at("2030-06-15 21:00")), "k", "f");
    std::string first;
    {
        Node node{under_test->storage(), clock, house.id()};
        first = "reservation " + std::to_string(entry(node.ask(wish, first_day())).id.number);
    }
    Node node{under_test->storage(), clock, house.id()};
    CHECK(std::get<Repeated>(*node.ask(wish, first_day())).answer == first);
}

TEST_CASE("a retry key that comes with another wish is refused")
{
    const auto under_test = storage_under_test();
    House house{under_test->storage()};
    SettableClock clock{today()};
    Node node{under_test->storage(), clock, house.id()};
    const Instant nine = at("2030-06-15 21:00");
    REQUIRE(node.ask(with_key(table_for(2, nine), "k", "two"), first_day()));
    const auto other = node.ask(with_key(table_for(3, nine), "k", "three"), first_day());
    REQUIRE(!other);
    CHECK(other.error().reason == Reason::retry_key_reused);
}

TEST_CASE("after a day a retry key is forgotten, and books anew")
{
    const auto under_test = storage_under_test();
    House house{under_test->storage()};
    SettableClock clock{today()};
    Node node{under_test->storage(), clock, house.id()};
    const Command wish = with_key(table_for(2, at("2030-06-15 21:00")), "k", "f");
    REQUIRE(node.ask(wish, first_day()));
    clock.advance(std::chrono::hours{25});
    const auto later = node.ask(wish, first_day());
    REQUIRE(later);
    CHECK(std::holds_alternative<Entry>(*later));
    CHECK(house.list({.date = first_day()}).total == 2);
}
