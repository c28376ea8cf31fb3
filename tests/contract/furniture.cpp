// What becomes of the tables of a room.
#include "tests/contract/floor.hpp"

namespace maitred {
namespace {

TEST_CASE("a table that is added stands behind the others, as it was described")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    const std::int64_t version = house.open()->room().version;
    const Table terrace = table_numbered(tested->storage(), house, "T1");
    Table bare = table_numbered(tested->storage(), house, "T2");
    bare.position.reset();
    bare.section.clear();
    bare.name.clear();
    bare.kind.clear();
    bare.location.reset();
    bare.shape = Shape::square;
    bare.seats = 1;
    REQUIRE(refurbish(house, {adds(terrace), adds(bare)}) == Committed::yes);
    const Room room = house.open()->room();
    CHECK(room.version == version + 1);
    REQUIRE(room.tables.size() == 7);
    CHECK(room.tables[5] == terrace);
    CHECK(room.tables[6] == bare);
    const auto tables = house.open()->tables();
    REQUIRE(tables.size() == 7);
    CHECK(tables[5].table == terrace);
    CHECK(tables[6].table == bare);
    CHECK(tables[6].in_service);
}

TEST_CASE("a table that is changed keeps its place, its UUID and the day it was made")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    const Table before = house.open()->room().tables.at(1);
    Table after = before;
    after.number = "Ö 2";
    after.seats = 3;
    after.shape = Shape::rectangle;
    after.section = "bar";
    after.position = Position{0, 1};
    after.name = "Ω";
    after.kind = "outdoor";
    after.location = Position{0, 640.25};
    after.changed_at = today() + std::chrono::microseconds{1};
    REQUIRE(refurbish(house, {changes(before, after)}) == Committed::yes);
    CHECK(house.open()->room().tables.at(1) == after);
    Table lifted = after;
    lifted.position.reset();
    lifted.location.reset();
    lifted.name.clear();
    REQUIRE(refurbish(house, {changes(after, lifted)}) == Committed::yes);
    CHECK(house.open()->room().tables.at(1) == lifted);
}

TEST_CASE("a table out of order stays among the tables, and nobody is given it")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    const Table before = house.open()->room().tables.at(1);
    Table broken = before;
    broken.out_of_order = true;
    REQUIRE(refurbish(house, {changes(before, broken)}) == Committed::yes);
    CHECK(house.open()->room().tables.size() == 4);
    CHECK(!house.open()->room().place_of(before.id));
    CHECK(house.open()->tables().at(1).table == broken);
    CHECK(house.open()->tables().at(1).in_service);
    REQUIRE(refurbish(house, {changes(broken, before)}) == Committed::yes);
    CHECK(house.open()->room().tables.at(1) == before);
}

TEST_CASE("a table that was removed is known still, and its parties with it")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation party = house.party(at("19:00"), 2);
    REQUIRE(house.commit({party}) == Committed::yes);
    const Table gone = house.open()->room().tables.at(1);
    REQUIRE(refurbish(house, {removes(gone)}) == Committed::yes);
    CHECK(house.open()->room().tables.size() == 4);
    CHECK(known(house, gone.id)->table == gone);
    CHECK(!known(house, gone.id)->in_service);
    CHECK(house.open()->tables().size() == 5);
    CHECK(house.stored(party) == party);
    const std::vector<TableId> tables = {gone.id};
    const std::vector<Window> windows = {from("18:00", "22:00")};
    CHECK(house.open()->parties_at(tables, windows) == std::vector<Reservation>{party});
}

TEST_CASE("a number belongs to one table of the room, and is free once that was removed")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    const Table second = house.open()->room().tables.at(1);
    const std::int64_t version = house.open()->room().version;
    const Table another = table_numbered(tested->storage(), house, "2");
    CHECK(refurbish(house, {adds(another)}) == Committed::table_is_taken);
    Table renamed = house.open()->room().tables.at(2);
    const Table third = renamed;
    renamed.number = "2";
    CHECK(refurbish(house, {changes(third, renamed)}) == Committed::table_is_taken);
    Table broken = second;
    broken.out_of_order = true;
    REQUIRE(refurbish(house, {changes(second, broken)}) == Committed::yes);
    CHECK(refurbish(house, {adds(another)}) == Committed::table_is_taken);
    REQUIRE(refurbish(house, {removes(broken)}) == Committed::yes);
    REQUIRE(refurbish(house, {adds(another)}) == Committed::yes);
    CHECK(house.open()->room().version == version + 3);
    CHECK(known(house, another.id)->in_service);
    CHECK(!known(house, second.id)->in_service);
    CHECK(house.open()->tables().size() == 6);
}

