#include "tests/contract/crowd.hpp"
#include "tests/contract/people.hpp"

namespace maitred {
namespace {

/// Made before the crowd comes: they are not made by many at a time.
std::vector<Founding> foundings(int count, const std::string& slug,
                                const std::function<std::string(int)>& email)
{
    std::vector<Founding> made;
    for (int i = 0; i < count; ++i)
        made.push_back(founding_of(slug, email(i)));
    return made;
}

TEST_CASE("of many who register with one e-mail at once, one gets it")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const auto wishes = foundings(16, "bistro", [](int) { return "ada@example.com"; });
    const auto results =
        all_at_once(16, [&](int i) { return found(accounts, wishes.at(std::size_t(i))); });
    CHECK(granted(results) == 1);
    check_reasons(results, Reason::email_taken);
    CHECK(slugs(tested->storage()) == std::vector<std::string>{"bistro"});
}

TEST_CASE("many who give their restaurants one name at once all get one, under slugs of their own")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const auto wishes =
        foundings(16, "bistro", [](int i) { return "owner" + std::to_string(i) + "@example.com"; });
    const auto results =
        all_at_once(16, [&](int i) { return found(accounts, wishes.at(std::size_t(i))); });
    CHECK(granted(results) == 16);
    std::vector<std::string> expected = {"bistro"};
    for (int i = 2; i <= 16; ++i)
        expected.push_back("bistro-" + std::to_string(i));
    std::vector<std::string> given = slugs(tested->storage());
    std::sort(given.begin(), given.end());
    std::sort(expected.begin(), expected.end());
    CHECK(given == expected);
}

TEST_CASE("a registration that is sent many times at once is carried out once and answered alike")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    Accounts& accounts = tested->accounts();
    const auto answer_for = [](const Founded& founded) { return founded.owner_uuid.text(); };
    for (int round = 0; round < 6; ++round) { // in the first, connections are still being opened
        const std::string email = "ada" + std::to_string(round) + "@example.com";
        const auto wishes = foundings(8, "bistro", [&](int) { return email; });
        const RetryKey key{"floor register", email, "fingerprint"};
        const auto answers = all_at_once(8, [&](int i) {
            const auto outcome =
                accounts.found(wishes.at(std::size_t(i)), today(), house.id(), key, answer_for);
            if (!outcome)
                return std::string{name_of(outcome.error().reason)};
            if (const Founded* founded = std::get_if<Founded>(&*outcome))
                return answer_for(*founded);
            return std::get<Repeated>(*outcome).answer;
        });
        const auto owner = accounts.find(Audience::floor, mail(email));
        REQUIRE(owner.has_value());
        CHECK(answers == std::vector<std::string>(8, owner->uuid.text()));
    }
    CHECK(slugs(tested->storage()).size() == 7);
}

TEST_CASE("of many who show one ticket at once, one gets in")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const Founded founded = founded_in(found(accounts, founding_of("bistro", "a@example.com")));
    for (int round = 0; round < 5; ++round) {
        const std::string digest = "digest " + std::to_string(round);
        accounts.keep_ticket(digest, {founded.owner, founded.restaurant, Role::owner},
                             today() + std::chrono::seconds{60});
        const auto results =
            all_at_once(8, [&](int) { return accounts.take_ticket(digest, today()); });
        CHECK(granted(results) == 1);
    }
}

TEST_CASE("of many changes that were decided on the same account, one is made and told")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const RestaurantId bistro =
        founded_in(found(accounts, founding_of("bistro", "a@example.com"))).restaurant;
    const Account bob = hired_in(hire(accounts, bistro, somebody("bob@example.com")));
    const StaffMember before = member(accounts, bistro, bob.id);
    const auto results = all_at_once(8, [&](int i) {
        Account after = before.account;
        after.first_name = "Bob " + std::to_string(i);
        return accounts.change(
            bistro, {before, after, Role::staff, deed(EventKind::staff_changed, bob.id)});
    });
    CHECK(granted(results) == 1);
    check_reasons(results, Reason::race_lost);
    CHECK(deeds(*tested, bistro).size() == 2);
}

