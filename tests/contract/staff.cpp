#include "tests/contract/people.hpp"

namespace maitred {
namespace {

/// A restaurant with its owner, and somebody who was hired.
struct Bistro {
    explicit Bistro(Accounts& of, const std::string& slug = "bistro")
        : accounts{of},
          id{founded_in(found(of, founding_of(slug, slug + "@example.com"))).restaurant},
          bob{hired_in(hire(of, id, somebody("bob@" + slug + ".example")))}
    {
    }

    /// Bob as he is now.
    StaffMember now() const { return member(accounts, id, bob.id); }
    Outcome<Account> change(const StaffMember& before, const Account& after,
                            std::optional<Role> role) const
    {
        return accounts.change(id, {before, after, role, deed(EventKind::staff_changed, bob.id)});
    }

    Accounts& accounts;
    RestaurantId id;
    Account bob;
};

std::vector<AccountId> numbers(const std::vector<StaffMember>& staff)
{
    std::vector<AccountId> numbers;
    for (const StaffMember& one : staff)
        numbers.push_back(one.account.id);
    return numbers;
}

TEST_CASE("who is hired works in that restaurant and in no other")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const Bistro bistro{accounts};
    const Bistro other{accounts, "other"};
    const Account carol =
        hired_in(hire(accounts, bistro.id, somebody("carol@example.com"), Role::manager));

    const std::vector<StaffMember> staff = accounts.staff(bistro.id);
    REQUIRE(staff.size() == 3);
    CHECK(staff[0].role == Role::owner);
    CHECK(staff[1].role == Role::staff);
    CHECK(staff[2].role == Role::manager);
    CHECK(staff[1].account.id == bistro.bob.id);
    CHECK(staff[2].account.uuid == carol.uuid);
    CHECK(numbers(accounts.staff(other.id)).size() == 2);
    CHECK(accounts.memberships(carol.id) ==
          std::vector<Membership>{{carol.id, bistro.id, Role::manager}});
}

TEST_CASE("colleagues see no password, not even its hash")
{
    const auto tested = storage_under_test();
    const Bistro bistro{tested->accounts()};
    for (const StaffMember& one : tested->accounts().staff(bistro.id))
        CHECK(one.account.password_hash.empty());
    CHECK(tested->accounts().find(bistro.bob.uuid)->password_hash == "hash of bob@bistro.example");
}

TEST_CASE("a hiring is told in the restaurant's log, with the number of whoever was hired")
{
    const auto tested = storage_under_test();
    const Bistro bistro{tested->accounts()};
    const Bistro other{tested->accounts(), "other"};
    CHECK(deeds(*tested, bistro.id) ==
          std::vector<Deed>{deed(EventKind::staff_added, bistro.bob.id)});
    CHECK(tested->storage().open(bistro.id)->last_event() == 1);
}

TEST_CASE("nobody is hired whose e-mail is taken, in whatever restaurant")
{
    const auto tested = storage_under_test();
    const Bistro bistro{tested->accounts()};
    const Bistro other{tested->accounts(), "other"};
    const auto refused = hire(tested->accounts(), other.id, somebody("bob@bistro.example"));
    REQUIRE(!refused);
    CHECK(refused.error().reason == Reason::email_taken);
    CHECK(tested->accounts().staff(other.id).size() == 2);
    CHECK(deeds(*tested, other.id).size() == 1);
}

TEST_CASE("a retried hiring gets the first answer, and another with its key is refused")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const Bistro bistro{accounts};
    const auto hire_with = [&](const std::string& email, const std::string& fingerprint) {
        return accounts.hire(bistro.id, somebody(email), Role::staff, deed(EventKind::staff_added),
                             RetryKey{"floor staff", "k", fingerprint}, [](const Account& account) {
                                 return "hired " + account.email.text();
                             });
    };
    (void)hired_in(hire_with("carol@example.com", "one"));
    const auto again = hire_with("carol@example.com", "one");
    REQUIRE(again.has_value());
    REQUIRE(std::holds_alternative<Repeated>(*again));
    CHECK(std::get<Repeated>(*again).answer == "hired carol@example.com");
    const auto other = hire_with("dave@example.com", "two");
    REQUIRE(!other);
    CHECK(other.error().reason == Reason::retry_key_reused);
    CHECK(accounts.staff(bistro.id).size() == 3);
}

