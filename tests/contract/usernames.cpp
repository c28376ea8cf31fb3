// Who logs in with a username, and restaurants that nobody owns.
#include "tests/contract/crowd.hpp"
#include "tests/contract/people.hpp"

namespace maitred {
namespace {

Account the_administrator(const std::string& name)
{
    Account administrator = a_member(name, name + "@platform.example");
    administrator.audience = Audience::platform;
    return administrator;
}

RestaurantId bistro(Accounts& accounts)
{
    return founded_in(found(accounts, founding_of("bistro", "owner@example.com"))).restaurant;
}

TEST_CASE("a username leads to a member or to the platform's administrator, and to nobody else")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const RestaurantId id = bistro(accounts);
    const Account root = hired_in(enrol(accounts, id, the_administrator("root"), Role::platform));
    const Account ada = hired_in(enrol(accounts, id, a_member("ada", "ada@example.com")));
    Account customer = a_member("zoe", "zoe@example.com");
    customer.audience = Audience::hold;
    (void)hired_in(enrol(accounts, id, customer, Role::customer));
    CHECK(accounts.find_member(username("root")) == root);
    CHECK(accounts.find_member(username("ada")) == ada);
    CHECK(accounts.find_member(username("zoe")) == std::nullopt);
    CHECK(accounts.memberships(root.id) == std::vector<Membership>{{root.id, id, Role::platform}});
}

TEST_CASE("a username is one account's, whatever the audience; an e-mail may be one's in each")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const RestaurantId id = bistro(accounts);
    const Account root = hired_in(enrol(accounts, id, the_administrator("root"), Role::platform));
    const auto refused = enrol(accounts, id, a_member("root", "ada@example.com"));
    REQUIRE(!refused);
    CHECK(refused.error().reason == Reason::username_taken);
    (void)hired_in(enrol(accounts, id, a_member("Root", root.email.text())));

    const Account ada = hired_in(enrol(accounts, id, a_member("ada", "ada@example.com")));
    Account after = ada;
    after.username = root.username;
    const auto denied = accounts.change(
        id, {{ada, Role::member}, after, Role::member, deed(EventKind::staff_changed, ada.id)});
    REQUIRE(!denied);
    CHECK(denied.error().reason == Reason::username_taken);
    CHECK(accounts.find_member(username("root")) == root);
}

TEST_CASE("of many of all audiences who want one username at once, one gets it")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const RestaurantId id = bistro(accounts);
    for (int round = 0; round < 6; ++round) { // in the first, connections are still being opened
        std::vector<Account> wishes;
        for (int i = 0; i < 8; ++i) {
            wishes.push_back(a_member("name" + std::to_string(round),
                                      std::to_string(round * 8 + i) + "@example.com"));
            wishes.back().audience = i % 2 ? Audience::platform : Audience::member;
        }
        const auto results =
            all_at_once(8, [&](int i) { return enrol(accounts, id, wishes.at(std::size_t(i))); });
        CHECK(granted(results) == 1);
        check_reasons(results, Reason::username_taken);
    }
}

TEST_CASE("a restaurant is founded without an owner by somebody else, and its log begins with that")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    Founding founding = founding_of("bistro", "nobody@example.com");
    founding.owner.reset();
    founding.deed = deed(EventKind::restaurant_opened);
    const Founded founded = founded_in(found(accounts, founding));
    CHECK(founded.restaurant_uuid == founding.profile.uuid);
    CHECK(founded.owner == AccountId{});
    CHECK(founded.owner_uuid == Uuid{});
    CHECK(accounts.staff(founded.restaurant).empty());
    CHECK(tested->storage().restaurant(founded.restaurant)->uuid == founded.restaurant_uuid);
    CHECK(tested->storage().open(founded.restaurant)->last_event() == 1);
    Deed told = deed(EventKind::restaurant_opened);
    told.subject_id = founded.restaurant.number;
    CHECK(deeds(*tested, founded.restaurant) == std::vector<Deed>{told});
}

TEST_CASE("a founding that is refused or repeated writes nothing in any log")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    Accounts& accounts = tested->accounts();
    Founding founding = founding_of("bistro", "ada@example.com");
    founding.deed = deed(EventKind::restaurant_opened);
    const RetryKey key{"platform restaurants", "k", "f"};
    const auto answer = [](const Founded& founded) { return founded.restaurant_uuid.text(); };
    const Founded first = founded_in(accounts.found(founding, today(), house.id(), key, answer));
    CHECK(deeds(*tested, first.restaurant).size() == 1);

    const auto again = accounts.found(founding, today(), house.id(), key, answer);
    REQUIRE(again.has_value());
    CHECK(std::get<Repeated>(*again).answer == founding.profile.uuid.text());
    founding.profile.uuid = fresh_uuid({});
    const auto taken = found(accounts, founding);
    REQUIRE(!taken);
    CHECK(taken.error().reason == Reason::email_taken);
    CHECK(tested->storage().restaurants().size() == 2);
    CHECK(deeds(*tested, first.restaurant).size() == 1);
    CHECK(house.open()->last_event() == 0);
}

} // namespace
} // namespace maitred
