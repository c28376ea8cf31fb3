#include "core/people/slow_down.hpp"
#include "tests/support/hours.hpp"
#include "tests/support/printing.hpp"

namespace maitred {
namespace {

using std::chrono::days;
using std::chrono::microseconds;
using std::chrono::seconds;

microseconds pause(int failures, Slowed what)
{
    return pause_left({failures, at("12:00")}, what, at("12:00"));
}

TEST_CASE("five failures are forgiven, then the pause doubles with each")
{
    for (const Slowed what : {Slowed::account, Slowed::address}) {
        CHECK(pause_left({}, what, at("12:00")) == seconds{0});
        for (int failures = 0; failures <= 5; ++failures)
            CHECK(pause(failures, what) == seconds{0});
        CHECK(pause(6, what) == seconds{1});
        CHECK(pause(7, what) == seconds{2});
        CHECK(pause(8, what) == seconds{4});
        CHECK(pause(10, what) == seconds{16});
    }
}

TEST_CASE("nobody waits longer than half a minute for an account, or five minutes for an address")
{
    CHECK(pause(11, Slowed::account) == seconds{30});
    CHECK(pause(11, Slowed::address) == seconds{32});
    CHECK(pause(14, Slowed::address) == seconds{256});
    CHECK(pause(15, Slowed::address) == seconds{300});
    for (const int failures : {16, 40, 1'000'000, 2'000'000'000}) {
        CHECK(pause(failures, Slowed::account) == seconds{30});
        CHECK(pause(failures, Slowed::address) == seconds{300});
    }
}

TEST_CASE("a pause passes")
{
    const LoginFailures counted{8, at("12:00")};
    CHECK(pause_left(counted, Slowed::account, at("12:00:01")) == seconds{3});
    CHECK(pause_left(counted, Slowed::account, at("12:00:04") - microseconds{1}) ==
          microseconds{1});
    CHECK(pause_left(counted, Slowed::account, at("12:00:04")) == seconds{0});
}

TEST_CASE("nobody waits longer because another node's clock is ahead")
{
    CHECK(pause_left({6, at("12:00:02")}, Slowed::account, at("12:00")) == seconds{1});
}

TEST_CASE("an address is known for thirty days")
{
    CHECK(known_since(at("12:00"), at("12:00") + days{30} - microseconds{1}));
    CHECK_FALSE(known_since(at("12:00"), at("12:00") + days{30}));
    CHECK_FALSE(known_since({}, at("12:00")));
}

} // namespace
} // namespace maitred
