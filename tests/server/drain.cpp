#include "tests/server/house.hpp"
#include "tests/support/raw_client.hpp"

#include <catch2/catch.hpp>

#include <future>

using namespace maitred::test;
using namespace std::chrono_literals;

TEST_CASE("at closing time those who were let in are served, idle ones are sent home")
{
    House house;
    RawClient idle{house.port()};
    CHECK(idle.ask(get("/hello"))->status == 200);
    RawClient waiting{house.port()};
    waiting.send(get("/later") + get("/hello"));
    CHECK(soon([&] {
        const std::lock_guard lock{house.later_guard};
        return house.later.size() == 1;
    }));
    auto drained =
        std::async(std::launch::async, [&] { return house.server.stop_accepting_and_drain(10s); });
    CHECK(idle.hung_up());
    house.tell_later(1);
    const auto answer = waiting.answer();
    REQUIRE(answer);
    CHECK(answer->body == "late");
    CHECK(answer->field("Connection") == "close");
    CHECK(drained.get());
    CHECK_THROWS(RawClient{house.port()});
}

TEST_CASE("closing time does not wait for ever")
{
    House house;
    RawClient waiting{house.port()};
    waiting.send(get("/later"));
    CHECK(soon([&] {
        const std::lock_guard lock{house.later_guard};
        return house.later.size() == 1;
    }));
    CHECK_FALSE(house.server.stop_accepting_and_drain(50ms));
    CHECK(waiting.hung_up());
    // An answer to a server that is gone does nothing.
    house.tell_later(1);
}
