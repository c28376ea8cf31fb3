#include "tests/contract/house.hpp"

namespace maitred {
namespace {

std::vector<std::optional<GuestId>> guests_of(const House& house)
{
    std::vector<std::optional<GuestId>> guests;
    for (const ListedReservation& listed : house.list({.date = that_day()}).reservations)
        guests.push_back(listed.guest);
    return guests;
}

std::string nothing_to_say(GuestId)
{
    return "";
}

TEST_CASE("a guest is known again by the e-mail, in whatever case it was written")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    REQUIRE(house.commit({house.party(at("18:00"), 1, guest("Ada", "Ada@Example.org"))}) ==
            Committed::yes);
    REQUIRE(house.commit({house.party(at("19:00"), 1, guest("A. L.", "ada@example.org")),
                          house.party(at("20:00"), 1, guest("Ada", "ADA@EXAMPLE.ORG")),
                          house.party(at("21:00"), 1, guest("Eve", "eve@example.org"))}) ==
            Committed::yes);
    const auto guests = guests_of(house);
    REQUIRE(guests.size() == 4);
    REQUIRE(guests[0].has_value());
    CHECK(guests[1] == guests[0]);
    CHECK(guests[2] == guests[0]);
    CHECK(guests[3] != guests[0]);
    CHECK(contents(house).guests.size() == 2);
}

TEST_CASE("a reservation keeps its own words, whatever the guest book says")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation first = house.party(at("18:00"), 1, guest("Ada", "ada@example.org"));
    Contact other = guest("Countess of Lovelace", "ada@example.org");
    other.phone = *Phone::of("+44 1");
    const Reservation second = house.party(at("19:00"), 1, other);
    REQUIRE(house.commit({first}) == Committed::yes);
    REQUIRE(house.commit({second}) == Committed::yes);
    CHECK(house.known({first, second}) == std::vector{first, second});
}

TEST_CASE("a reservation without e-mail has no guest")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Contact walk_in{*Name::of("Walk-in"), std::nullopt, std::nullopt};
    REQUIRE(house.commit({house.party(at("18:00"), 1, walk_in),
                          house.party(at("19:00"), 1, guest("Ada", "ada@example.org")),
                          house.party(at("20:00"), 1, walk_in)}) == Committed::yes);
    const auto guests = guests_of(house);
    REQUIRE(guests.size() == 3);
    CHECK(!guests[0].has_value());
    CHECK(guests[1].has_value());
    CHECK(!guests[2].has_value());
}

TEST_CASE("a guest stays with a reservation when it changes")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation dinner = house.party(at("18:00"), 1);
    REQUIRE(house.commit({dinner}) == Committed::yes);
    const auto before = guests_of(house);
    REQUIRE(house.commit(house.draft().change(EventKind::reservation_cancelled, dinner,
                                              given_up(dinner, Cancelled{today()}))) ==
            Committed::yes);
    CHECK(guests_of(house) == before);
    CHECK(before[0].has_value());
}

TEST_CASE("who subscribes is the same guest as who books")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const auto subscriber =
        house.open()->subscribe({*Email::of("ada@example.org")}, today(), {}, nothing_to_say);
    REQUIRE(subscriber.has_value());
    CHECK(house.open()->subscribe({*Email::of("Ada@example.org"), *Name::of("Ada")}, today(), {},
                                  nothing_to_say) == subscriber);
    REQUIRE(house.commit({house.party(at("18:00"), 1, guest("Ada", "ada@example.org"))}) ==
            Committed::yes);
    CHECK(guests_of(house).at(0) == subscriber);
    CHECK(contents(house).guests.size() == 1);
}

TEST_CASE("whoever unsubscribes stays a guest, and a stranger may unsubscribe too")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    (void)house.open()->subscribe({*Email::of("ada@example.org")}, today(), {}, nothing_to_say);
    house.open()->unsubscribe(*Email::of("ada@example.org"));
    house.open()->unsubscribe(*Email::of("stranger@example.org"));
    CHECK(contents(house).guests == std::vector{*Email::of("ada@example.org")});
}

TEST_CASE("a subscription with a retry key is answered once")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const RetryKey key{"guest newsletter", "k", "f"};
    const auto answer = [](GuestId id) { return "guest " + std::to_string(id.number); };
    const auto first =
        house.open()->subscribe({*Email::of("ada@example.org")}, today(), key, answer);
    REQUIRE(first.has_value());
    CHECK(house.open()->kept_answers({{key}}, today()) ==
          std::vector<KeptAnswer>{{key, answer(*first), today()}});
    CHECK(!house.open()
               ->subscribe({*Email::of("eve@example.org")}, today(), key, answer)
               .has_value());
    CHECK(contents(house).guests.size() == 1);
}

} // namespace
} // namespace maitred