TEST_CASE("what is changed of somebody is stored whole, and told in the log")
{
    const auto tested = storage_under_test();
    const Bistro bistro{tested->accounts()};
    Account after = bistro.now().account;
    after.email = mail("robert@example.com");
    after.first_name = "Robert";
    after.last_name = "";
    after.active = false;
    after.epoch = 12;
    after.password_hash = "another hash";
    const auto changed = bistro.change(bistro.now(), after, Role::manager);
    REQUIRE(changed.has_value());
    CHECK(*changed == after);
    CHECK(tested->accounts().find(after.uuid) == after);
    CHECK(tested->accounts().find(Audience::floor, mail("robert@example.com")) == after);
    CHECK(tested->accounts().find(Audience::floor, mail("bob@bistro.example")) == std::nullopt);
    CHECK(bistro.now().role == Role::manager);
    CHECK(deeds(*tested, bistro.id).back() == deed(EventKind::staff_changed, bistro.bob.id));
}

TEST_CASE("a change without a hash leaves the password as it is")
{
    const auto tested = storage_under_test();
    const Bistro bistro{tested->accounts()};
    Account after = bistro.now().account;
    after.first_name = "Robert";
    REQUIRE(bistro.change(bistro.now(), after, Role::staff).has_value());
    const auto stored = tested->accounts().find(bistro.bob.uuid);
    CHECK(stored->first_name == "Robert");
    CHECK(stored->password_hash == "hash of bob@bistro.example");
}

TEST_CASE("who is removed has no place any more, and an e-mail that was given up is free")
{
    const auto tested = storage_under_test();
    const Bistro bistro{tested->accounts()};
    Account after = bistro.now().account;
    after.email = mail("nobody@example.com");
    after.active = false;
    REQUIRE(bistro.change(bistro.now(), after, std::nullopt).has_value());
    CHECK(tested->accounts().memberships(bistro.bob.id).empty());
    CHECK(tested->accounts().staff(bistro.id).size() == 1);
    CHECK(!tested->accounts().find(bistro.bob.uuid)->active);
    (void)hired_in(hire(tested->accounts(), bistro.id, somebody("bob@bistro.example")));
}

TEST_CASE("nobody is changed by a restaurant in which they do not work")
{
    const auto tested = storage_under_test();
    const Bistro bistro{tested->accounts()};
    const Bistro other{tested->accounts(), "other"};
    Account after = bistro.now().account;
    after.first_name = "Mallory";
    const auto refused = tested->accounts().change(
        other.id, {bistro.now(), after, Role::staff, deed(EventKind::staff_changed)});
    REQUIRE(!refused);
    CHECK(refused.error().reason == Reason::not_found);
    CHECK(bistro.now().account.first_name == "Ada");
    CHECK(deeds(*tested, other.id).size() == 1);
}

TEST_CASE("nobody gets an e-mail that somebody else has")
{
    const auto tested = storage_under_test();
    const Bistro bistro{tested->accounts()};
    Account after = bistro.now().account;
    after.email = mail("bistro@example.com");
    const auto refused = bistro.change(bistro.now(), after, Role::staff);
    REQUIRE(!refused);
    CHECK(refused.error().reason == Reason::email_taken);
    CHECK(bistro.now().account.email == mail("bob@bistro.example"));
    CHECK(deeds(*tested, bistro.id).size() == 1);
}

TEST_CASE("what was decided on somebody as they were before is not done")
{
    const auto tested = storage_under_test();
    const Bistro bistro{tested->accounts()};
    const StaffMember before = bistro.now();
    std::vector<StaffMember> otherwise(6, before);
    otherwise[0].account.email = mail("other@example.com");
    otherwise[1].account.first_name = "Other";
    otherwise[2].account.last_name = "Other";
    otherwise[3].account.active = false;
    otherwise[4].account.epoch = 1;
    otherwise[5].role = Role::manager;
    Account after = before.account;
    after.last_name = "Changed";
    for (const StaffMember& was : otherwise)
        for (const std::optional<Role> role :
             {std::optional{Role::manager}, std::optional<Role>{}}) {
            const auto refused = bistro.change(was, after, role);
            REQUIRE(!refused);
            CHECK(refused.error().reason == Reason::race_lost);
        }
    CHECK(bistro.now() == before);
    CHECK(deeds(*tested, bistro.id).size() == 1);
}

} // namespace
} // namespace maitred
