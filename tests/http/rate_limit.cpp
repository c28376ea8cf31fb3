#include "adapters/http/rate_limit.hpp"

#include <catch2/catch.hpp>

using namespace maitred;
using namespace std::chrono_literals;
using http::RateLimit;

namespace {

struct StoppedClock final : Clock {
    Instant time{40s};
    Instant now() const override { return time; }
};

} // namespace

TEST_CASE("the thirteenth attempt of a minute is told how long to wait")
{
    StoppedClock clock;
    RateLimit limit{clock, 12};
    for (int i = 0; i < 12; ++i)
        CHECK_FALSE(limit.attempt(0, "192.0.2.1"));
    CHECK(limit.attempt(0, "192.0.2.1") == 20s);
    CHECK_FALSE(limit.attempt(0, "192.0.2.2"));
    CHECK_FALSE(limit.attempt(1, "192.0.2.1"));
    clock.time += 20s;
    CHECK_FALSE(limit.attempt(0, "192.0.2.1"));
}

TEST_CASE("an IPv6 guest is its network, not its address of the moment")
{
    StoppedClock clock;
    RateLimit limit{clock, 1};
    CHECK_FALSE(limit.attempt(0, "2001:db8:1:2::1"));
    CHECK(limit.attempt(0, "2001:db8:1:2:ffff::9"));
    CHECK_FALSE(limit.attempt(0, "2001:db8:1:3::1"));
}

TEST_CASE("a limit of zero is none")
{
    StoppedClock clock;
    RateLimit limit{clock, 0};
    for (int i = 0; i < 100; ++i)
        CHECK_FALSE(limit.attempt(0, "192.0.2.1"));
}

TEST_CASE("a flood of addresses shares a bounded number of counts")
{
    StoppedClock clock;
    RateLimit limit{clock, 3};
    int refused = 0;
    for (int i = 0; i < 110'000; ++i)
        refused += limit
                       .attempt(0, "10." + std::to_string(i >> 16) + "." +
                                       std::to_string(i >> 8 & 255) + "." + std::to_string(i & 255))
                       .has_value();
    CHECK(refused > 5'000);
}
