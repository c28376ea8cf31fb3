// Where a customer has been is found by where they have a place.
#include "tests/contract/crowd.hpp"
#include "tests/contract/people.hpp"

#include <set>

namespace maitred {
namespace {

using std::chrono::minutes;

/// Two restaurants; somebody who places holds, and somebody who will.
struct Street {
    std::unique_ptr<StorageUnderTest> tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    House house{tested->storage(), "cafe", 8};
    House other{tested->storage(), "other", 3};
    House platform{tested->storage(), "platform", 1};
    AccountId ada = customer("ada");
    AccountId bob = customer("bob");

    AccountId customer(const std::string& name)
    {
        Account account = somebody(name + "@example.com");
        account.audience = Audience::hold;
        return hired_in(enrol(accounts, platform.id(), account, Role::customer)).id;
    }
    static Reservation hold(House& where, AccountId whose, const std::string& start, int table = 1,
                            Source source = Source::hold_surface)
    {
        Reservation held =
            with_stage(where.party(at(start), table), Held{today(), today() + minutes{10}});
        held.source = source;
        held.member = whose;
        return held;
    }
    std::set<std::pair<RestaurantId, Role>> places_of(AccountId who) const
    {
        std::set<std::pair<RestaurantId, Role>> places;
        for (const Membership& place : accounts.memberships(who))
            places.insert({place.restaurant, place.role});
        return places;
    }
    std::set<std::pair<RestaurantId, Role>>
    with_platform(const std::vector<RestaurantId>& ids) const
    {
        std::set<std::pair<RestaurantId, Role>> places = {{platform.id(), Role::customer}};
        for (const RestaurantId id : ids)
            places.insert({id, Role::customer});
        return places;
    }
};

TEST_CASE("who places a hold is a customer of that restaurant from then on, once")
{
    Street street;
    REQUIRE(street.house.commit({Street::hold(street.house, street.ada, "19:00"),
                                 Street::hold(street.house, street.bob, "19:00", 2),
                                 Street::hold(street.house, street.ada, "20:00")}) ==
            Committed::yes);
    CHECK(street.places_of(street.ada) == street.with_platform({street.house.id()}));
    CHECK(street.places_of(street.bob) == street.with_platform({street.house.id()}));
    REQUIRE(street.house.commit({Street::hold(street.house, street.ada, "21:00")}) ==
            Committed::yes);
    REQUIRE(street.other.commit({Street::hold(street.other, street.ada, "19:00")}) ==
            Committed::yes);
    CHECK(street.places_of(street.ada) ==
          street.with_platform({street.house.id(), street.other.id()}));
    CHECK(street.accounts.people(street.house.id(), Audience::hold, {}, 10, 0).size() == 2);
}

TEST_CASE("a batch that is refused makes nobody a customer")
{
    Street street;
    const Draft stale = street.house.draft()
                            .make(Street::hold(street.house, street.ada, "19:00"))
                            .as_if_read_at(that_day(), 99);
    CHECK(street.house.commit(stale) == Committed::day_has_changed);
    REQUIRE(street.house.commit({street.house.party(at("20:00"), 1)}) == Committed::yes);
    const Draft late = street.house.draft().make(Street::hold(street.house, street.bob, "20:00"));
    CHECK(street.house.commit(late) == Committed::table_is_taken);
    CHECK(street.places_of(street.ada) == street.with_platform({}));
    CHECK(street.places_of(street.bob) == street.with_platform({}));
}

TEST_CASE("nobody becomes a customer on another surface, or by a change of what is there")
{
    Street street;
    Reservation held = Street::hold(street.house, street.ada, "19:00", 1, Source::member_surface);
    REQUIRE(street.house.commit({held}) == Committed::yes);
    Reservation theirs = held;
    theirs.source = Source::hold_surface;
    REQUIRE(street.house.commit(street.house.draft().change(EventKind::reservation_amended, held,
                                                            theirs)) == Committed::yes);
    CHECK(street.places_of(street.ada) == street.with_platform({}));
}

TEST_CASE("who has another place in the restaurant keeps it")
{
    Street street;
    const Account owner = hired_in(
        enrol(street.accounts, street.house.id(), a_member("chief", "c@example.com"), Role::admin));
    REQUIRE(street.house.commit({Street::hold(street.house, owner.id, "19:00")}) == Committed::yes);
    CHECK(street.accounts.memberships(owner.id) ==
          std::vector<Membership>{{owner.id, street.house.id(), Role::admin}});
}

TEST_CASE("a hold for an account that is not there is placed all the same")
{
    Street street;
    const Reservation held = Street::hold(street.house, {4711}, "19:00");
    REQUIRE(street.house.commit({held, Street::hold(street.house, street.ada, "20:00")}) ==
            Committed::yes);
    CHECK(street.house.stored(held) == held);
    CHECK(street.accounts.people(street.house.id(), Audience::hold, {}, 10, 0).size() == 1);
}

TEST_CASE("customers of many days who come at once all get their places, and nobody waits for ever")
{
    Street street;
    std::vector<AccountId> all;
    for (int i = 0; i < 6; ++i)
        all.push_back(street.customer("crowd" + std::to_string(i)));
    constexpr int crowd = 6;
    std::vector<Draft> drafts;
    for (int day = 0; day < crowd; ++day) {
        const std::string date = "2030-06-" + std::to_string(14 + day) + " ";
        Draft draft = street.house.draft({on(date.substr(0, 10))});
        for (int i = 0; i < crowd; ++i) // each batch has them in another order
            draft.make(Street::hold(street.house, all[std::size_t((i + day) % crowd)],
                                    date + "19:00", i + 1));
        drafts.push_back(draft);
    }
    const auto results =
        all_at_once(crowd, [&](int i) { return street.house.commit(drafts.at(std::size_t(i))); });
    CHECK(std::count(results.begin(), results.end(), Committed::yes) == crowd);
    for (const AccountId one : all)
        CHECK(street.places_of(one) == street.with_platform({street.house.id()}));
    CHECK(street.house.findings().empty());
}

} // namespace
} // namespace maitred
