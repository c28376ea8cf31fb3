// How those are found who have a place in a restaurant.
#include "tests/contract/people.hpp"

namespace maitred {
namespace {

using Ids = std::vector<AccountId>;

Account a_customer(const std::string& email, const std::string& first, const std::string& last,
                   const std::string& phone)
{
    Account customer = somebody(email);
    customer.audience = Audience::hold;
    customer.first_name = first;
    customer.last_name = last;
    customer.phone = phone;
    return customer;
}

/// A restaurant with its owner, a member, three customers of whom one is not active, and a
/// restaurant next door with a customer of its own.
struct Salon {
    std::unique_ptr<StorageUnderTest> tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    Founded bistro = founded_in(found(accounts, founding_of("bistro", "owner@bistro.example")));
    Founded other = founded_in(found(accounts, founding_of("other", "owner@other.example")));
    AccountId grace =
        hired_in(enrol(accounts, bistro.restaurant, a_member("Grace", "grace@bistro.example"))).id;
    AccountId ada = add(a_customer("ada@example.com", "Ada", "Lovelace", "+44 (20) 1_2"));
    AccountId bob = add(a_customer("bob@100percent.example", "Bob", "O'Hara", ""));
    AccountId eve = add(a_customer("eve@example.com", "Eve", "100%!", "+1 555"), false);
    AccountId next_door =
        hired_in(enrol(accounts, other.restaurant, a_customer("zoe@example.com", "Ada", "Zoe", ""),
                       Role::customer))
            .id;

    AccountId add(Account customer, bool active = true)
    {
        customer.active = active;
        return hired_in(enrol(accounts, bistro.restaurant, customer, Role::customer)).id;
    }
    Ids found_among(Audience audience, const PeopleFilter& filter, int limit = 10,
                    int offset = 0) const
    {
        Ids ids;
        for (const StaffMember& one :
             accounts.people(bistro.restaurant, audience, filter, limit, offset))
            ids.push_back(one.account.id);
        return ids;
    }
    Ids containing(const std::string& text) const
    {
        return found_among(Audience::hold, {.containing = text});
    }
};

TEST_CASE("people are listed with those of their audience, by their numbers, page by page")
{
    const Salon salon;
    CHECK(salon.found_among(Audience::hold, {}) == Ids{salon.ada, salon.bob, salon.eve});
    CHECK(salon.found_among(Audience::member, {}) == Ids{salon.grace});
    CHECK(salon.found_among(Audience::floor, {}) == Ids{salon.bistro.owner});
    CHECK(salon.found_among(Audience::platform, {}).empty());
    CHECK(salon.found_among(Audience::hold, {}, 2, 1) == Ids{salon.bob, salon.eve});
    CHECK(salon.found_among(Audience::hold, {}, 2, 3).empty());
}

TEST_CASE("people are found by a part of their name, e-mail or phone, in whatever case")
{
    const Salon salon;
    CHECK(salon.containing("lOVe") == Ids{salon.ada});
    CHECK(salon.containing("aDa") == Ids{salon.ada});
    CHECK(salon.containing("EXAMPLE.com") == Ids{salon.ada, salon.eve});
    CHECK(salon.containing("(20)") == Ids{salon.ada});
    CHECK(salon.containing("o'h") == Ids{salon.bob});
    CHECK(salon.containing("nobody").empty());
    CHECK(salon.found_among(Audience::member, {.containing = "gRACE"}) == Ids{salon.grace});
    CHECK(salon.found_among(Audience::member, {.containing = "office”"}) == Ids{salon.grace});
}

TEST_CASE("whatever is sought means itself, and nothing else")
{
    const Salon salon;
    CHECK(salon.containing("%") == Ids{salon.eve});
    CHECK(salon.containing("100%") == Ids{salon.eve});
    CHECK(salon.containing("!") == Ids{salon.eve});
    CHECK(salon.containing("_") == Ids{salon.ada});
    CHECK(salon.containing("1_2") == Ids{salon.ada});
    CHECK(salon.containing("\\").empty());
    CHECK(salon.containing("' OR '1'='1").empty());
}

TEST_CASE("people are listed by whether they may log in, and by what is sought at once")
{
    const Salon salon;
    CHECK(salon.found_among(Audience::hold, {.active = true}) == Ids{salon.ada, salon.bob});
    CHECK(salon.found_among(Audience::hold, {.active = false}) == Ids{salon.eve});
    CHECK(salon.found_among(Audience::hold, {.containing = "example", .active = true}) ==
          Ids{salon.ada, salon.bob});
    CHECK(salon.found_among(Audience::hold, {.containing = "ada", .active = false}).empty());
    CHECK(salon.found_among(Audience::hold, {.containing = "example", .active = true}, 1, 1) ==
          Ids{salon.bob});
}

TEST_CASE("a customer is shown to their restaurant, in their audience, without the hash")
{
    const Salon salon;
    Account ada = salon.accounts.find(salon.ada).value();
    CHECK(ada.password_hash == "hash of ada@example.com");
    CHECK(ada == salon.accounts.find(Audience::hold, mail("ada@example.com")));
    ada.password_hash.clear();
    const auto person = [&](RestaurantId restaurant, Audience audience) {
        return salon.accounts.person(restaurant, audience, salon.ada);
    };
    CHECK(person(salon.bistro.restaurant, Audience::hold) == StaffMember{ada, Role::customer});
    CHECK(person(salon.bistro.restaurant, Audience::member) == std::nullopt);
    CHECK(person(salon.other.restaurant, Audience::hold) == std::nullopt);
    CHECK(salon.accounts.find(AccountId{4711}) == std::nullopt);
}

} // namespace
} // namespace maitred
