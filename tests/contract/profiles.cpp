// What a restaurant says of itself, and what follows for its book.
#include "tests/contract/floor.hpp"

namespace maitred {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// A different value for everything that can be told.
Profile another(Profile profile)
{
    profile.name = "L’Ànima “due”";
    profile.time_zone = "America/New_York";
    profile.usual_turn = minutes{95};
    profile.turns_by_party = {{3, minutes{110}}, {7, minutes{150}}};
    profile.largest_party = 14;
    profile.policy = Policy::best_fit;
    profile.hours = {{0, ServiceHours::Served{hours{11}, hours{15}}},
                     {1, std::nullopt},
                     {5, ServiceHours::Served{hours{18}, hours{2}}}};
    profile.listed = false;
    profile.shown_name = "L’Ànima";
    profile.address = "5 “B” Avenue\nNew York";
    profile.phone = "+1 (212) 555-0100";
    profile.email = "ciao@example.com";
    profile.description = "“Cucina”: 100 %,\nda sempre";
    return profile;
}

TEST_CASE("a house is known by what its operator settled")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    const Profile profile = house.open()->profile();
    CHECK(profile.id == house.id());
    CHECK(profile.uuid == tested->storage().restaurant("cafe")->uuid);
    CHECK(profile.slug == "cafe");
    CHECK(profile.name == "Café cafe");
    CHECK(profile.time_zone == "Europe/Paris");
    CHECK(profile.slot == minutes{30});
    CHECK(profile.usual_turn == minutes{30});
    CHECK(profile.largest_party == 10);
    CHECK(profile.turns_by_party.empty());
    CHECK(profile.hours.empty());
    CHECK(profile.name_for_guests() == "Café cafe");
    CHECK(profile.address + profile.phone + profile.email + profile.description == "");
    CHECK(!profile.closed);
    CHECK(profile.made_at == today());
}

TEST_CASE("every setting that is changed is read back, and is the room's from then on")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    const std::int64_t version = house.open()->room().version;
    const Profile original = house.open()->profile();
    const Profile changed = another(original);
    REQUIRE(refurbish(house, changed) == Committed::yes);
    CHECK(house.open()->profile() == changed);
    const Room room = house.open()->room();
    CHECK(room.version == version + 1);
    CHECK(room.time_zone == "America/New_York");
    CHECK(room.turn_times == TurnTimes{minutes{95}, changed.turns_by_party});
    CHECK(room.largest_party == 14);
    CHECK(room.policy == Policy::best_fit);
    CHECK(room.hours == changed.hours);
    CHECK(room.tables.size() == 5);
    REQUIRE(refurbish(house, original) == Committed::yes);
    CHECK(house.open()->profile() == original);
}

TEST_CASE("a restaurant is found by its UUID and slug with the settings that it has now")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    const House other{tested->storage(), "other"};
    const auto found = tested->storage().restaurant("other");
    REQUIRE(found.has_value());
    const auto by_uuid = tested->storage().restaurant(found->uuid);
    REQUIRE(by_uuid.has_value());
    CHECK(by_uuid->id == other.id());
    CHECK(by_uuid->settings == found->settings);
    CHECK(!tested->storage().restaurant(fresh_uuid(other.id())));
    CHECK(!tested->storage().restaurant(Uuid{}));
    Profile changed = another(other.open()->profile());
    changed.slot = minutes{15};
    REQUIRE(refurbish(other, changed) == Committed::yes);
    const HouseSettings settings = tested->storage().restaurant(found->uuid)->settings;
    CHECK(settings.name == changed.name);
    CHECK(settings.time_zone == changed.time_zone);
    CHECK(settings.slot == minutes{15});
    CHECK(settings.largest_party == 14);
    CHECK(settings == tested->storage().restaurant("other")->settings);
    CHECK(tested->storage().restaurant("cafe")->settings.name == "Café cafe");
}

TEST_CASE("what a restaurant said of itself outlives what its operator settles")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    Profile profile = house.open()->profile();
    profile.shown_name = "Chez nous";
    profile.address = "1, rue de la Paix";
    REQUIRE(refurbish(house, profile) == Committed::yes);
    (void)house.settle(6);
    CHECK(house.open()->profile() == profile);
}

TEST_CASE("a new slot cuts the claims to come anew")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation dinner = house.party(at("19:00"), 1);
    const Reservation sits = walk_in(house, 2, {today() - minutes{40}, today() + minutes{50}});
    const Reservation over = house.party(today() - hours{3}, 3);
    REQUIRE(house.commit({dinner, sits, over}) == Committed::yes);
    Profile profile = house.open()->profile();
    profile.slot = minutes{10};
    REQUIRE(refurbish(house, profile) == Committed::yes);
    const SlotGrid grid = house.open()->room().grid;
    CHECK(grid == every(10));
    std::set<Claim> expected;
    for (const Reservation& party : {dinner, sits})
        for (const Claim& claim : claims_of(grid, party.sitting, *party.table, party.id))
            expected.insert(claim);
    std::set<Claim> claims;
    for (const Claim& claim : contents(house).claims)
        if (claim.holder != over.id)
            claims.insert(claim);
    CHECK(claims == expected);
    CHECK(house.stored(sits) == sits);
    CHECK(house.findings().empty());
}

TEST_CASE("a slot in which two parties would share a table is refused and nothing has changed")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    REQUIRE(house.commit({house.party(at("19:00"), 1), house.party(at("19:30"), 1)}) ==
            Committed::yes);
    const BookAudit before = contents(house);
    const Profile profile = house.open()->profile();
    const std::int64_t version = house.open()->room().version;
    Profile coarse = another(profile);
    coarse.slot = minutes{60};
    const auto session = house.open();
    CHECK(session->refurbish({.room_version = version,
                              .at = today(),
                              .profile = coarse,
                              .deeds = {settings_deed("30", "60")}}) == Committed::table_is_taken);
    CHECK(house.open()->profile() == profile);
    CHECK(house.open()->room().version == version);
    CHECK(contents(house) == before);
    CHECK(house.open()->last_event() == 2);
}

TEST_CASE("who sat together once is no reason against a new slot")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Instant morning = today() - hours{4};
    REQUIRE(house.commit({house.party(morning, 1), house.party(morning + minutes{30}, 1)}) ==
            Committed::yes);
    Profile profile = house.open()->profile();
    profile.slot = minutes{60};
    CHECK(refurbish(house, profile) == Committed::yes);
    CHECK(house.findings().empty());
}

} // namespace
} // namespace maitred
