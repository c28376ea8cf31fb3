#include "tests/usecases/front_door.hpp"
#include "tests/usecases/watched_passwords.hpp"

namespace maitred {
namespace {

Reason refused(const LogIn& log_in, const std::string& email, std::string_view password)
{
    return reason_of(log_in({*Email::of(email), std::string{password}, std::string{home}}));
}

TEST_CASE("a wrong password and an unknown e-mail are refused alike, after the same work")
{
    FrontDoor door;
    const WatchedPasswords watched{door.node.passwords};
    const LogIn log_in{*door.accounts,
                       watched,
                       {door.node.tokens, std::chrono::minutes{30}},
                       door.node.seals,
                       door.clock};
    CHECK(refused(log_in, "ada@example.com", another_password) == Reason::wrong_credentials);
    CHECK(watched.verified == 1);
    CHECK(watched.verified_nothing == 0);
    CHECK(refused(log_in, "nobody@example.com", good_password) == Reason::wrong_credentials);
    CHECK(watched.verified == 1);
    CHECK(watched.verified_nothing == 1);
}

TEST_CASE("an inactive account is told only to whoever knows its password")
{
    FrontDoor door;
    const Account bob = door.hire("bob@example.com");
    REQUIRE(door.node.change_staff({door.caller("ada@example.com"), bob.uuid, {.active = false}}));
    CHECK(reason_of(door.try_to_log_in("bob@example.com", another_password)) ==
          Reason::wrong_credentials);
    CHECK(reason_of(door.try_to_log_in("bob@example.com")) == Reason::account_inactive);
}

TEST_CASE("a password that was hashed more cheaply is hashed anew when it is shown")
{
    FrontDoor door;
    const crypto::SodiumPasswords dearer{{.passes = 2, .memory_bytes = 16384}};
    const LogIn log_in{*door.accounts,
                       dearer,
                       {door.node.tokens, std::chrono::minutes{30}},
                       door.node.seals,
                       door.clock};
    const auto hash = [&] {
        return door.accounts->find(Audience::floor, *Email::of("ada@example.com"))->password_hash;
    };
    const std::string old = hash();
    const LogIn::Request right{*Email::of("ada@example.com"), std::string{good_password},
                               std::string{home}};
    CHECK(refused(log_in, "ada@example.com", another_password) == Reason::wrong_credentials);
    CHECK(hash() == old);
    CHECK(logged_in(log_in(right)));
    CHECK(hash() != old);
    CHECK(dearer.verify(good_password, hash()) == Passwords::Verdict::right);
    CHECK(logged_in(log_in(right)));
}

TEST_CASE("a token opens the floor, and the hold surface for owners and managers only")
{
    FrontDoor door;
    door.hire("manager@example.com", Role::manager);
    door.hire("staff@example.com", Role::staff);
    const auto opens = [&](const std::string& email, const char* surface) {
        return door.node.authenticate(door.token_of(email), surface).has_value();
    };
    for (const char* email : {"ada@example.com", "manager@example.com", "staff@example.com"}) {
        INFO(email);
        CHECK(opens(email, "floor"));
        CHECK_FALSE(opens(email, "member"));
    }
    CHECK(opens("ada@example.com", "hold"));
    CHECK(opens("manager@example.com", "hold"));
    CHECK_FALSE(opens("staff@example.com", "hold"));
}

} // namespace
} // namespace maitred
