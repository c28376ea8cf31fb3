#include "tests/contract/people.hpp"

namespace maitred {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;

LoginFailures counted(Accounts& accounts, const std::string& subject)
{
    return accounts.login_failures({{subject}}).at(0);
}

void fail(Accounts& accounts, const std::vector<std::string>& subjects, Instant now = today())
{
    accounts.count_failures(subjects, now);
}

void succeed(Accounts& accounts, const std::vector<std::string>& subjects, Instant now = today())
{
    accounts.forget_failures(subjects, now);
}

/// Bob, who works in a restaurant of his own.
Membership bob(Accounts& accounts)
{
    const Founded founded = founded_in(found(accounts, founding_of("bistro", "bob@example.com")));
    return {founded.owner, founded.restaurant, Role::owner};
}

TEST_CASE("failures are counted for each subject, and told in the order of the question")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    fail(accounts, {"account:a", "address:x"});
    fail(accounts, {"address:x", "account:b"}, today() + seconds{2});
    const std::vector<std::string> asked = {"address:x", "nobody", "account:a", "account:b"};
    CHECK(accounts.login_failures(asked) ==
          std::vector<LoginFailures>{
              {2, today() + seconds{2}}, {}, {1, today()}, {1, today() + seconds{2}}});
    CHECK(accounts.login_failures({}).empty());
}

TEST_CASE("who has not failed for a quarter of an hour begins anew")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    fail(accounts, {"a", "b"});
    fail(accounts, {"a", "b"});
    fail(accounts, {"a"}, today() + minutes{15} - seconds{1});
    CHECK(counted(accounts, "a") == LoginFailures{3, today() + minutes{15} - seconds{1}});
    fail(accounts, {"b"}, today() + minutes{15});
    CHECK(counted(accounts, "b") == LoginFailures{1, today() + minutes{15}});
}

TEST_CASE("a node whose clock is behind makes no failure older")
{
    const auto tested = storage_under_test();
    fail(tested->accounts(), {"a"});
    fail(tested->accounts(), {"a"}, today() - seconds{1});
    CHECK(counted(tested->accounts(), "a") == LoginFailures{2, today()});
}

TEST_CASE("what is forgotten leaves the time, known or not, and others as they were")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    fail(accounts, {"a", "b"});
    succeed(accounts, {"a", "known:a"}, today() + seconds{1});
    CHECK(counted(accounts, "a") == LoginFailures{0, today() + seconds{1}});
    CHECK(counted(accounts, "known:a") == LoginFailures{0, today() + seconds{1}});
    CHECK(counted(accounts, "b") == LoginFailures{1, today()});
}

TEST_CASE("a ticket is good once, and says whose it is")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const Membership whose = bob(accounts);
    accounts.keep_ticket("digest", whose, today() + seconds{60});
    CHECK(accounts.take_ticket("another", today()) == std::nullopt);
    CHECK(accounts.take_ticket("digest", today()) == whose);
    CHECK(accounts.take_ticket("digest", today()) == std::nullopt);
}

TEST_CASE("a ticket is good until its instant and not at it")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const Membership whose = bob(accounts);
    const Instant end = today() + seconds{60};
    accounts.keep_ticket("one", whose, end);
    accounts.keep_ticket("two", whose, end);
    CHECK(accounts.take_ticket("one", end - std::chrono::microseconds{1}) == whose);
    CHECK(accounts.take_ticket("two", end) == std::nullopt);
}

TEST_CASE("a ticket is worth what its holder is when it is shown")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const Membership owner = bob(accounts);
    const Account carol = hired_in(hire(accounts, owner.restaurant, somebody("carol@example.com")));
    const Membership hers{carol.id, owner.restaurant, Role::staff};
    for (const char* digest : {"one", "two", "three"})
        accounts.keep_ticket(digest, hers, today() + seconds{60});

    const auto turn_into = [&](bool active, std::optional<Role> role) {
        const StaffMember before = member(accounts, owner.restaurant, carol.id);
        Account after = before.account;
        after.active = active;
        REQUIRE(accounts.change(owner.restaurant,
                                {before, after, role, deed(EventKind::staff_changed, carol.id)}));
    };
    turn_into(true, Role::manager);
    CHECK(accounts.take_ticket("one", today()) ==
          Membership{carol.id, owner.restaurant, Role::manager});
    turn_into(false, Role::manager);
    CHECK(accounts.take_ticket("two", today()) == std::nullopt);
    turn_into(true, std::nullopt);
    CHECK(accounts.take_ticket("three", today()) == std::nullopt);
}

TEST_CASE("a sweep forgets old failures and tickets, and known addresses a month later")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    fail(accounts, {"old"});
    fail(accounts, {"young"}, today() + minutes{2});
    succeed(accounts, {"known"});
    accounts.keep_ticket("old", bob(accounts), today());
    CHECK(accounts.sweep(today()) == 0);
    CHECK(accounts.sweep(today() + minutes{1}) == 2);
    CHECK(counted(accounts, "old") == LoginFailures{});
    CHECK(counted(accounts, "young").failures == 1);
    CHECK(counted(accounts, "known").last_at == today());
    CHECK(accounts.sweep(today() + days{30}) == 1);
    CHECK(counted(accounts, "known").last_at == today());
    CHECK(accounts.sweep(today() + days{30} + seconds{1}) == 1);
    CHECK(counted(accounts, "known") == LoginFailures{});
}

} // namespace
} // namespace maitred
