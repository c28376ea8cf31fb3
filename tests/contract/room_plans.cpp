// What is planned for a room beside its tables: how it is drawn, and which times are offered.
#include "tests/contract/floor.hpp"

namespace maitred {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

Layout layout_named(Storage& storage, const std::string& name)
{
    return {.id = {storage.next_number(Numbered::layout)},
            .name = name,
            .data = R"({"tables": [{"id": 1, "label": "“Ö”\\"}], "walls": []})",
            .canvas = Layout::Canvas{1200, 800.5},
            .active = false,
            .made_by = AccountId{7},
            .made_at = today(),
            .changed_at = today()};
}

TimeSlot slot_from(Storage& storage, minutes starts, minutes ends)
{
    return {.id = {storage.next_number(Numbered::time_slot)},
            .starts = starts,
            .ends = ends,
            .duration = minutes{90},
            .active = true,
            .made_at = today()};
}

Committed save(const House& house, const LayoutChange& change)
{
    const auto session = house.open();
    return session->refurbish(
        {.room_version = session->room().version, .at = today(), .layout = change});
}

Committed save(const House& house, const TimeSlotChange& change)
{
    const auto session = house.open();
    return session->refurbish(
        {.room_version = session->room().version, .at = today(), .time_slot = change});
}

TEST_CASE("layouts are kept whole, in the order in which they were made")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    Layout bare = layout_named(tested->storage(), "Überraschung");
    bare.canvas.reset();
    bare.made_by.reset();
    bare.data.clear();
    const Layout summer = layout_named(tested->storage(), "Summer");
    Layout first = layout_named(tested->storage(), "First");
    first.made_at = today() - hours{1};
    for (const Layout& layout : {summer, bare, first})
        REQUIRE(save(house, LayoutChange{layout}) == Committed::yes);
    CHECK(house.open()->layouts() == std::vector{first, bare, summer});
    CHECK(house.open()->active_layout() == std::nullopt);
}

TEST_CASE("a layout of half a megabyte comes back as it was")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    Layout large = layout_named(tested->storage(), "Large");
    for (int i = 0; i < 25'000; ++i)
        large.data += "“table” " + std::to_string(i) + ",\n";
    REQUIRE(save(house, LayoutChange{large}) == Committed::yes);
    CHECK((house.open()->layouts() == std::vector{large}));
}

TEST_CASE("of all layouts the one is active that was last saved so")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    Layout summer = layout_named(tested->storage(), "Summer");
    Layout winter = layout_named(tested->storage(), "Winter");
    summer.active = winter.active = true;
    REQUIRE(save(house, LayoutChange{summer}) == Committed::yes);
    CHECK(house.open()->active_layout() == summer);
    REQUIRE(save(house, LayoutChange{winter}) == Committed::yes);
    CHECK(house.open()->active_layout() == winter);
    summer.active = false;
    CHECK(house.open()->layouts() == std::vector{summer, winter});

    summer.name = "Late summer";
    summer.changed_at += minutes{1};
    REQUIRE(save(house, LayoutChange{summer}) == Committed::yes);
    CHECK(house.open()->active_layout() == winter);
    summer.active = true;
    REQUIRE(save(house, LayoutChange{summer}) == Committed::yes);
    CHECK(house.open()->active_layout() == summer);
    summer.active = false;
    REQUIRE(save(house, LayoutChange{summer}) == Committed::yes);
    CHECK(house.open()->active_layout() == std::nullopt);
}

TEST_CASE("a layout that is removed is gone, and if it was active none is")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    const Layout summer = layout_named(tested->storage(), "Summer");
    Layout winter = layout_named(tested->storage(), "Winter");
    winter.active = true;
    REQUIRE(save(house, LayoutChange{summer}) == Committed::yes);
    REQUIRE(save(house, LayoutChange{winter}) == Committed::yes);
    REQUIRE(save(house, {.layout = winter, .removed = true}) == Committed::yes);
    CHECK(house.open()->layouts() == std::vector{summer});
    CHECK(house.open()->active_layout() == std::nullopt);
    CHECK(save(house, {.layout = winter, .removed = true}) == Committed::yes);
}

