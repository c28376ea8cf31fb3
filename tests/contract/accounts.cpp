#include "tests/contract/people.hpp"

namespace maitred {
namespace {

using std::chrono::hours;
using std::chrono::microseconds;

RetryKey key_named(const std::string& key, const std::string& fingerprint = "fingerprint")
{
    return {"floor register", key, fingerprint};
}

std::string answer_for(const Founded& founded)
{
    return "founded " + std::to_string(founded.restaurant.number);
}

FoundedOrNot found_with(Accounts& accounts, const Founding& founding, const House& house,
                        const RetryKey& key, Instant now = today())
{
    return accounts.found(founding, now, house.id(), key, answer_for);
}

TEST_CASE("who founds a restaurant is its owner, and is found by e-mail and by UUID")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const Founding founding = founding_of("bistro", "ada@example.com");
    const Founded founded = founded_in(found(accounts, founding));
    CHECK(founded.restaurant_uuid == founding.profile.uuid);
    CHECK(founded.owner_uuid == founding.owner->uuid);

    Account owner = *founding.owner;
    owner.id = founded.owner;
    CHECK(founded.owner.number > 0);
    CHECK(accounts.find(Audience::floor, mail("ada@example.com")) == owner);
    CHECK(accounts.find(owner.uuid) == owner);
    CHECK(accounts.memberships(owner.id) ==
          std::vector<Membership>{{owner.id, founded.restaurant, Role::owner}});
}

TEST_CASE("nobody is found whom nobody has made an account")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    (void)founded_in(found(accounts, founding_of("bistro", "ada@example.com")));
    CHECK(accounts.find(Audience::floor, mail("bob@example.com")) == std::nullopt);
    CHECK(accounts.find(Audience::member, mail("ada@example.com")) == std::nullopt);
    CHECK(accounts.find(fresh_uuid({})) == std::nullopt);
    CHECK(accounts.memberships({4711}).empty());
}

TEST_CASE("a founded restaurant is as its founder wished, with a room in which no table stands")
{
    const auto tested = storage_under_test();
    const Founding founding = founding_of("bistro", "ada@example.com");
    const Founded founded = founded_in(found(tested->accounts(), founding));

    const auto session = tested->storage().open(founded.restaurant);
    Profile wished = founding.profile;
    wished.id = founded.restaurant;
    wished.made_at = today();
    CHECK(session->profile() == wished);
    CHECK(session->room().tables.empty());
    CHECK(session->last_event() == 0);
    const auto restaurant = tested->storage().restaurant(founding.profile.uuid);
    REQUIRE(restaurant.has_value());
    CHECK(restaurant->id == founded.restaurant);
    CHECK(restaurant->settings.slug == "bistro");
}

TEST_CASE("an e-mail has one account for each audience")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    (void)founded_in(found(accounts, founding_of("bistro", "ada@example.com")));
    Founding as_member = founding_of("elsewhere", "ada@example.com");
    as_member.owner->audience = Audience::member;
    (void)founded_in(found(accounts, as_member));
    CHECK(accounts.find(Audience::member, mail("ada@example.com"))->uuid == as_member.owner->uuid);
}

TEST_CASE("where the e-mail is taken, no restaurant is founded")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const Founded first = founded_in(found(accounts, founding_of("bistro", "ada@example.com")));
    const auto refused = found(accounts, founding_of("other", "ada@example.com"));
    REQUIRE(!refused);
    CHECK(refused.error().reason == Reason::email_taken);
    CHECK(slugs(tested->storage()) == std::vector<std::string>{"bistro"});
    CHECK(accounts.find(Audience::floor, mail("ada@example.com"))->id == first.owner);
}

TEST_CASE("where a slug is taken, the first number that is free is put behind it")
{
    const auto tested = storage_under_test();
    const House house{tested->storage(), "cafe"};
    Accounts& accounts = tested->accounts();
    for (const char* wish : {"cafe", "cafe-noir", "cafe-3", "cafe", "cafe"})
        (void)founded_in(found(accounts, founding_of(wish, fresh_uuid({}).text() + "@a.example")));
    CHECK(slugs(tested->storage()) ==
          std::vector<std::string>{"cafe", "cafe-2", "cafe-noir", "cafe-3", "cafe-4", "cafe-5"});
}

TEST_CASE("a retried founding gets the first answer, and founds nothing")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    Accounts& accounts = tested->accounts();
    const Founding founding = founding_of("bistro", "ada@example.com");
    const Founded founded = founded_in(found_with(accounts, founding, house, key_named("k")));
    CHECK(house.open()->kept_answers({{key_named("k")}}, today()) ==
          std::vector<KeptAnswer>{{key_named("k"), answer_for(founded), today()}});

    const auto again = found_with(accounts, founding_of("bistro", "ada@example.com"), house,
                                  key_named("k"), today() + hours{24});
    REQUIRE(again.has_value());
    REQUIRE(std::holds_alternative<Repeated>(*again));
    CHECK(std::get<Repeated>(*again).answer == answer_for(founded));
    CHECK(slugs(tested->storage()) == std::vector<std::string>{"cafe", "bistro"});
}

TEST_CASE("a key with which something else was founded is refused")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    Accounts& accounts = tested->accounts();
    const Founding founding = founding_of("bistro", "ada@example.com");
    (void)founded_in(found_with(accounts, founding, house, key_named("k")));
    const auto other = found_with(accounts, founding_of("other", "bob@example.com"), house,
                                  key_named("k", "another fingerprint"));
    REQUIRE(!other);
    CHECK(other.error().reason == Reason::retry_key_reused);
    CHECK(slugs(tested->storage()) == std::vector<std::string>{"cafe", "bistro"});
}

TEST_CASE("a refused founding keeps no answer, and a day later a key is as good as new")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    Accounts& accounts = tested->accounts();
    (void)founded_in(found(accounts, founding_of("bistro", "ada@example.com")));
    CHECK(!found_with(accounts, founding_of("b", "ada@example.com"), house, key_named("k")));
    CHECK(house.open()->kept_answers({{key_named("k")}}, today()).empty());

    const Founding bobs = founding_of("b", "bob@example.com");
    (void)founded_in(found_with(accounts, bobs, house, key_named("k")));
    const Instant next_day = today() + hours{24} + microseconds{1};
    const Founding carols = founding_of("c", "carol@example.com");
    (void)founded_in(found_with(accounts, carols, house, key_named("k"), next_day));
}

TEST_CASE("a password is hashed anew only where it is still the same one")
{
    const auto tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    const Founding founding = founding_of("bistro", "ada@example.com");
    const Founded founded = founded_in(found(accounts, founding));
    accounts.rehash(founded.owner, "hash of another", "new");
    CHECK(accounts.find(founded.owner_uuid)->password_hash == "hash of ada@example.com");
    accounts.rehash(founded.owner, "hash of ada@example.com", "new");
    CHECK(accounts.find(founded.owner_uuid)->password_hash == "new");
}

} // namespace
} // namespace maitred
