#include "tests/usecases/front_door.hpp"

namespace maitred {
namespace {

TEST_CASE("who registers a restaurant can log in to it at once, as its owner")
{
    FrontDoor door;
    const Caller ada = door.caller("ada@example.com");
    CHECK(ada.membership.role == Role::owner);
    CHECK(ada.membership.restaurant == door.bistro);
    CHECK(ada.account.first_name == "Ada");
    CHECK(ada.account.made_at == at("12:00"));
}

TEST_CASE("a new restaurant is named as it was, best fit, in true time, and listed nowhere")
{
    FrontDoor door;
    const Profile profile = door.storage.open(door.bistro)->profile();
    CHECK(profile.slug == "chez-ada");
    CHECK(profile.name == "Chez Ada");
    CHECK(profile.time_zone == "UTC");
    CHECK(profile.policy == Policy::best_fit);
    CHECK_FALSE(profile.listed);
}

TEST_CASE("two restaurants of one name are two")
{
    FrontDoor door;
    const auto registered = try_to_register(door.node, "bob@example.com");
    REQUIRE(registered.has_value());
    const Founded& second = std::get<Founded>(*registered);
    CHECK(door.storage.open(second.restaurant)->profile().slug == "chez-ada-2");
    CHECK(second.restaurant_uuid != door.storage.open(door.bistro)->profile().uuid);
    CHECK(second.owner_uuid != door.caller("ada@example.com").account.uuid);
}

TEST_CASE("nobody registers twice with one e-mail, however it is written")
{
    FrontDoor door;
    const auto refused = try_to_register(door.node, "ADA@example.com", "Another");
    REQUIRE(!refused);
    CHECK(refused.error().reason == Reason::email_taken);
}

TEST_CASE("where the rule says so, nobody takes a password that is guessed first")
{
    FrontDoor door;
    const RegisterRestaurant::Request request{*Name::of("Bar"), *Email::of("bob@example.com"),
                                              *Password::of("Password123")};
    const auto refused = door.node.register_restaurant(request, {});
    REQUIRE(!refused);
    CHECK(refused.error().reason == Reason::bad_password);
    const RegisterRestaurant of_any_rule{*door.accounts,
                                         {door.node.passwords, PasswordRule::any},
                                         door.node.randomness,
                                         door.clock,
                                         {99}};
    CHECK(of_any_rule(request, {}).has_value());
}

TEST_CASE("what is stored of a password does not say what it is")
{
    FrontDoor door;
    const auto ada = door.accounts->find(Audience::floor, *Email::of("ada@example.com"));
    CHECK(ada->password_hash.find(good_password) == std::string::npos);
    (void)try_to_register(door.node, "bob@example.com");
    const auto bob = door.accounts->find(Audience::floor, *Email::of("bob@example.com"));
    CHECK(bob->password_hash != ada->password_hash);
}

} // namespace
} // namespace maitred