TEST_CASE("a room is changed only by whoever has seen it as it is")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const std::int64_t version = house.open()->room().version;
    const Draft decided_before = house.draft().make(house.party(at("19:00"), 1));
    const Table one = table_numbered(tested->storage(), house, "T1");
    const Table other = table_numbered(tested->storage(), house, "T2");
    const auto in_room = [&](std::int64_t at_version, const Table& table) {
        return house.open()->refurbish(
            {.room_version = at_version, .at = today(), .tables = {adds(table)}});
    };
    CHECK(in_room(version, one) == Committed::yes);
    CHECK(in_room(version, other) == Committed::day_has_changed);
    CHECK(in_room(version + 2, other) == Committed::day_has_changed);
    CHECK(!known(house, other.id));
    CHECK(house.commit(decided_before) == Committed::day_has_changed);
    CHECK(in_room(version + 1, other) == Committed::yes);
    CHECK(house.open()->room().version == version + 2);
}

TEST_CASE("what was refused of a room leaves nothing behind")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const auto session = house.open();
    const Room before = session->room();
    const Table fine = table_numbered(tested->storage(), house, "T1");
    const Table taken = table_numbered(tested->storage(), house, "5");
    Profile profile = session->profile();
    profile.name = "Elsewhere";
    const KeptAnswer kept{{"floor put", "k", "f"}, "changed", today()};
    const Refurbishment work{.room_version = before.version,
                             .at = today(),
                             .tables = {adds(fine), adds(taken)},
                             .profile = profile,
                             .deeds = {settings_deed("here", "Elsewhere")},
                             .kept = kept};
    CHECK(session->refurbish(work) == Committed::table_is_taken);
    CHECK(session->room().version == before.version);
    CHECK(session->room().tables == before.tables);
    CHECK(session->tables().size() == 5);
    CHECK(session->profile().name == "Café cafe");
    CHECK(session->last_event() == 0);
    CHECK(session->events_after(0, 10).empty());
    CHECK(session->kept_answers({&kept.retry_key, 1}, today()).empty());
}

TEST_CASE("an answer is kept with the change of the room, and a second one changes nothing")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    const auto session = house.open();
    const KeptAnswer kept{{"floor post", "k", "f"}, "made", today()};
    const auto add = [&](const std::string& number, const KeptAnswer& answer) {
        return session->refurbish(
            {.room_version = session->room().version,
             .at = answer.at,
             .tables = {adds(table_numbered(tested->storage(), house, number))},
             .kept = answer});
    };
    REQUIRE(add("T1", kept) == Committed::yes);
    CHECK(session->kept_answers({&kept.retry_key, 1}, today()) == std::vector{kept});
    KeptAnswer again = kept;
    again.answer = "made again";
    again.retry_key.fingerprint = "g";
    CHECK(add("T2", again) == Committed::retry_key_is_kept);
    CHECK(session->room().tables.size() == 6);
    CHECK(session->last_event() == 1);
    again.at = today() + std::chrono::hours{25};
    CHECK(add("T2", again) == Committed::yes);
    CHECK(session->kept_answers({&kept.retry_key, 1}, today()) == std::vector{again});
}

TEST_CASE("no number of a table is given twice")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    std::set<TableId> numbers;
    for (const KnownTable& one : house.open()->tables())
        numbers.insert(one.table.id);
    for (const std::size_t count : {std::size_t{3}, std::size_t{1}, std::size_t{0}}) {
        const auto given = tested->storage().number_tables(count);
        CHECK(given.size() == count);
        numbers.insert(given.begin(), given.end());
    }
    CHECK(numbers.size() == 9);
    const House other{tested->storage(), "other", 3};
    for (const KnownTable& one : other.open()->tables())
        CHECK(numbers.insert(one.table.id).second);
}

} // namespace
} // namespace maitred
