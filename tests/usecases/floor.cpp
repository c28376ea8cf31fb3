// Staff furnish the room and look at it, with a real desk on a storage in memory.
#include "tests/support/floor.hpp"
#include "adapters/crypto/sodium_randomness.hpp"
#include "adapters/storage/memory/memory_storage.hpp"
#include "adapters/zones/tzdata_zones.hpp"
#include "core/usecases/change_settings.hpp"
#include "core/usecases/do_what_is_due.hpp"
#include "core/usecases/furnish_room.hpp"
#include "core/usecases/see_floor.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/settable_clock.hpp"
#include "tests/usecases/tells_the_desk.hpp"

#include <thread>

using namespace maitred;
using std::chrono::minutes;

namespace {

/// A house with two tables of ten and half hours, at six in the evening.
struct Floor {
    SettableClock clock{at("18:00")};
    memory::MemoryStorage storage;
    RestaurantId house = storage
                             .settle_house({.slug = "cafe",
                                            .name = "Café",
                                            .time_zone = "UTC",
                                            .slot = minutes{30},
                                            .total_tables = 2,
                                            .largest_party = 10},
                                           at("18:00"))
                             .house;
    crypto::SodiumRandomness randomness;
    zones::TzdataZones zones;
    NoMeasures measures;
    TellsTheDesk watch;
    desk::BatchingDesk desk{{storage, clock, randomness, zones, measures, watch}, {}};
    FurnishRoom furnish{{storage, desk, clock, randomness, watch}};
    ChangeSettings change_settings{{storage, desk, clock, zones, watch, house}};
    DoWhatIsDue tend{storage, desk, clock};
    SeeFloor see{storage, clock};

    Floor() { watch.desk = &desk; }

    Table table(std::size_t place) { return storage.open(house)->tables().at(place).table; }
    Reservation enter(const Command& command)
    {
        const auto changed = ChangeBook{desk}.wait_for(house, clock.now(), command);
        REQUIRE(changed.has_value());
        return std::get<Entry>(*changed).reservation;
    }
    Reservation now(const Reservation& party)
    {
        return storage.open(house)->reservation(party.uuid).value();
    }
    FurnishRoom::Asked asked() const { return {house, "account:1"}; }
};

} // namespace

TEST_CASE("who has a table that is taken out of the room gets another, or none")
{
    Floor floor;
    const Reservation one = floor.enter(expects(2, at("19:00")));
    const Reservation two = floor.enter(expects(2, at("19:00")));
    REQUIRE(floor.furnish.remove(floor.asked(), floor.table(0).uuid).has_value());
    const Reservation unplaced = one.table == floor.table(0).id ? one : two;
    const Reservation stays = one.table == floor.table(0).id ? two : one;
    CHECK(!floor.now(unplaced).table);
    CHECK(floor.now(stays).table == floor.table(1).id);
    CHECK(floor.see(floor.house).size() == 1);
}

TEST_CASE("a table out of order is kept for who has it by name, and for nobody else")
{
    Floor floor;
    const Reservation by_name = floor.enter(expects(2, at("19:00")));
    floor.enter(assigns(by_name.id, floor.table(0).id));
    const Reservation kept = floor.enter(expects(2, at("20:00")));
    const std::size_t place = kept.table == floor.table(0).id ? 0 : 1;
    const Uuid broken = floor.table(place).uuid;
    REQUIRE(floor.furnish.change(floor.asked(), broken, {.out_of_order = true}).has_value());
    CHECK(floor.now(by_name).table == floor.table(0).id);
    CHECK(floor.now(kept).table == floor.table(1 - place).id);
    CHECK(floor.see.table(floor.house, broken)->status == TableStatus::out_of_order);
}

TEST_CASE("of two who add a table of one number at once, one does")
{
    Floor floor;
    std::atomic<int> added = 0;
    std::vector<std::thread> staff;
    for (int i = 0; i < 2; ++i)
        staff.emplace_back([&] {
            added += floor.furnish.add(floor.asked(), {.number = "A1", .seats = 4}).has_value();
        });
    for (std::thread& one : staff)
        one.join();
    CHECK(added == 1);
    CHECK(floor.see(floor.house).size() == 3);
}

TEST_CASE("who stays on is given slot after slot, and nobody sits down there meanwhile")
{
    Floor floor;
    const Reservation guests = floor.enter(walks_in_to(2, floor.table(0).id));
    for (const char* time : {"18:30", "19:00", "19:30"}) {
        floor.clock.set(at(time));
        CHECK(floor.tend() == 1);
        CHECK(floor.now(guests).sitting.end == at(time) + minutes{30});
    }
    CHECK(floor.tend() == 0);
    CHECK(floor.see(floor.house).at(0).status == TableStatus::occupied);
    CHECK(floor.furnish.remove(floor.asked(), floor.table(0).uuid).error().reason ==
          Reason::table_occupied);
}

TEST_CASE("a table is seen as reserved exactly an hour before its party is due")
{
    Floor floor;
    const Reservation party = floor.enter(expects(2, at("19:30")));
    floor.enter(assigns(party.id, floor.table(0).id));
    floor.clock.set(at("18:29:59"));
    CHECK(floor.see(floor.house).at(0).status == TableStatus::available);
    floor.clock.set(at("18:30"));
    CHECK(floor.see(floor.house).at(0).status == TableStatus::reserved);
}

TEST_CASE("what the operator settles of the house is not for its managers to change")
{
    Floor floor;
    const ChangeSettings::Asked asked{floor.house, "account:1"};
    CHECK(floor.change_settings(asked, {.slot = minutes{15}}).error().reason ==
          Reason::not_allowed);
    CHECK(floor.change_settings(asked, {.policy = Policy::best_fit}).has_value());
    CHECK(floor.storage.open(floor.house)->room().policy == Policy::best_fit);
}
