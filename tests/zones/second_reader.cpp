#include "tests/support/printing.hpp"
#include "tests/zones/reference.hpp"

#include <algorithm>

using namespace maitred;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

/// Every 53 minutes, so that each minute of the day has its turn, and every minute around the
/// jumps.
template <class Time>
std::vector<Time> swept(Time first, Time past, const std::vector<Time>& closely)
{
    std::vector<Time> times;
    for (Time time = first; time < past; time += minutes{53})
        times.push_back(time);
    for (const Time jump : closely)
        for (Time time = jump - hours{3}; time < jump + hours{3}; time += minutes{1})
            times.push_back(time);
    return times;
}

std::vector<Instant> instants_of(const KnownZone& zone)
{
    std::vector<Instant> jumps;
    for (const Jump& jump : zone.jumps)
        jumps.push_back(jump.when);
    return swept(zone.certain.start, zone.certain.end, jumps);
}

/// The outermost days are left out: whose they are is not known.
std::vector<WallTime> times_on_the_wall(const KnownZone& zone)
{
    const auto called = [](Instant instant) {
        return WallTime{std::chrono::floor<minutes>(instant.time_since_epoch())};
    };
    std::vector<WallTime> jumps;
    for (const Jump& jump : zone.jumps)
        jumps.push_back(jump.from());
    return swept(called(zone.certain.start + days{1}), called(zone.certain.end - days{1}), jumps);
}

/// When the first of these times was at which the two readers do not agree, if there is one.
template <class Time, class Agree>
std::optional<Instant> first_dispute(const std::vector<Time>& times, Agree agree)
{
    const auto dispute = std::find_if_not(times.begin(), times.end(), agree);
    if (dispute == times.end())
        return std::nullopt;
    return Instant{dispute->time_since_epoch()};
}

constexpr const char* what_to_do =
    "If the law has changed: tests/zones/reference/make_reference.py";

} // namespace

TEST_CASE("the second reader speaks of twenty zones and of many jumps")
{
    std::size_t jumps = 0;
    for (const KnownZone& zone : known_zones())
        jumps += zone.jumps.size();
    CHECK(known_zones().size() == 20);
    CHECK(jumps >= 8 * 16);
}

TEST_CASE("every clock shows what a second reader of the rules says")
{
    for (const KnownZone& zone : known_zones()) {
        INFO(zone.name << ". " << what_to_do);
        const WallClock clock{zone.name};
        CHECK(first_dispute(instants_of(zone), [&](Instant instant) {
                  return clock.shown_at(instant) == zone.shown_at(instant);
              }) == std::nullopt);
    }
}

TEST_CASE("a clock jumps at the very microsecond that a second reader says")
{
    for (const KnownZone& zone : known_zones())
        for (const Jump& jump : zone.jumps) {
            INFO(zone.name << ". " << what_to_do);
            const WallClock clock{zone.name};
            CHECK((clock.shown_at(jump.when) == jump.to()));
            CHECK((clock.shown_at(jump.when - std::chrono::microseconds{1}) ==
                   jump.from() - minutes{1}));
        }
}

TEST_CASE("a time on the wall is the instant that a second reader finds, the earlier of two")
{
    for (const KnownZone& zone : known_zones()) {
        INFO(zone.name << ". " << what_to_do);
        const WallClock clock{zone.name};
        CHECK(first_dispute(times_on_the_wall(zone), [&](WallTime shown) {
                  const auto instants = zone.instants_of(shown);
                  const auto exact = clock.exact_time(shown);
                  if (instants.empty())
                      return !exact;
                  return exact == instants.front() && clock.true_time(shown) == instants.front();
              }) == std::nullopt);
    }
}

TEST_CASE("a time that a second reader cannot find is the instant of the jump over it")
{
    for (const KnownZone& zone : known_zones()) {
        INFO(zone.name << ". " << what_to_do);
        const WallClock clock{zone.name};
        CHECK(first_dispute(times_on_the_wall(zone), [&](WallTime shown) {
                  const Jump* jump = zone.that_skips(shown);
                  return zone.instants_of(shown).empty() == (jump != nullptr) &&
                         (!jump || clock.true_time(shown) == jump->when);
              }) == std::nullopt);
    }
}
