// Tables that are out of service for a time.
#include "tests/contract/floor.hpp"
#include "tests/contract/members.hpp"

namespace maitred {
namespace {

TEST_CASE("a block has its table in the slots of its window, and is read as it was placed")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Block block = block_of(tested->storage(), house, 2, from("19:10", "20:00"));
    REQUIRE(commit(house, placing(house, block)) == Committed::yes);
    CHECK(house.open()->day(that_day()).claims ==
          std::vector<Claim>{{block.table, at("19:00"), {}, block.id},
                             {block.table, at("19:30"), {}, block.id}});
    CHECK(house.open()->day(that_day()).holds.empty());
    CHECK(house.open()->block(block.id) == block);
    CHECK(!house.open()->block({block.id.number + 1}));
    CHECK(contents(house).blocks == std::vector{block});
    CHECK(house.findings().empty());
}

TEST_CASE("blocks that overlap a window are found in the order of their starts")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Block second = block_of(tested->storage(), house, 2, from("19:30", "20:00"));
    const Block first = block_of(tested->storage(), house, 1, from("18:00", "20:00"));
    const Block third = block_of(tested->storage(), house, 3, from("19:30", "22:00"));
    for (const Block& block : {second, first, third})
        REQUIRE(commit(house, placing(house, block)) == Committed::yes);
    const auto session = house.open();
    CHECK(session->blocks(from("12:00", "23:00")) == std::vector{first, second, third});
    CHECK(session->blocks(from("12:00", "19:30")) == std::vector{first});
    CHECK(session->blocks(from("20:00", "20:01")) == std::vector{third});
    CHECK(session->blocks(from("22:00", "23:00")).empty());
    CHECK(session->blocks(from("12:00", "18:00")).empty());
}

TEST_CASE("a table that is blocked is given to nobody, and free once the block is lifted")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Block block = block_of(tested->storage(), house, 1, from("19:00", "20:00"));
    const Reservation dinner = house.party(from("19:30", "20:30"), 1);
    REQUIRE(commit(house, placing(house, block)) == Committed::yes);
    CHECK(house.commit({dinner}) == Committed::table_is_taken);
    REQUIRE(commit(house, lifting(house, block)) == Committed::yes);
    CHECK(house.open()->blocks(from("12:00", "23:00")).empty());
    CHECK(house.open()->day(that_day()).claims.empty());
    CHECK(house.commit({dinner}) == Committed::yes);
    CHECK(commit(house, lifting(house, block)) == Committed::yes);
    CHECK(house.findings().empty());
}

TEST_CASE("a block does not take what somebody has, nor free what is another's")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation dinner = house.party(from("19:00", "19:30"), 1);
    REQUIRE(house.commit({dinner}) == Committed::yes);
    const Block block = block_of(tested->storage(), house, 1, from("19:00", "20:00"));
    const BookAudit before = contents(house);
    CHECK(commit(house, placing(house, block)) == Committed::table_is_taken);
    CHECK(contents(house) == before);
    CHECK(commit(house, lifting(house, block)) == Committed::yes);
    CHECK(contents(house).claims == before.claims);

    Block later = block;
    later.window = from("20:00", "20:30");
    REQUIRE(commit(house, placing(house, later)) == Committed::yes);
    Batch theft = house.draft().batch();
    theft.changes.freed = {{later.table, at("20:00"), {later.id.number}},
                           {later.table, at("20:00"), {}, {later.id.number + 1}},
                           {dinner.table.value(), at("19:00"), {}, {dinner.id.number}}};
    REQUIRE(commit(house, theft) == Committed::yes);
    CHECK(contents(house).claims.size() == 2);
    CHECK(house.findings().empty());
}

TEST_CASE("a block is nobody who sits at its table")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation dinner = house.party(from("19:00", "19:30"), 1);
    REQUIRE(house.commit({dinner}) == Committed::yes);
    // With the number of a reservation, which it may well have.
    Block block = block_of(tested->storage(), house, 1, from("20:00", "21:00"));
    const Reservation elsewhere = house.party(from("19:00", "19:30"), 2);
    REQUIRE(house.commit({elsewhere}) == Committed::yes);
    block.id.number = elsewhere.id.number;
    REQUIRE(commit(house, placing(house, block)) == Committed::yes);
    const std::vector<TableId> tables = {block.table};
    const std::vector<Window> windows = {from("18:00", "23:00")};
    CHECK(house.open()->parties_at(tables, windows) == std::vector{dinner});
}

TEST_CASE("the log tells of a block, in its place behind reservations and tables")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Block block = block_of(tested->storage(), house, 2, from("19:00", "20:00"));
    Batch batch = placing(house, block);
    const Reservation lunch = house.party(at("12:00"), 1);
    batch.changes.events = house.draft().make(lunch).batch().changes.events;
    const Table table = house.open()->room().tables.at(1);
    batch.changes.table_events = {
        {EventKind::table_changed, "staff", today(), ShownTable{table}, {table}}};
    REQUIRE(commit(house, batch) == Committed::yes);
    const auto lines = house.open()->events_after(0, 10);
    REQUIRE(lines.size() == 3);
    CHECK(std::get<Event>(lines[0].event) == batch.changes.events[0]);
    CHECK(std::get<TableEvent>(lines[1].event).kind == EventKind::table_changed);
    CHECK(std::get<Deed>(lines[2].event) == batch.changes.deeds[0]);
    CHECK(house.open()->last_event() == 3);
}

TEST_CASE("where the slot changes, blocks that are not over are cut anew")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Block block = block_of(tested->storage(), house, 2, from("19:00", "20:00"));
    const Block over =
        block_of(tested->storage(), house, 2, {today() - std::chrono::hours{2}, today()});
    for (const Block& one : {block, over})
        REQUIRE(commit(house, placing(house, one)) == Committed::yes);
    const auto slots = [&](const Block& which) {
        std::vector<Instant> starts;
        for (const Claim& claim : contents(house).claims)
            if (claim.block == which.id)
                starts.push_back(claim.slot);
        return starts;
    };
    REQUIRE(house.settle(5, 60).changed);
    CHECK(slots(block) == std::vector{at("19:00")});
    CHECK(slots(over).size() == 4);
    Profile profile = house.open()->profile();
    profile.slot = std::chrono::minutes{20};
    REQUIRE(refurbish(house, profile) == Committed::yes);
    CHECK(slots(block) == std::vector{at("19:00"), at("19:20"), at("19:40")});
    CHECK(slots(over).size() == 4);
    CHECK(house.findings().empty());
}

TEST_CASE("on a coarser grid a block leaves the slot to whoever has booked in it")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Block block = block_of(tested->storage(), house, 2, from("19:00", "19:30"));
    const Reservation dinner = house.party(at("19:30"), 2);
    REQUIRE(commit(house, placing(house, block)) == Committed::yes);
    REQUIRE(house.commit({dinner}) == Committed::yes);
    REQUIRE(house.settle(5, 60).changed);
    CHECK(contents(house).claims ==
          std::vector<Claim>{{*dinner.table, at("19:00"), dinner.id, {}}});
    CHECK(house.open()->block(block.id) == block);
}

} // namespace
} // namespace maitred
