// Which restaurants are found, and what is left of one that has closed.
#include "tests/contract/floor.hpp"
#include "tests/contract/people.hpp"

namespace maitred {
namespace {

using Restaurants = std::vector<RestaurantId>;

/// A restaurant that its owner founded, with what guests read of it.
RestaurantId founded(StorageUnderTest& tested, const std::string& slug, Profile told = {})
{
    Founding founding = founding_of(slug, slug + "@example.com");
    founding.profile.name = told.name.empty() ? slug : told.name;
    founding.profile.shown_name = told.shown_name;
    founding.profile.address = told.address;
    founding.profile.description = told.description;
    founding.profile.listed = told.listed;
    return founded_in(found(tested.accounts(), founding)).restaurant;
}

void close(Storage& storage, RestaurantId id)
{
    const auto session = storage.open(id);
    Profile profile = session->profile();
    profile.closed = true;
    REQUIRE(session->refurbish(
                {.room_version = session->room().version, .at = today(), .profile = profile}) ==
            Committed::yes);
}

std::vector<RestaurantId> ids_of(const std::vector<Restaurant>& restaurants)
{
    std::vector<RestaurantId> ids;
    for (const Restaurant& one : restaurants)
        ids.push_back(one.id);
    return ids;
}

TEST_CASE("a restaurant is found by number, UUID and slug until it has closed")
{
    const auto tested = storage_under_test();
    Storage& storage = tested->storage();
    const RestaurantId first = founded(*tested, "first");
    const RestaurantId last = founded(*tested, "last");
    const Uuid uuid = storage.restaurant(last)->uuid;
    CHECK(storage.restaurant(last)->settings == storage.restaurant("last")->settings);
    CHECK(storage.restaurant(uuid)->id == last);
    CHECK(!storage.restaurant(RestaurantId{4711}));
    close(storage, last);
    CHECK(!storage.restaurant(last));
    CHECK(!storage.restaurant(uuid));
    CHECK(!storage.restaurant("last"));
    CHECK(storage.restaurant(first)->id == first);
    CHECK(ids_of(storage.restaurants()) == Restaurants{first, last});
}

TEST_CASE("what a restaurant said is there after it has closed, and its slug is nobody else's")
{
    const auto tested = storage_under_test();
    const RestaurantId first =
        founded(*tested, "bistro", {.description = "“Cosy” & small,\n100 %"});
    close(tested->storage(), first);
    const Profile profile = tested->storage().open(first)->profile();
    CHECK(profile.closed);
    CHECK(profile.description == "“Cosy” & small,\n100 %");
    CHECK(profile.made_at == today());
    (void)founded_in(found(tested->accounts(), founding_of("bistro", "second@example.com")));
    CHECK(slugs(tested->storage()) == std::vector<std::string>{"bistro", "bistro-2"});
}

TEST_CASE("nobody has a place in a restaurant that has closed")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const Founded bistro = founded_in(found(accounts, founding_of("bistro", "ada@example.com")));
    REQUIRE(accounts.memberships(bistro.owner).size() == 1);
    close(tested->storage(), bistro.restaurant);
    CHECK(accounts.memberships(bistro.owner).empty());
    CHECK(accounts.find(bistro.owner).has_value());
}

TEST_CASE("a house is settled as before beside restaurants that have closed")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const RestaurantId other = founded(*tested, "other");
    close(tested->storage(), other);
    CHECK(house.settle(7).house == house.id());
    CHECK(house.open()->room().tables.size() == 7);
    CHECK(!house.open()->profile().closed);
    CHECK(tested->storage().restaurant("cafe")->id == house.id());
}

TEST_CASE("restaurants are listed by their numbers, page by page, those that are open and listed")
{
    const auto tested = storage_under_test();
    Storage& storage = tested->storage();
    const RestaurantId first = founded(*tested, "first", {.listed = true});
    const RestaurantId hidden = founded(*tested, "hidden");
    const RestaurantId gone = founded(*tested, "gone", {.listed = true});
    const RestaurantId last = founded(*tested, "last", {.listed = true});
    close(storage, gone);
    CHECK(storage.find_restaurants({}, 10, 0) == Restaurants{first, last});
    CHECK(storage.find_restaurants({.listed = std::nullopt}, 10, 0) ==
          Restaurants{first, hidden, last});
    CHECK(storage.find_restaurants({.listed = false}, 10, 0) == Restaurants{hidden});
    CHECK(storage.find_restaurants({.listed = std::nullopt}, 2, 0) == Restaurants{first, hidden});
    CHECK(storage.find_restaurants({.listed = std::nullopt}, 2, 2) == Restaurants{last});
    CHECK(storage.find_restaurants({.listed = std::nullopt}, 2, 3).empty());
}

TEST_CASE("restaurants are found by a part of their name, address or description")
{
    const auto tested = storage_under_test();
    const RestaurantId anima = founded(*tested, "a", {.name = "L’Anima", .listed = true});
    const RestaurantId shown =
        founded(*tested, "b", {.name = "b", .listed = true, .shown_name = "Bei Anima"});
    const RestaurantId street =
        founded(*tested, "c", {.listed = true, .address = "1, Via dell’Anima"});
    const RestaurantId fare =
        founded(*tested, "d", {.listed = true, .description = "Für 100 % ANIMA_li\\!"});
    const auto holding = [&](const std::string& text) {
        return tested->storage().find_restaurants({.containing = text}, 10, 0);
    };
    CHECK(holding("aniMA") == Restaurants{anima, shown, street, fare});
    CHECK(holding("via dell’a") == Restaurants{street});
    CHECK(holding("100 %") == Restaurants{fare});
    CHECK(holding("A_L") == Restaurants{fare});
    CHECK(holding("\\!") == Restaurants{fare});
    for (const char* text : {"%", "_"})
        CHECK(holding(text) == Restaurants{fare});
    CHECK(holding("1' OR '1'='1").empty());
    CHECK(tested->storage().find_restaurants({.containing = "anima"}, 2, 1) ==
          Restaurants{shown, street});
}

} // namespace
} // namespace maitred