TEST_CASE("time slots are listed by their start and end, as they were last saved")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    TimeSlot dinner = slot_from(tested->storage(), hours{19}, hours{21});
    const TimeSlot late = slot_from(tested->storage(), hours{19}, hours{23});
    const TimeSlot lunch = slot_from(tested->storage(), hours{12}, minutes{870});
    const TimeSlot again = slot_from(tested->storage(), hours{12}, minutes{870});
    for (const TimeSlot& slot : {late, again, dinner, lunch})
        REQUIRE(save(house, TimeSlotChange{slot}) == Committed::yes);
    CHECK(house.open()->time_slots() == std::vector{lunch, again, dinner, late});

    dinner.starts = minutes{1};
    dinner.ends = hours{24};
    dinner.duration = minutes{45};
    dinner.active = false;
    REQUIRE(save(house, TimeSlotChange{dinner}) == Committed::yes);
    REQUIRE(save(house, {.slot = again, .removed = true}) == Committed::yes);
    CHECK(house.open()->time_slots() == std::vector{dinner, lunch, late});
}

TEST_CASE("what is planned turns the room's version, and is told and answered with it")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    const auto session = house.open();
    const std::int64_t version = session->room().version;
    const Deed deed{EventKind::layout_saved, "account:1", today(), "layout", 3, {},
                    {{"name", "Summer"}}};
    const KeptAnswer kept{{"member post", "k", "f"}, "saved", today()};
    Refurbishment work{.room_version = version, .at = today(), .deeds = {deed}, .kept = kept};
    work.layout = LayoutChange{layout_named(tested->storage(), "Summer")};
    work.time_slot = TimeSlotChange{slot_from(tested->storage(), hours{12}, hours{14})};
    REQUIRE(session->refurbish(work) == Committed::yes);
    CHECK(session->room().version == version + 1);
    REQUIRE(session->last_event() == 1);
    CHECK(std::get<Deed>(session->events_after(0, 1).at(0).event) == deed);
    CHECK(session->kept_answers({&kept.retry_key, 1}, today()) == std::vector{kept});

    const Layout winter = layout_named(tested->storage(), "Winter");
    work.layout = LayoutChange{winter};
    work.time_slot = {.slot = work.time_slot->slot, .removed = true};
    CHECK(session->refurbish(work) == Committed::day_has_changed);
    work.room_version = version + 1;
    CHECK(session->refurbish(work) == Committed::retry_key_is_kept);
    CHECK(session->layouts().size() == 1);
    CHECK(session->time_slots().size() == 1);
}

TEST_CASE("layouts, time slots and blocks are numbered from one each, and no number comes twice")
{
    const auto tested = storage_under_test();
    for (const Numbered what : {Numbered::layout, Numbered::time_slot, Numbered::block})
        for (std::int64_t number = 1; number <= 3; ++number)
            CHECK(tested->storage().next_number(what) == number);
}

TEST_CASE("what is planned for one restaurant is neither seen nor touched from another")
{
    const auto tested = storage_under_test();
    const House house{tested->storage(), "cafe"};
    const House other{tested->storage(), "other"};
    Layout mine = layout_named(tested->storage(), "Mine");
    mine.active = true;
    const TimeSlot slot = slot_from(tested->storage(), hours{12}, hours{14});
    REQUIRE(save(house, LayoutChange{mine}) == Committed::yes);
    REQUIRE(save(house, TimeSlotChange{slot}) == Committed::yes);
    CHECK(other.open()->layouts().empty());
    CHECK(other.open()->active_layout() == std::nullopt);
    CHECK(other.open()->time_slots().empty());

    Layout theirs = mine; // by the same number
    theirs.name = "Theirs";
    TimeSlot later = slot;
    later.ends = hours{15};
    REQUIRE(save(other, LayoutChange{theirs}) == Committed::yes);
    REQUIRE(save(other, TimeSlotChange{later}) == Committed::yes);
    CHECK(other.open()->active_layout() == theirs);
    CHECK(other.open()->time_slots() == std::vector{later});
    REQUIRE(save(other, {.layout = theirs, .removed = true}) == Committed::yes);
    REQUIRE(save(other, {.slot = later, .removed = true}) == Committed::yes);
    CHECK(house.open()->layouts() == std::vector{mine});
    CHECK(house.open()->active_layout() == mine);
    CHECK(house.open()->time_slots() == std::vector{slot});
}

} // namespace
} // namespace maitred
