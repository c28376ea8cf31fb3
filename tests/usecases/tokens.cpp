#include "tests/usecases/front_door.hpp"

namespace maitred {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

bool opens(const Node& node, const std::string& token)
{
    return node.authenticate(token, "floor").has_value();
}

/// Bob of the bistro with a token that both nodes have just seen.
struct Bob {
    explicit Bob(FrontDoor& of) : door{of}, account{of.hire("bob@example.com")}
    {
        token = door.token_of("bob@example.com");
        REQUIRE(opens(door.node, token));
        REQUIRE(opens(door.other_node, token));
    }

    void turn_into(const StaffWish& wish) const
    {
        REQUIRE(door.node.change_staff({door.caller("ada@example.com"), account.uuid, wish}));
    }

    FrontDoor& door;
    Account account;
    std::string token;
};

TEST_CASE("a token is good for as long as it was made for, and says who carries it")
{
    FrontDoor door;
    const std::string token = door.token_of("ada@example.com");
    CHECK(door.node.authenticate(token, "floor")->account.email.text() == "ada@example.com");
    door.clock.advance(minutes{30} - seconds{1});
    CHECK(opens(door.node, token));
    door.clock.advance(seconds{1});
    CHECK_FALSE(opens(door.node, token));
}

TEST_CASE("what is no token of ours opens nothing")
{
    FrontDoor door;
    const std::string token = door.token_of("ada@example.com");
    for (const std::string& other : {std::string{}, std::string{"token"}, token + "x"}) {
        const auto refused = door.node.authenticate(other, "floor");
        REQUIRE(!refused);
        CHECK(refused.error().reason == Reason::wrong_credentials);
    }
    const std::string of_nobody = door.node.tokens.issue({.subject = Uuid{}.text(),
                                                          .audiences = {"floor"},
                                                          .epoch = 0,
                                                          .not_before = at("12:00"),
                                                          .expires = at("13:00")},
                                                         at("12:00"));
    CHECK_FALSE(opens(door.node, of_nobody));
}

TEST_CASE("a token is good at once on a node whose clock is a little behind")
{
    FrontDoor door;
    const std::string token = door.token_of("ada@example.com");
    door.clock.advance(seconds{-3});
    CHECK(opens(door.other_node, token));
}

TEST_CASE("who is disabled is out at once here, and within five seconds everywhere")
{
    FrontDoor door;
    const Bob bob{door};
    bob.turn_into({.active = false});
    CHECK_FALSE(opens(door.node, bob.token));
    door.clock.advance(seconds{5});
    CHECK_FALSE(opens(door.other_node, bob.token));
}

TEST_CASE("nobody gets in whose account is not active, however it came to that")
{
    FrontDoor door;
    const Bob bob{door};
    const StaffMember before{bob.account, Role::staff};
    Account after = bob.account;
    after.active = false;
    REQUIRE(door.accounts->change(door.bistro, {before,
                                                after,
                                                Role::staff,
                                                {EventKind::staff_changed, "house", at("12:00"),
                                                 "account", bob.account.id.number}}));
    door.clock.advance(seconds{5});
    CHECK_FALSE(opens(door.node, bob.token));
}

TEST_CASE("a token that was ended stays ended when its account is active again")
{
    FrontDoor door;
    const Bob bob{door};
    bob.turn_into({.active = false});
    bob.turn_into({.active = true});
    CHECK_FALSE(opens(door.node, bob.token));
    CHECK(opens(door.node, door.token_of("bob@example.com")));
}

TEST_CASE("who becomes something else shows a new token for it")
{
    FrontDoor door;
    const Bob bob{door};
    bob.turn_into({.role = Role::manager});
    CHECK_FALSE(opens(door.node, bob.token));
    CHECK(door.caller("bob@example.com").membership.role == Role::manager);
}

TEST_CASE("another name ends no token")
{
    FrontDoor door;
    const Bob bob{door};
    bob.turn_into({.email = Email::of("robert@example.com").value(), .first_name = "Robert"});
    const auto caller = door.node.authenticate(bob.token, "floor");
    REQUIRE(caller.has_value());
    CHECK(caller->account.first_name == "Robert");
}

TEST_CASE("who is removed is out at once here, and within five seconds everywhere")
{
    FrontDoor door;
    const Bob bob{door};
    REQUIRE(door.node.remove_staff(door.caller("ada@example.com"), bob.account.uuid));
    CHECK_FALSE(opens(door.node, bob.token));
    door.clock.advance(seconds{5});
    CHECK_FALSE(opens(door.other_node, bob.token));
}

TEST_CASE("who logs in again is let in at once by a node that has not heard of it yet")
{
    FrontDoor door;
    const Bob bob{door};
    bob.turn_into({.active = false});
    bob.turn_into({.active = true});
    const std::string token = door.token_of("bob@example.com");
    CHECK(opens(door.other_node, token));
    CHECK_FALSE(opens(door.other_node, bob.token));
}

TEST_CASE("what is remembered of an account is three seconds old at most")
{
    FrontDoor door;
    const Bob bob{door};
    recent::RecentStandings standings{*door.accounts, door.clock};
    const auto name = [&] { return standings.of(bob.account.uuid, 0)->account.first_name; };
    CHECK(name() == "");
    bob.turn_into({.first_name = "Robert"});
    door.clock.advance(milliseconds{2999});
    CHECK(name() == "");
    door.clock.advance(milliseconds{1});
    CHECK(name() == "Robert");
}

TEST_CASE("what is remembered is forgotten where a clock was set back, or there is too much of it")
{
    FrontDoor door;
    const Bob bob{door};
    const Uuid ada = door.caller("ada@example.com").account.uuid;
    recent::RecentStandings standings{*door.accounts, door.clock, 1};
    const auto name = [&] { return standings.of(bob.account.uuid, 0)->account.first_name; };
    CHECK(name() == "");
    bob.turn_into({.first_name = "Robert"});
    CHECK(name() == "");
    REQUIRE(standings.of(ada, 0).has_value());
    CHECK(name() == "Robert");
    bob.turn_into({.first_name = "Bobby"});
    CHECK(name() == "Robert");
    door.clock.advance(seconds{-1});
    CHECK(name() == "Bobby");
}

} // namespace
} // namespace maitred
