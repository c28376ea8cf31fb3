// What the floor asks and changes stays within its restaurant; tenancy.cpp has the rest.
#include "tests/contract/floor.hpp"

namespace maitred {
namespace {

/// Two restaurants; in the first somebody sits, and is to be looked after.
struct Street {
    std::unique_ptr<StorageUnderTest> tested = storage_under_test();
    House house{tested->storage(), "cafe", 5};
    House other{tested->storage(), "other", 3};
    Reservation guests = walk_in(house, 1, from("19:00", "20:30"));
    DueWork tended{house.id(), {TimerKind::overstay, guests.id}};

    Street()
    {
        const Batch batch = house.draft().make(guests).batch();
        REQUIRE(house.open()->commit(with_timer(batch, guests.id, at("20:30"))) == Committed::yes);
    }
    Refurbishment in_the_other(const TableEvent& event) const
    {
        return {.room_version = other.open()->room().version, .at = today(), .tables = {event}};
    }
};

TEST_CASE("nobody of another restaurant's floor is found, whatever is asked")
{
    const Street street;
    const auto session = street.other.open();
    const std::vector<TableId> tables = {*street.guests.table};
    const std::vector<Window> windows = {from("18:00", "23:00")};
    CHECK(!session->reservation(street.guests.uuid));
    CHECK(session->parties_at(tables, windows).empty());
    CHECK(session->parties({}, 100, 0).empty());
    CHECK(
        session->parties({.stages = {StageName::seated}, .starts_in = windows[0]}, 100, 0).empty());
    CHECK(session->tables().size() == 3);
    CHECK(session->profile().slug == "other");
    CHECK(session->last_event() == 0);
    CHECK(session->events_after(0, 100).empty());
    CHECK(session->events_before(100, 100).empty());
}

TEST_CASE("a room is furnished without a trace in another")
{
    const Street street;
    const auto before = street.house.open()->tables();
    const std::int64_t version = street.house.open()->room().version;
    const Table same = table_numbered(street.tested->storage(), street.other, "5");
    REQUIRE(street.other.open()->refurbish(street.in_the_other(adds(same))) == Committed::yes);
    Profile profile = street.other.open()->profile();
    profile.name = "Elsewhere";
    profile.slot = std::chrono::minutes{60};
    profile.hours = {{1, std::nullopt}};
    profile.turns_by_party = {{4, std::chrono::minutes{120}}};
    REQUIRE(refurbish(street.other, profile) == Committed::yes);

    CHECK(street.house.open()->room().version == version);
    CHECK(street.house.open()->profile().name == "Café cafe");
    CHECK(street.house.open()->profile().hours.empty());
    CHECK(street.house.open()->profile().turns_by_party.empty());
    CHECK(street.house.open()->room().grid == half_hours());
    CHECK(street.house.open()->last_event() == 1);
    REQUIRE(street.house.open()->tables().size() == before.size());
    for (std::size_t i = 0; i < before.size(); ++i)
        CHECK(street.house.open()->tables()[i].table == before[i].table);
    CHECK(street.house.findings().empty());
}

TEST_CASE("a table of another restaurant is neither changed nor removed by its name")
{
    const Street street;
    const Table table = street.house.open()->room().tables.at(0);
    Table renamed = table;
    renamed.number = "mine";
    for (const TableEvent& event : {changes(table, renamed), removes(table)}) {
        try {
            (void)street.other.open()->refurbish(street.in_the_other(event));
        } catch (const std::exception& refused) {
            INFO(refused.what());
        }
        CHECK(street.house.open()->room().tables.at(0) == table);
        CHECK(street.house.open()->room().tables.size() == 5);
    }
}

TEST_CASE("work that is due is told with its restaurant, and withdrawn by that alone")
{
    Street street;
    const auto due = [&] {
        return street.tested->storage().take_due_work(at("23:00"), at("23:00"), 10);
    };
    REQUIRE(due() == std::vector<DueWork>{street.tended});
    Batch batch = street.other.draft({}).batch();
    REQUIRE(street.other.open()->commit(with_timer(batch, street.guests.id, std::nullopt)) ==
            Committed::yes);
    CHECK(due() == std::vector<DueWork>{street.tended});
    batch = street.other.draft({}).batch();
    REQUIRE(street.other.open()->commit(with_timer(batch, street.guests.id, at("19:00"))) ==
            Committed::yes);
    const DueWork theirs{street.other.id(), street.tended.timer};
    CHECK(due() == std::vector<DueWork>{theirs, street.tended});
}

TEST_CASE("tables of a batch are marked as changed in its own restaurant alone")
{
    Street street;
    const Table table = street.house.open()->room().tables.at(0);
    Batch batch = street.other.draft({}).batch();
    batch.at = today() + std::chrono::minutes{1};
    batch.changes.table_events = {
        {EventKind::table_changed, "staff", batch.at, ShownTable{table}, {table}}};
    try {
        (void)street.other.open()->commit(batch);
    } catch (const std::exception& refused) {
        INFO(refused.what());
    }
    CHECK(street.house.open()->room().tables.at(0) == table);
    CHECK(street.house.open()->last_event() == 1);
}

} // namespace
} // namespace maitred
