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

/// Everything that the port shows of a restaurant's book.
struct Sight {
    BookAudit book;
    std::size_t tables;
    std::int64_t room_version;
    ReservationPage page;
    StoredDay day;
    std::vector<KeptAnswer> kept;

    Sight(const House& house, const RetryKey& key)
        : book{contents(house)}, tables{house.open()->room().tables.size()},
          room_version{house.open()->room().version}, page{house.list({.date = that_day()})},
          day{house.open()->day(that_day())}, kept{house.open()->kept_answers({{key}}, today())}
    {
    }
};

void check_the_same(const Sight& before, const Sight& after)
{
    CHECK(after.book == before.book);
    CHECK(after.tables == before.tables);
    CHECK(after.room_version == before.room_version);
    REQUIRE(after.page.reservations.size() == before.page.reservations.size());
    for (std::size_t i = 0; i < before.page.reservations.size(); ++i) {
        CHECK(after.page.reservations[i].reservation == before.page.reservations[i].reservation);
        CHECK(after.page.reservations[i].guest == before.page.reservations[i].guest);
    }
    CHECK(after.day.version == before.day.version);
    CHECK(after.day.claims.size() == before.day.claims.size());
    CHECK(after.day.holds == before.day.holds);
    REQUIRE(after.kept.size() == before.kept.size());
    for (std::size_t i = 0; i < before.kept.size(); ++i)
        CHECK(after.kept[i].answer == before.kept[i].answer);
}

/// What a faulty decision might write. Whether it is refused is left open: it is nobody's business
/// but the restaurant's own.
void try_to_commit(const House& house, const Batch& batch)
{
    try {
        (void)house.open()->commit(batch);
    } catch (const std::exception& refused) {
        INFO(refused.what());
    }
}

/// Two restaurants; in the first a dinner, a hold, an answer that is kept.
struct Neighbours {
    std::unique_ptr<StorageUnderTest> tested = storage_under_test();
    House house{tested->storage(), "cafe", 5};
    House other{tested->storage(), "other", 3};
    Reservation dinner = house.party(at("19:00"), 1);
    Reservation held = with_stage(house.party(at("20:00"), 2, guest("Bob", "bob@example.org")),
                                  Held{today(), today() + std::chrono::minutes{15}});
    Batch batch = house.draft().make(dinner).make(held).keep("k", "answer").batch();
    RetryKey key = batch.changes.kept[0].retry_key;

    Neighbours() { REQUIRE(house.open()->commit(batch) == Committed::yes); }
};

TEST_CASE("a batch changes nothing of another restaurant, even if it names its reservations")
{
    Neighbours street;
    const Reservation& dinner = street.dinner;
    const House& other = street.other;
    const Sight before{street.house, street.key};

    Batch freeing = street.other.draft().batch();
    freeing.changes.freed.insert({*dinner.table, at("19:00"), dinner.id});
    freeing.changes.freed.insert({*street.held.table, at("20:00"), street.held.id});
    try_to_commit(other, freeing);
    check_the_same(before, {street.house, street.key});

    Batch taking = street.other.draft().batch();
    taking.changes.taken.insert({*dinner.table, at("19:00"), dinner.id});
    taking.changes.taken.insert({*dinner.table, at("21:00"), dinner.id});
    try_to_commit(other, taking);
    check_the_same(before, {street.house, street.key});

    const Reservation cancelled = given_up(dinner, Cancelled{today()});
    try_to_commit(
        other,
        street.other.draft().change(EventKind::reservation_cancelled, dinner, cancelled).batch());
    check_the_same(before, {street.house, street.key});

    Reservation renamed = dinner;
    renamed.contact = guest("Eve", "eve@example.org");
    renamed.sitting = {at("12:00"), at("12:30")};
    try_to_commit(other, street.other.draft()
                             .change(EventKind::reservation_moved, dinner, renamed)
                             .without_claims()
                             .batch());
    check_the_same(before, {street.house, street.key});

    try_to_commit(other, street.other.draft().make(renamed).batch());
    try_to_commit(other, street.other.draft().make(street.held).batch());
    check_the_same(before, {street.house, street.key});
}

TEST_CASE("a retry key and a batch id that another restaurant has used are free")
{
    Neighbours street;
    const Sight before{street.house, street.key};
    Batch batch = street.other.draft().keep("k", "another answer").batch();
    batch.id = street.batch.id;
    CHECK(!street.other.open()->has_committed(batch.id));
    CHECK(street.other.open()->commit(batch) == Committed::yes);
    CHECK(street.other.open()->has_committed(batch.id));
    check_the_same(before, {street.house, street.key});

    Batch unlucky = street.other.draft().keep("k", "a third answer").batch();
    CHECK(street.other.open()->commit(unlucky) == Committed::retry_key_is_kept);
    CHECK(!street.house.open()->has_committed(unlucky.id));
    CHECK(street.house.open()->has_committed(street.batch.id));
}

TEST_CASE("who subscribes at one restaurant is a stranger at the other")
{
    Neighbours street;
    const Sight before{street.house, street.key};
    const Email ada = street.dinner.contact.email.value();
    const auto silence = [](GuestId) { return std::string{"subscribed"}; };
    const auto guest = street.other.open()->subscribe({ada, *Name::of("Eve"), *Phone::of("1")},
                                                      today(), street.key, silence);
    REQUIRE(guest.has_value());
    CHECK(guest != before.page.reservations.at(0).guest);
    CHECK(guest != before.page.reservations.at(1).guest);
    check_the_same(before, {street.house, street.key});
    street.other.open()->unsubscribe(ada);
    street.other.open()->unsubscribe(*street.held.contact.email);
    check_the_same(before, {street.house, street.key});
    CHECK(contents(street.other).guests == std::vector<Email>{ada});

    const auto here = street.house.open()->subscribe({ada}, today(), {}, silence);
    CHECK(here == before.page.reservations.at(0).guest);
}

TEST_CASE("no filter and no page of a list reaches into another restaurant")
{
    Neighbours street;
    const Reservation mine = street.other.party(at("19:00"), 1);
    REQUIRE(street.other.commit({mine}) == Committed::yes);
    const auto ids = [&](const ReservationFilter& filter, int page, int size) {
        std::vector<ReservationId> found;
        for (const ListedReservation& one : street.other.list(filter, page, size).reservations)
            found.push_back(one.reservation.id);
        return found;
    };
    const std::vector<ReservationId> only_mine = {mine.id};
    CHECK(ids({.date = that_day()}, 1, 100) == only_mine);
    CHECK(ids({.date = that_day()}, 2, 1).empty());
    CHECK(ids({.date = that_day(), .email = mine.contact.email}, 1, 100) == only_mine);
    CHECK(ids({.date = that_day(), .email = street.held.contact.email}, 1, 100).empty());
    CHECK(ids({.date = that_day(), .table_number = "1"}, 1, 100) == only_mine);
    CHECK(ids({.date = that_day(), .table_number = "2"}, 1, 100).empty());
    CHECK(ids({.date = that_day(), .starts_in = Window{at("18:00"), at("21:00")}}, 1, 100) ==
          only_mine);
    CHECK(street.other.list({.date = that_day()}, 1, 1).total == 1);
}

TEST_CASE("settling and sweeping one restaurant leaves the other's book alone")
{
    Neighbours street;
    const Sight before{street.house, street.key};
    (void)street.other.settle(1, 60);
    (void)street.other.settle(9, 15);
    check_the_same(before, {street.house, street.key});
    CHECK(street.house.findings().empty());
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
