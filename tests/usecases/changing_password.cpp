#include "tests/usecases/front_door.hpp"

namespace maitred {
namespace {

using std::chrono::seconds;

Outcome<ChangePassword::Answer> change(FrontDoor& door, std::string_view old_password,
                                       std::string_view new_password)
{
    return door.node.change_password({door.caller("ada@example.com"), std::string{old_password},
                                      *Password::of(new_password), std::string{home}});
}

TEST_CASE("who knows the old password gets a new one, and the old one opens nothing any more")
{
    FrontDoor door;
    REQUIRE(change(door, good_password, another_password));
    CHECK(logged_in(door.try_to_log_in("ada@example.com", another_password)));
    CHECK(reason_of(door.try_to_log_in("ada@example.com", good_password)) ==
          Reason::wrong_credentials);
}

TEST_CASE("who does not know the old password changes nothing")
{
    FrontDoor door;
    const auto refused = change(door, another_password, "a new password");
    REQUIRE(!refused);
    CHECK(refused.error().reason == Reason::wrong_credentials);
    CHECK(logged_in(door.try_to_log_in("ada@example.com", good_password)));
    CHECK(door.deeds().empty());
}

TEST_CASE("with the password all tokens end, within five seconds on every node")
{
    FrontDoor door;
    const std::string token = door.token_of("ada@example.com");
    REQUIRE(door.other_node.authenticate(token, "floor"));
    REQUIRE(change(door, good_password, another_password));
    CHECK_FALSE(door.node.authenticate(token, "floor"));
    door.clock.advance(seconds{5});
    CHECK_FALSE(door.other_node.authenticate(token, "floor"));
    const std::string new_token = door.token_of("ada@example.com", another_password);
    CHECK(door.node.authenticate(new_token, "floor"));
}

TEST_CASE("a change of password is told in the log, and the password is not")
{
    FrontDoor door;
    REQUIRE(change(door, good_password, another_password));
    const std::vector<Deed> deeds = door.deeds();
    REQUIRE(deeds.size() == 1);
    const AccountId ada = door.accounts->find(Audience::floor, *Email::of("ada@example.com"))->id;
    CHECK(deeds[0].kind == EventKind::password_changed);
    CHECK(deeds[0].actor == actor_of(ada));
    CHECK(deeds[0].subject_id == ada.number);
    CHECK(deeds[0].before.empty());
    CHECK(deeds[0].after.empty());
}

TEST_CASE("nobody changes to a password that is guessed first")
{
    FrontDoor door;
    const auto refused = change(door, good_password, "password123");
    REQUIRE(!refused);
    CHECK(refused.error().reason == Reason::bad_password);
}

TEST_CASE("who found a token cannot try out passwords with it for long")
{
    FrontDoor door;
    const Caller thief = door.caller("ada@example.com");
    const auto guess = [&](std::string_view old_password) {
        return door.node.change_password({thief, std::string{old_password},
                                          *Password::of(another_password), std::string{elsewhere}});
    };
    for (int i = 0; i < 6; ++i)
        CHECK_FALSE(guess("wrong password"));
    const auto paused = guess(good_password);
    REQUIRE(paused.has_value());
    REQUIRE(std::holds_alternative<Paused>(*paused));
    CHECK(std::get<Paused>(*paused).wait == seconds{1});
    CHECK(logged_in(door.try_to_log_in("ada@example.com", good_password)));
}

} // namespace
} // namespace maitred
