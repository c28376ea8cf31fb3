#include "tests/contract/people.hpp"

namespace maitred {
namespace {

/// A restaurant with its owner, a member and an administrator.
struct Club {
    explicit Club(Accounts& of, const std::string& slug = "club")
        : accounts{of},
          id{founded_in(found(of, founding_of(slug, slug + "@example.com"))).restaurant},
          grace{hired_in(enrol(of, id, a_member("Grace-" + slug, "grace@" + slug + ".example")))},
          chief{hired_in(
              enrol(of, id, a_member("chief-" + slug, "chief@" + slug + ".example"), Role::admin))}
    {
    }

    StaffMember now(const Account& who) const
    {
        return accounts.person(id, Audience::member, who.id).value();
    }
    Outcome<Account> change(const StaffMember& before, const Account& after,
                            std::optional<Role> role = Role::member) const
    {
        return accounts.change(id, {before, after, role, deed(EventKind::staff_changed, after.id)});
    }

    Accounts& accounts;
    RestaurantId id;
    Account grace;
    Account chief;
};

std::vector<AccountId> numbers(const std::vector<StaffMember>& people)
{
    std::vector<AccountId> numbers;
    for (const StaffMember& one : people)
        numbers.push_back(one.account.id);
    return numbers;
}

template <class Refused> void check_refused(const Refused& refused, Reason reason)
{
    REQUIRE(!refused);
    CHECK(refused.error().reason == reason);
}

TEST_CASE("a member is found by username, e-mail and UUID, with everything that was told")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const Club club{accounts};
    CHECK(accounts.find_member(*club.grace.username) == club.grace);
    CHECK(accounts.find(Audience::member, club.grace.email) == club.grace);
    CHECK(accounts.find(club.grace.uuid) == club.grace);
    CHECK(club.grace.phone == "+33 1 (“office”)");
    CHECK(accounts.memberships(club.grace.id) ==
          std::vector<Membership>{{club.grace.id, club.id, Role::member}});
    CHECK(deeds(*tested, club.id).front() == deed(EventKind::member_registered, club.grace.id));
}

TEST_CASE("a username is told apart by its case, and does not lead to the staff")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const Club club{accounts};
    const Account lower = hired_in(enrol(accounts, club.id, a_member("élan", "a@example.com")));
    const Account upper = hired_in(enrol(accounts, club.id, a_member("Élan", "b@example.com")));
    CHECK(accounts.find_member(username("élan")) == lower);
    CHECK(accounts.find_member(username("Élan")) == upper);
    CHECK(accounts.find_member(username("ÉLAN")) == std::nullopt);

    Account waiter = somebody("waiter@example.com");
    waiter.username = username("waiter");
    (void)hired_in(hire(accounts, club.id, waiter));
    CHECK(accounts.find_member(username("waiter")) == std::nullopt);
    check_refused(enrol(accounts, club.id, a_member("waiter", "c@example.com")),
                  Reason::username_taken);
}

TEST_CASE("members are listed by their numbers, page by page; staff are listed apart")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const Club club{accounts};
    const Account waiter = hired_in(hire(accounts, club.id, somebody("waiter@example.com")));
    const Account last = hired_in(enrol(accounts, club.id, a_member("last", "last@example.com")));
    const std::vector<AccountId> all = {club.grace.id, club.chief.id, last.id};
    CHECK(numbers(accounts.people(club.id, Audience::member, {}, 10, 0)) == all);
    CHECK(numbers(accounts.people(club.id, Audience::member, {}, 2, 0)) ==
          std::vector{all[0], all[1]});
    CHECK(numbers(accounts.people(club.id, Audience::member, {}, 2, 2)) == std::vector{all[2]});
    CHECK(accounts.people(club.id, Audience::member, {}, 2, 3).empty());
    CHECK(accounts.people(club.id, Audience::member, {}, 10, 0)[1].role == Role::admin);
    const std::vector<StaffMember> staff = accounts.staff(club.id);
    REQUIRE(staff.size() == 2);
    CHECK(staff[0].role == Role::owner);
    CHECK(staff[1].account.id == waiter.id);
}

