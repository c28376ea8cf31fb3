#include "app/seed.hpp"

#include "adapters/crypto/sodium_randomness.hpp"
#include "adapters/desk/batching_desk.hpp"
#include "adapters/storage/memory/memory_storage.hpp"
#include "adapters/zones/tzdata_zones.hpp"
#include "core/book/verify.hpp"
#include "core/ports/measures.hpp"
#include "tests/support/hours.hpp"
#include "tests/support/settable_clock.hpp"

#include <catch2/catch.hpp>

using namespace maitred;

namespace {

/// An empty house in memory, at noon of that day.
struct EmptyHouse {
    SettableClock clock{at("12:00")};
    memory::MemoryStorage storage;
    RestaurantId house =
        storage.settle_house({"cafe-fausse", "Café Fausse", "UTC"}, clock.now()).house;
    crypto::SodiumRandomness randomness;
    zones::TzdataZones zones;
    NoMeasures measures;
    NobodyListens watch;
    desk::BatchingDesk desk{{storage, clock, randomness, zones, measures, watch}, {}};

    app::SeedReport seed() { return app::seed_house({storage, desk, clock, house, 10}); }
    BookAudit audit() { return storage.open(house)->audit(); }
    std::vector<std::string> findings()
    {
        return verify(audit(), storage.open(house)->room().grid, clock.now());
    }
};

} // namespace

TEST_CASE("seeding fills two weeks of evenings, and every booking is sound")
{
    EmptyHouse empty;
    const auto report = empty.seed();
    CHECK(report.reservations >= 14 * 10);
    CHECK(report.cancelled > 0);
    CHECK(report.cancelled < report.reservations / 4);
    CHECK(report.days_skipped == 0);
    const auto audit = empty.audit();
    CHECK(audit.reservations.size() == static_cast<std::size_t>(report.reservations));
    CHECK(audit.claims.size() == static_cast<std::size_t>(report.reservations - report.cancelled));
    CHECK(audit.guests.size() > 20);
    CHECK(empty.findings().empty());
}

TEST_CASE("a house that was seeded is left as it is")
{
    EmptyHouse empty;
    empty.seed();
    const auto before = empty.audit();
    const auto again = empty.seed();
    CHECK(again.reservations == 0);
    CHECK(again.days_skipped == 14);
    const auto after = empty.audit();
    CHECK(after.reservations.size() == before.reservations.size());
    CHECK(after.claims == before.claims);
    CHECK(after.guests == before.guests);
}

TEST_CASE("seeding again tomorrow adds the day that has come into sight")
{
    EmptyHouse empty;
    empty.seed();
    empty.clock.advance(std::chrono::hours{24});
    const auto report = empty.seed();
    CHECK(report.days_skipped == 13);
    CHECK(report.reservations >= 10);
    CHECK(empty.findings().empty());
}

TEST_CASE("seeding late in the evening books nothing that is over")
{
    EmptyHouse empty;
    empty.clock.set(at("23:00"));
    CHECK(empty.seed().reservations >= 13 * 10);
    for (const Reservation& one : empty.audit().reservations)
        CHECK(one.sitting.start > empty.clock.now());
    CHECK(empty.findings().empty());
}
