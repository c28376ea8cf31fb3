#include "core/book/pages.hpp"
#include "core/house/settle.hpp"
#include "tests/support/parties.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/rooms.hpp"

using namespace maitred;
using Numbers = std::vector<std::string>;

namespace {

HouseSettings a_house(int tables, int slot_minutes = 30, int largest_party = 10)
{
    return {.slug = "cafe-fausse",
            .name = "Café Fausse",
            .time_zone = "UTC",
            .slot = std::chrono::minutes{slot_minutes},
            .total_tables = tables,
            .largest_party = largest_party};
}

/// A house that stands as its settings say.
HouseState standing(const HouseSettings& settings)
{
    HouseState state{.settings = settings};
    const auto count = static_cast<std::size_t>(settings.total_tables);
    for (const Table& table : tables_with_seats(std::vector<int>(count, settings.largest_party)))
        state.tables.push_back({table, true});
    return state;
}

Reservation at_table(std::int64_t id, std::int64_t table, const Window& sitting)
{
    return {.id = {id},
            .uuid =
                Uuid::time_ordered(at("09:00"), RestaurantId{1}, static_cast<std::uint64_t>(id)),
            .contact = ada(),
            .party = 2,
            .sitting = sitting,
            .table = TableId{table},
            .stage = Confirmed{at("09:00")},
            .source = Source::guest_surface,
            .made_at = at("09:00")};
}

} // namespace

TEST_CASE("a house that does not exist is created with its tables, numbered from 1")
{
    const HouseChanges changes = settle({}, a_house(3));
    CHECK(changes.anything);
    CHECK(changes.report.created);
    CHECK_FALSE(changes.report.changed);
    CHECK(changes.tables_to_add == Numbers{"1", "2", "3"});
    CHECK(changes.report.tables_added == Numbers{"1", "2", "3"});
    CHECK_FALSE(changes.claims_change);
}

TEST_CASE("a house that is as its settings say is left alone")
{
    const HouseChanges changes = settle(standing(a_house(30)), a_house(30));
    CHECK_FALSE(changes.anything);
    CHECK_FALSE(changes.report.created);
    CHECK_FALSE(changes.report.changed);
}

TEST_CASE("a house grows by the tables that it lacks")
{
    const HouseChanges changes = settle(standing(a_house(9)), a_house(11));
    CHECK(changes.report.changed);
    CHECK(changes.tables_to_add == Numbers{"10", "11"});
    CHECK(changes.tables_to_remove.empty());
}

TEST_CASE("a house shrinks by the tables that nobody has reserved")
{
    HouseState state = standing(a_house(4));
    state.to_come = {at_table(1, 104, from("19:00", "19:30"))};
    const HouseChanges changes = settle(state, a_house(2));
    CHECK(changes.tables_to_remove == std::vector{TableId{103}});
    CHECK(changes.report.tables_removed == Numbers{"3"});
    CHECK(changes.report.tables_kept == Numbers{"4"});
    CHECK(changes.report.changed);
}

TEST_CASE("a table that was kept goes as soon as nobody has reserved it")
{
    HouseState state = standing(a_house(4));
    state.settings = a_house(2);
    const HouseChanges changes = settle(state, a_house(2));
    CHECK(changes.anything);
    CHECK(changes.tables_to_remove == std::vector{TableId{103}, TableId{104}});
}

TEST_CASE("a table that is still kept is reported and changes nothing")
{
    HouseState state = standing(a_house(3));
    state.settings = a_house(2);
    state.to_come = {at_table(1, 103, from("19:00", "19:30"))};
    const HouseChanges changes = settle(state, a_house(2));
    CHECK_FALSE(changes.anything);
    CHECK(changes.report.tables_kept == Numbers{"3"});
}

TEST_CASE("a table that was taken out of service returns rather than being added twice")
{
    HouseState state = standing(a_house(3));
    state.tables[2].in_service = false;
    state.settings = a_house(2);
    const HouseChanges changes = settle(state, a_house(4));
    CHECK(changes.tables_to_return == std::vector{TableId{103}});
    CHECK(changes.tables_to_add == Numbers{"4"});
    CHECK(changes.report.tables_added == Numbers{"3", "4"});
}

TEST_CASE("a table that stays out of service is not taken out again")
{
    HouseState state = standing(a_house(3));
    state.tables[2].in_service = false;
    state.settings = a_house(2);
    CHECK_FALSE(settle(state, a_house(2)).anything);
}

TEST_CASE("every table has as many seats as the largest party")
{
    const HouseChanges changes = settle(standing(a_house(2)), a_house(2, 30, 12));
    CHECK(changes.seats_change);
    CHECK(changes.report.changed);
    CHECK_FALSE(settle(standing(a_house(2)), a_house(2)).seats_change);
}

TEST_CASE("a house changes its name or its zone and nothing else")
{
    HouseSettings renamed = a_house(2);
    renamed.name = "Chez Fausse";
    renamed.time_zone = "Europe/Paris";
    const HouseChanges changes = settle(standing(a_house(2)), renamed);
    CHECK(changes.anything);
    CHECK(changes.report.changed);
    CHECK_FALSE(changes.claims_change);
    CHECK(changes.tables_to_add.empty());
}

TEST_CASE("where the slot changes the claims of those to come are cut anew")
{
    HouseState state = standing(a_house(2));
    state.to_come = {at_table(1, 101, from("19:00", "19:30")),
                     at_table(2, 102, from("19:30", "20:00"))};
    const HouseChanges changes = settle(state, a_house(2, 15));
    CHECK(changes.claims_change);
    CHECK(changes.claims == std::vector<Claim>{{TableId{101}, at("19:00"), ReservationId{1}},
                                               {TableId{101}, at("19:15"), ReservationId{1}},
                                               {TableId{102}, at("19:30"), ReservationId{2}},
                                               {TableId{102}, at("19:45"), ReservationId{2}}});
    CHECK(changes.report.clashes.empty());
}

TEST_CASE("where two sittings would share a slot of the new grid nothing changes but the report")
{
    HouseState state = standing(a_house(2));
    state.to_come = {at_table(1, 102, from("19:00", "19:30")),
                     at_table(2, 102, from("19:30", "20:00")),
                     at_table(3, 101, from("19:30", "20:00"))};
    const HouseChanges changes = settle(state, a_house(5, 60));
    CHECK(changes.report.clashes ==
          std::vector<Clash>{{ReservationId{1}, ReservationId{2}, "2", at("19:00")}});
    CHECK_FALSE(changes.anything);
    CHECK_FALSE(changes.claims_change);
    CHECK(changes.claims.empty());
    CHECK(changes.tables_to_add.empty());
    CHECK_FALSE(changes.report.changed);
    CHECK(changes.report.tables_added.empty());
}

TEST_CASE("an off-grid sitting claims every slot of the new grid that it touches")
{
    HouseState state = standing(a_house(1, 15));
    state.to_come = {at_table(1, 101, from("19:15", "20:15"))};
    const HouseChanges changes = settle(state, a_house(1, 60));
    CHECK(changes.claims == std::vector<Claim>{{TableId{101}, at("19:00"), ReservationId{1}},
                                               {TableId{101}, at("20:00"), ReservationId{1}}});
}

TEST_CASE("a party without a table claims nothing on any grid")
{
    HouseState state = standing(a_house(1));
    Reservation waiting = at_table(1, 101, from("19:00", "19:30"));
    waiting.table = std::nullopt;
    state.to_come = {waiting};
    CHECK(settle(state, a_house(1, 15)).claims.empty());
}