TEST_CASE("a member is shown to the restaurant without the password's hash")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const Club club{accounts};
    Account shown = club.chief;
    shown.password_hash.clear();
    CHECK(accounts.person(club.id, Audience::member, club.chief.id) ==
          StaffMember{shown, Role::admin});
    CHECK(accounts.people(club.id, Audience::member, {}, 10, 0)[1] ==
          StaffMember{shown, Role::admin});
    CHECK(accounts.person(club.id, Audience::member, accounts.staff(club.id)[0].account.id) ==
          std::nullopt);
    CHECK(accounts.person(club.id, Audience::member, {4711}) == std::nullopt);
}

TEST_CASE("members are counted, and of them those who may log in and those who run the house")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const Club club{accounts};
    CHECK(accounts.count_members(club.id) == MemberCount{2, 2, 1});
    Account resting = club.now(club.grace).account;
    resting.active = false;
    REQUIRE(club.change(club.now(club.grace), resting).has_value());
    CHECK(accounts.count_members(club.id) == MemberCount{2, 1, 1});
    REQUIRE(club.change(club.now(club.grace), resting, Role::admin).has_value());
    CHECK(accounts.count_members(club.id) == MemberCount{2, 1, 2});
    CHECK(accounts.count_members({4711}) == MemberCount{});
}

TEST_CASE("members of one restaurant are nobody in another")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const Club club{accounts};
    const Club other{accounts, "other"};
    CHECK(accounts.person(other.id, Audience::member, club.grace.id) == std::nullopt);
    CHECK(numbers(accounts.people(other.id, Audience::member, {}, 10, 0)) ==
          std::vector{other.grace.id, other.chief.id});
    CHECK(accounts.count_members(other.id) == MemberCount{2, 2, 1});
    Account after = club.now(club.grace).account;
    after.username = username("mallory");
    after.phone = "666";
    check_refused(accounts.change(other.id, {club.now(club.grace), after, Role::admin,
                                             deed(EventKind::staff_changed)}),
                  Reason::not_found);
    CHECK(accounts.find(club.grace.uuid) == club.grace);
    CHECK(accounts.memberships(club.grace.id).front().role == Role::member);
    CHECK(deeds(*tested, other.id).size() == 2);
}

TEST_CASE(
    "nobody registers with a username or an e-mail that is taken; of both, the username is told")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const Club club{accounts};
    const Club other{accounts, "other"};
    const std::string name = club.grace.username->text();
    const std::string address = club.grace.email.text();
    for (const RestaurantId where : {club.id, other.id}) {
        check_refused(enrol(accounts, where, a_member(name, "new@example.com")),
                      Reason::username_taken);
        check_refused(enrol(accounts, where, a_member("new", address)), Reason::email_taken);
        check_refused(enrol(accounts, where, a_member(name, address)), Reason::username_taken);
        // The e-mail is one member's, the username another's.
        check_refused(enrol(accounts, where, a_member(name, other.grace.email.text())),
                      Reason::username_taken);
    }
    CHECK(accounts.count_members(club.id).members == 2);
    CHECK(accounts.count_members(other.id).members == 2);
    CHECK(deeds(*tested, other.id).size() == 2);
}

TEST_CASE("a retried registration gets the first answer, though its names are taken by then")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const Club club{accounts};
    const auto enrol_once = [&] {
        return accounts.hire(
            club.id, a_member("new", "new@example.com"), Role::member,
            deed(EventKind::member_registered), RetryKey{"member register", "k", "f"},
            [](const Account& account) { return "hello " + account.username->text(); });
    };
    (void)hired_in(enrol_once());
    const auto again = enrol_once();
    REQUIRE(again.has_value());
    REQUIRE(std::holds_alternative<Repeated>(*again));
    CHECK(std::get<Repeated>(*again).answer == "hello new");
    CHECK(accounts.count_members(club.id).members == 3);
}

