#include "tests/contract/house.hpp"

namespace maitred {
namespace {

TEST_CASE("two restaurants see nothing of each other, whatever they ask")
{
    const auto tested = storage_under_test();
    House house{tested->storage(), "cafe", 5};
    const House other{tested->storage(), "other", 3};
    const Reservation held =
        with_stage(house.party(at("19:00"), 1), Held{today(), today() + std::chrono::minutes{15}});
    const Draft draft = house.draft().make(held).keep("k", "answer");
    REQUIRE(house.commit(draft) == Committed::yes);
    const std::vector<UtcDate> date = {that_day()};

    CHECK(other.open()->room().tables.size() == 3);
    CHECK(other.open()->day(that_day()).claims.empty());
    CHECK(other.open()->day(that_day()).holds.empty());
    CHECK(other.version() == 0);
    CHECK(other.open()->versions(date).at(0).day == 0);
    CHECK(other.known({held}).empty());
    CHECK(other.open()->kept_answers({{draft.batch().changes.kept[0].retry_key}}, today()).empty());
    CHECK(!other.open()->has_committed(draft.batch().id));
    CHECK(other.list({.date = that_day()}).total == 0);
    CHECK(contents(other) == BookAudit{});
}

TEST_CASE("what is unique, is unique within a restaurant")
{
    const auto tested = storage_under_test();
    House house{tested->storage(), "cafe"};
    House other{tested->storage(), "other"};
    const Draft here = house.draft().make(house.party(at("19:00"), 1)).keep("k", "here");
    Batch there = other.draft().make(other.party(at("19:00"), 1)).keep("k", "there").batch();
    there.id = here.batch().id;
    REQUIRE(house.commit(here) == Committed::yes);
    REQUIRE(other.open()->commit(there) == Committed::yes);
    const RetryKey& key = there.changes.kept[0].retry_key;
    CHECK(house.open()->kept_answers({{key}}, today()).at(0).answer == "here");
    CHECK(other.open()->kept_answers({{key}}, today()).at(0).answer == "there");
    const auto guest_of = [](const House& which) {
        return which.list({.date = that_day()}).reservations.at(0).guest;
    };
    CHECK(guest_of(house).has_value());
    CHECK(guest_of(house) != guest_of(other));
    CHECK(contents(house).event_sequence == std::vector<std::int64_t>{1});
    CHECK(contents(other).event_sequence == std::vector<std::int64_t>{1});
}

TEST_CASE("a batch changes nothing of another restaurant, even if it names its reservations")
{
    const auto tested = storage_under_test();
    House house{tested->storage(), "cafe"};
    House other{tested->storage(), "other"};
    const Reservation dinner = house.party(at("19:00"), 1);
    REQUIRE(house.commit({dinner}) == Committed::yes);
    const BookAudit before = contents(house);
    Batch theft = other.draft().batch();
    theft.changes.freed.insert({*dinner.table, at("19:00"), dinner.id});
    (void)other.open()->commit(theft);
    (void)other.open()->subscribe({dinner.contact.email.value(), *Name::of("Eve")}, today(), {},
                                  [](GuestId) { return std::string{}; });
    other.open()->unsubscribe(*dinner.contact.email);
    CHECK(contents(house) == before);
}

TEST_CASE("restaurants are found by their slugs")
{
    const auto tested = storage_under_test();
    const House house{tested->storage(), "cafe"};
    const House other{tested->storage(), "o'ther"};
    const auto found = tested->storage().restaurant("o'ther");
    REQUIRE(found.has_value());
    CHECK(found->id == other.id());
    CHECK(found->uuid.restaurant() == other.id());
    CHECK(found->settings.name == "Café o'ther");
    CHECK(found->settings.time_zone == "Europe/Paris");
    CHECK(!tested->storage().restaurant("nobody").has_value());
    CHECK(tested->storage().restaurants().size() == 2);
}

} // namespace
} // namespace maitred
