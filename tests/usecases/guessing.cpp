#include "tests/usecases/front_door.hpp"

namespace maitred {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;

/// So many wrong passwords, each as soon as one is looked at.
void guess(FrontDoor& door, int times, const std::string& email, std::string_view address)
{
    for (int i = 0; i < times;) {
        const auto outcome = door.try_to_log_in(email, "wrong password", address);
        i += outcome ? 0 : 1;
        door.clock.advance(pause_in(outcome));
    }
}

/// From a new address each time.
void guess_from_everywhere(FrontDoor& door, int times, const std::string& email)
{
    static int address = 0;
    for (int i = 0; i < times; ++i)
        guess(door, 1, email, "203.0.113." + std::to_string(++address));
}

TEST_CASE(
    "after five wrong passwords there is a pause, in which not even the right one is looked at")
{
    FrontDoor door;
    guess(door, 5, "ada@example.com", elsewhere);
    CHECK(reason_of(door.try_to_log_in("ada@example.com", "wrong password", elsewhere)) ==
          Reason::wrong_credentials);
    CHECK(pause_in(door.try_to_log_in("ada@example.com", good_password, elsewhere)) == seconds{1});
    door.clock.advance(seconds{1});
    CHECK(logged_in(door.try_to_log_in("ada@example.com", good_password, elsewhere)));
}

TEST_CASE("an attempt during a pause makes it no longer")
{
    FrontDoor door;
    guess(door, 8, "ada@example.com", elsewhere);
    for (int i = 0; i < 10; ++i)
        CHECK(pause_in(door.try_to_log_in("ada@example.com", "wrong", elsewhere)) == seconds{4});
    door.clock.advance(seconds{4});
    CHECK(logged_in(door.try_to_log_in("ada@example.com", good_password, elsewhere)));
}

TEST_CASE("the pause is one for all nodes")
{
    FrontDoor door;
    guess(door, 6, "ada@example.com", elsewhere);
    CHECK(pause_in(door.other_node.log_in({*Email::of("ada@example.com"),
                                           std::string{good_password}, std::string{elsewhere}})) ==
          seconds{1});
}

TEST_CASE("whoever guesses from everywhere waits for the account, half a minute at most")
{
    FrontDoor door;
    guess_from_everywhere(door, 30, "ada@example.com");
    CHECK(pause_in(door.try_to_log_in("ada@example.com", good_password, elsewhere)) == seconds{30});
}

TEST_CASE("whoever guesses at everybody waits for the address, five minutes at most")
{
    FrontDoor door;
    for (int i = 0; i < 30; ++i)
        guess(door, 1, "guest" + std::to_string(i) + "@example.com", elsewhere);
    CHECK(pause_in(door.try_to_log_in("ada@example.com", good_password, elsewhere)) == minutes{5});
    CHECK(logged_in(door.try_to_log_in("ada@example.com", good_password, home)));
}

TEST_CASE("an account that does not exist is slowed like one that does")
{
    FrontDoor door;
    for (const char* email : {"ada@example.com", "nobody@example.com"}) {
        guess_from_everywhere(door, 7, email);
        CHECK(pause_in(door.try_to_log_in(email, good_password, elsewhere)) == seconds{2});
    }
}

TEST_CASE("the owner gets in from where she was before, whoever guesses elsewhere")
{
    FrontDoor door;
    (void)door.token_of("ada@example.com");
    door.clock.advance(days{29});
    guess_from_everywhere(door, 30, "ada@example.com");
    CHECK(pause_in(door.try_to_log_in("ada@example.com", good_password, elsewhere)) > seconds{0});
    CHECK(logged_in(door.try_to_log_in("ada@example.com", good_password, home)));
}

TEST_CASE("after thirty days an address is like any other")
{
    FrontDoor door;
    (void)door.token_of("ada@example.com");
    door.clock.advance(days{30});
    guess_from_everywhere(door, 30, "ada@example.com");
    CHECK(pause_in(door.try_to_log_in("ada@example.com", good_password, home)) == seconds{30});
}

TEST_CASE("an address where one account was logged in to is not known for another")
{
    FrontDoor door;
    door.hire("bob@example.com");
    (void)door.token_of("bob@example.com");
    guess_from_everywhere(door, 30, "bob@example.com");
    CHECK(logged_in(door.try_to_log_in("bob@example.com", good_password, home)));
    guess_from_everywhere(door, 30, "new@example.com");
    CHECK(pause_in(door.try_to_log_in("new@example.com", good_password, home)) == seconds{30});
}

TEST_CASE("who logs in has not failed, but the address has")
{
    FrontDoor door;
    guess(door, 5, "ada@example.com", elsewhere);
    CHECK(logged_in(door.try_to_log_in("ada@example.com", good_password, elsewhere)));
    guess_from_everywhere(door, 5, "ada@example.com");
    CHECK(logged_in(door.try_to_log_in("ada@example.com", good_password, "203.0.113.250")));
    guess(door, 1, "ada@example.com", elsewhere);
    CHECK(pause_in(door.try_to_log_in("ada@example.com", good_password, elsewhere)) == seconds{1});
}

TEST_CASE("a quarter of an hour later failures are forgotten")
{
    FrontDoor door;
    guess(door, 30, "ada@example.com", elsewhere);
    door.clock.advance(minutes{15});
    guess(door, 5, "ada@example.com", elsewhere);
    CHECK(logged_in(door.try_to_log_in("ada@example.com", good_password, elsewhere)));
}

} // namespace
} // namespace maitred
