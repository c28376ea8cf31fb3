// Members' bookings, blocks, figures and notices stay within their restaurant; tenancy.cpp has the
// book itself.
#include "tests/contract/floor.hpp"
#include "tests/contract/members.hpp"

namespace maitred {
namespace {

/// Two restaurants; in the first a member's dinner, its reminder, and a block.
struct Alley {
    std::unique_ptr<StorageUnderTest> tested = storage_under_test();
    Storage& storage = tested->storage();
    House house{storage, "cafe", 5};
    House other{storage, "other", 3};
    AccountId member{41};
    Reservation dinner = dinner_of(house, member, from("19:00", "20:30"));
    Block block = block_of(storage, house, 2, from("19:00", "20:00"));
    NoticeId reminder{};

    Alley()
    {
        REQUIRE(house.commit({dinner}) == Committed::yes);
        REQUIRE(commit(house, placing(house, block)) == Committed::yes);
        REQUIRE(commit(house, telling(house, {reminder_of(dinner, today())})) == Committed::yes);
        reminder = notices_of(house).at(0).id;
    }
};

/// What a faulty decision might write. Whether it is refused is left open.
void try_to_commit(const House& house, const Batch& batch)
{
    try {
        (void)commit(house, batch);
    } catch (const std::exception& refused) {
        INFO(refused.what());
    }
}

TEST_CASE("nothing of another restaurant's members is found, whatever is asked")
{
    const Alley alley;
    const auto session = alley.other.open();
    CHECK(session->reservations_of(alley.member, 10, 0).empty());
    CHECK(session->to_come(today()).empty());
    CHECK(session->figures(from("00:00", "23:45")).empty());
    CHECK(session->all_figures() == Figures{});
    CHECK(session->count_pending(today()) == 0);
    CHECK(session->blocks(from("00:00", "23:45")).empty());
    CHECK(!session->block(alley.block.id));
    CHECK(session->notices(std::nullopt, 10, 0).empty());
    CHECK(session->notices(alley.member, 10, 0).empty());
    CHECK(session->day(that_day()).claims.empty());
    CHECK(contents(alley.other) == BookAudit{});
}

TEST_CASE("a hold and a party at the door count where they are, and not next door")
{
    Alley alley;
    const Reservation held = with_stage(alley.house.party(at("21:00"), 4),
                                        Held{today(), today() + std::chrono::minutes{15}});
    REQUIRE(alley.house.commit({held}) == Committed::yes);
    CHECK(alley.house.open()->count_pending(today()) == 1);
    CHECK(alley.other.open()->count_pending(today()) == 0);
}

TEST_CASE("a block of another restaurant is neither lifted, nor placed a second time, nor freed")
{
    Alley alley;
    const BookAudit before = contents(alley.house);
    Batch lifted = alley.other.draft().batch();
    lifted.changes.blocks_lifted = {alley.block.id};
    for (const Claim& claim : claims_of_block(half_hours(), alley.block))
        lifted.changes.freed.insert(claim);
    lifted.changes.deeds = {deed_of(EventKind::block_lifted, alley.block)};
    try_to_commit(alley.other, lifted);
    CHECK(contents(alley.house) == before);

    Block moved = alley.block;
    moved.window = from("12:00", "13:00");
    try_to_commit(alley.other, placing(alley.other, moved));
    CHECK(contents(alley.house) == before);
    CHECK(alley.house.open()->block(alley.block.id) == alley.block);
}

TEST_CASE("figures are written, and mended, in their own restaurant alone")
{
    Alley alley;
    const BookAudit before = contents(alley.house);
    Batch batch = alley.other.draft().batch();
    batch.changes.figures = before.figures;
    REQUIRE(commit(alley.other, batch) == Committed::yes);
    CHECK(contents(alley.house) == before);
    CHECK(alley.other.open()->all_figures() == alley.house.open()->all_figures());
    CHECK(alley.other.open()->mend_figures());
    CHECK(alley.other.open()->all_figures() == Figures{});
    CHECK(contents(alley.house) == before);
    CHECK(!alley.house.open()->mend_figures());
}

TEST_CASE("a notice is neither tried, nor ended, nor withdrawn from another restaurant")
{
    Alley alley;
    const std::vector<Notice> before = notices_of(alley.house);
    const auto session = alley.other.open();
    CHECK(!session->begin_try(alley.reminder));
    session->end_try({.notice = alley.reminder, .at = today(), .sent = true});
    session->end_try({.notice = alley.reminder, .at = today(), .again_at = at("21:00")});
    session->end_try({.notice = alley.reminder, .at = today(), .trouble = "mine"});
    Batch batch = telling(alley.other, {});
    batch.changes.reminders_over = {alley.dinner.id};
    REQUIRE(commit(alley.other, batch) == Committed::yes);
    CHECK(notices_of(alley.house) == before);
    CHECK(!alley.storage.keep_longer({alley.other.id(), alley.reminder, today()}, at("21:00")));
    CHECK(alley.storage.take_due_notices(today(), at("12:00"), 10) ==
          std::vector<DueNotice>{{alley.house.id(), alley.reminder, at("12:00")}});
}

TEST_CASE("a reminder of the same number next door is another one, and is told with its restaurant")
{
    Alley alley;
    REQUIRE(commit(alley.other, telling(alley.other, {reminder_of(alley.dinner, today())})) ==
            Committed::yes);
    REQUIRE(notices_of(alley.other).size() == 1);
    const NoticeId theirs = notices_of(alley.other)[0].id;
    CHECK(theirs != alley.reminder);
    CHECK(alley.other.open()->begin_try(theirs)->about == alley.dinner);
    std::set<std::pair<RestaurantId, NoticeId>> taken;
    for (const DueNotice& one : alley.storage.take_due_notices(today(), at("12:00"), 10))
        taken.insert({one.restaurant, one.notice});
    CHECK(taken == std::set<std::pair<RestaurantId, NoticeId>>{{alley.house.id(), alley.reminder},
                                                               {alley.other.id(), theirs}});
}

TEST_CASE("another grid next door leaves blocks and figures as they are")
{
    Alley alley;
    const BookAudit before = contents(alley.house);
    (void)alley.other.settle(3, 60);
    CHECK(contents(alley.house) == before);
    CHECK(alley.house.findings().empty());
}

} // namespace
} // namespace maitred
