#include "tests/support/hours.hpp"
#include "tests/support/printing.hpp"
#include "tests/zones/reference.hpp"

using namespace maitred;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

/// A time on the wall, written as at() takes it.
WallTime wall(const std::string& text)
{
    return WallTime{std::chrono::floor<minutes>(at(text).time_since_epoch())};
}

bool leads_back(const WallClock& clock, Instant instant)
{
    const WallTime shown = clock.shown_at(instant);
    const auto exact = clock.exact_time(shown);
    return exact && *exact <= instant && clock.shown_at(*exact) == shown &&
           clock.true_time(shown) == *exact;
}

} // namespace

TEST_CASE("what a clock shows is a time that it shows, never later than now")
{
    for (const KnownZone& zone : known_zones()) {
        INFO(zone.name);
        const WallClock clock{zone.name};
        bool each_leads_back = true;
        for (Instant instant = zone.certain.start; instant < zone.certain.end; instant += hours{1})
            each_leads_back = each_leads_back && leads_back(clock, instant);
        for (const Jump& jump : zone.jumps)
            for (minutes aside = -hours{3}; aside < hours{3}; ++aside)
                each_leads_back = each_leads_back && leads_back(clock, jump.when + aside);
        CHECK(each_leads_back);
    }
}

TEST_CASE("a time that the clock skips is none, and is taken for the instant of the skip")
{
    for (const KnownZone& zone : known_zones())
        for (const Jump& jump : zone.jumps) {
            INFO(zone.name);
            const WallClock clock{zone.name};
            for (WallTime skipped = jump.from(); skipped < jump.to(); skipped += minutes{1}) {
                CHECK(clock.exact_time(skipped) == std::nullopt);
                CHECK(clock.true_time(skipped) == jump.when);
            }
            if (jump.forward() < minutes{0})
                continue;
            CHECK(clock.exact_time(jump.from() - minutes{1}) == jump.when - minutes{1});
            CHECK(clock.exact_time(jump.to()) == jump.when);
        }
}

TEST_CASE("a time that the clock shows twice is the earlier one")
{
    for (const KnownZone& zone : known_zones())
        for (const Jump& jump : zone.jumps) {
            INFO(zone.name);
            const WallClock clock{zone.name};
            for (WallTime twice = jump.to(); twice < jump.from(); twice += minutes{1}) {
                const Instant earlier = jump.when - (jump.from() - twice);
                CHECK(clock.exact_time(twice) == earlier);
                CHECK(clock.true_time(twice) == earlier);
                CHECK((clock.shown_at(earlier - jump.forward()) == twice));
            }
            if (jump.forward() < minutes{0})
                CHECK(clock.exact_time(jump.from()) == jump.when - jump.forward());
        }
}

TEST_CASE("in Madrid half past two is missing one night in spring, and there twice in autumn")
{
    const WallClock madrid{"Europe/Madrid"};
    CHECK(madrid.exact_time(wall("2026-03-29 01:59")) == at("2026-03-29 00:59"));
    CHECK(madrid.exact_time(wall("2026-03-29 02:30")) == std::nullopt);
    CHECK(madrid.true_time(wall("2026-03-29 02:30")) == at("2026-03-29 01:00"));
    CHECK(madrid.exact_time(wall("2026-03-29 03:00")) == at("2026-03-29 01:00"));
    CHECK(madrid.exact_time(wall("2026-10-25 02:30")) == at("2026-10-25 00:30"));
    CHECK((madrid.shown_at(at("2026-10-25 01:30")) == wall("2026-10-25 02:30")));
    CHECK(madrid.exact_time(wall("2026-10-25 03:00")) == at("2026-10-25 02:00"));
}