TEST_CASE(
    "what a member's change was answered is kept with it, and a second one for the key is not made")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const Club club{accounts};
    const RetryKey retry{"member toggle", "k", "f"};
    const auto change_to = [&](bool active) {
        const StaffMember before = club.now(club.grace);
        Account after = before.account;
        after.active = active;
        return accounts.change(club.id, {before, after, Role::member,
                                         deed(EventKind::staff_changed, after.id),
                                         KeptAnswer{retry, "off", at("12:00")}});
    };
    REQUIRE(change_to(false).has_value());
    const auto kept = tested->storage().open(club.id)->kept_answers({&retry, 1}, at("11:00"));
    REQUIRE(kept.size() == 1);
    CHECK(kept.front().answer == "off");
    const std::size_t lines = deeds(*tested, club.id).size();
    check_refused(change_to(true), Reason::race_lost);
    CHECK(!club.now(club.grace).account.active);
    CHECK(deeds(*tested, club.id).size() == lines);
}

TEST_CASE("a member who changes username and phone is found by the new one alone")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const Club club{accounts};
    Account after = club.now(club.grace).account;
    after.username = username("amazing");
    after.phone.clear();
    REQUIRE(club.change(club.now(club.grace), after).has_value());
    after.password_hash = club.grace.password_hash;
    CHECK(accounts.find_member(username("amazing")) == after);
    CHECK(accounts.find_member(*club.grace.username) == std::nullopt);
    (void)hired_in(
        enrol(accounts, club.id, a_member(club.grace.username->text(), "n@example.com")));
}

TEST_CASE("nobody gets a username that somebody else has; of username and e-mail, it is told first")
{
    const auto tested = storage_under_test();
    const Club club{tested->accounts()};
    Account after = club.now(club.grace).account;
    after.username = club.chief.username;
    check_refused(club.change(club.now(club.grace), after), Reason::username_taken);
    after.email = club.chief.email;
    check_refused(club.change(club.now(club.grace), after), Reason::username_taken);
    after.username = club.grace.username;
    check_refused(club.change(club.now(club.grace), after), Reason::email_taken);
    CHECK(tested->accounts().find(club.grace.uuid) == club.grace);
    CHECK(deeds(*tested, club.id).size() == 2);
}

TEST_CASE("what was decided on a member with another username or phone is not done")
{
    const auto tested = storage_under_test();
    const Club club{tested->accounts()};
    const StaffMember before = club.now(club.grace);
    std::vector<StaffMember> otherwise(3, before);
    otherwise[0].account.username = username("other");
    otherwise[1].account.username.reset();
    otherwise[2].account.phone = "1";
    Account after = before.account;
    after.first_name = "Changed";
    for (const StaffMember& was : otherwise)
        check_refused(club.change(was, after), Reason::race_lost);
    CHECK(club.now(club.grace) == before);
}

TEST_CASE("a member who was removed is listed no more, and leaves the username to others")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const Club club{accounts};
    Account after = club.now(club.grace).account;
    after.email = mail("nobody@example.com");
    after.username.reset();
    after.active = false;
    REQUIRE(club.change(club.now(club.grace), after, std::nullopt).has_value());
    CHECK(numbers(accounts.people(club.id, Audience::member, {}, 10, 0)) ==
          std::vector{club.chief.id});
    CHECK(accounts.person(club.id, Audience::member, club.grace.id) == std::nullopt);
    CHECK(accounts.count_members(club.id) == MemberCount{1, 1, 1});
    CHECK(accounts.find_member(*club.grace.username) == std::nullopt);
    CHECK(accounts.find(club.grace.uuid)->username == std::nullopt);
    (void)hired_in(
        enrol(accounts, club.id, a_member(club.grace.username->text(), club.grace.email.text())));
}

} // namespace
} // namespace maitred