TEST_CASE("of many who want one e-mail for their own at once, one gets it")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const RestaurantId bistro =
        founded_in(found(accounts, founding_of("bistro", "a@example.com"))).restaurant;
    for (int i = 0; i < 8; ++i)
        (void)hired_in(
            hire(accounts, bistro, somebody("staff" + std::to_string(i) + "@example.com")));
    for (int round = 0; round < 6; ++round) { // in the first, connections are still being opened
        const std::vector<StaffMember> staff = accounts.staff(bistro);
        const Email wanted = mail("chef" + std::to_string(round) + "@example.com");
        const auto results = all_at_once(8, [&](int i) {
            const StaffMember& before = staff.at(std::size_t(i) + 1);
            Account after = before.account;
            after.email = wanted;
            return accounts.change(bistro, {before, after, Role::staff,
                                            deed(EventKind::staff_changed, before.account.id)});
        });
        CHECK(granted(results) == 1);
        check_reasons(results, Reason::email_taken);
    }
}

TEST_CASE("of many who register with one username at once, one gets it, whatever their e-mails")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    Accounts& accounts = tested->accounts();
    for (int round = 0; round < 6; ++round) { // in the first, connections are still being opened
        const std::string name = "ada" + std::to_string(round);
        std::vector<Account> wishes;
        for (int i = 0; i < 8; ++i)
            wishes.push_back(a_member(name, name + std::to_string(i / 2) + "@example.com"));
        const auto results = all_at_once(
            8, [&](int i) { return enrol(accounts, house.id(), wishes.at(std::size_t(i))); });
        CHECK(granted(results) == 1);
        check_reasons(results, Reason::username_taken);
    }
    CHECK(accounts.count_members(house.id()).members == 6);
    CHECK(contents(house).event_sequence.size() == 6);
}

TEST_CASE("of many members who register with one e-mail at once, one gets it")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    Accounts& accounts = tested->accounts();
    for (int round = 0; round < 6; ++round) {
        const std::string email = "ada" + std::to_string(round) + "@example.com";
        std::vector<Account> wishes;
        for (int i = 0; i < 8; ++i)
            wishes.push_back(a_member("ada" + std::to_string(round * 8 + i), email));
        const auto results = all_at_once(
            8, [&](int i) { return enrol(accounts, house.id(), wishes.at(std::size_t(i))); });
        CHECK(granted(results) == 1);
        check_reasons(results, Reason::email_taken);
    }
    CHECK(accounts.count_members(house.id()).members == 6);
}

TEST_CASE("of many members who want one username for their own at once, one gets it")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    Accounts& accounts = tested->accounts();
    for (int i = 0; i < 8; ++i)
        (void)hired_in(enrol(accounts, house.id(),
                             a_member("m" + std::to_string(i), std::to_string(i) + "@a.example")));
    for (int round = 0; round < 6; ++round) {
        const std::vector<StaffMember> members =
            accounts.people(house.id(), Audience::member, {}, 10, 0);
        const Username wanted = username("chef" + std::to_string(round));
        const auto results = all_at_once(8, [&](int i) {
            const StaffMember& before = members.at(std::size_t(i));
            Account after = before.account;
            after.username = wanted;
            return accounts.change(house.id(), {before, after, Role::member,
                                                deed(EventKind::staff_changed, after.id)});
        });
        CHECK(granted(results) == 1);
        check_reasons(results, Reason::username_taken);
    }
}

TEST_CASE("when many are hired at once, the log tells of each, without a gap")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const House house{tested->storage()};
    std::vector<Account> people;
    for (int i = 0; i < 8; ++i)
        people.push_back(somebody("staff" + std::to_string(i) + "@example.com"));
    const auto results = all_at_once(
        8, [&](int i) { return hire(accounts, house.id(), people.at(std::size_t(i))); });
    CHECK(granted(results) == 8);
    CHECK(contents(house).event_sequence == std::vector<std::int64_t>{1, 2, 3, 4, 5, 6, 7, 8});
}

TEST_CASE("no failure is lost, however many fail at once")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const std::vector<std::string> there = {"account:a", "address:b"};
    const std::vector<std::string> and_back = {"address:b", "account:a"};
    all_at_once(8, [&](int i) {
        for (int n = 0; n < 5; ++n)
            accounts.count_failures(i % 2 ? there : and_back, today());
        return true;
    });
    CHECK(accounts.login_failures(there)[0].failures == 40);
    CHECK(accounts.login_failures(there)[1].failures == 40);
}

} // namespace
} // namespace maitred
