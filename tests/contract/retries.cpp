#include "tests/contract/house.hpp"

namespace maitred {
namespace {

using std::chrono::hours;
using std::chrono::microseconds;

RetryKey key_named(const std::string& key)
{
    return {"guest post", key, "fingerprint"};
}

/// A draft with a new booking at the next free time, and one kept answer at that instant.
Draft answered_at(House& house, Instant when, const std::string& key, int hour)
{
    Batch batch = house.draft().make(house.party(Instant{that_day()} + hours{hour}, 1)).batch();
    batch.at = when;
    batch.changes.kept = {{key_named(key), "answer of " + std::to_string(hour), when}};
    return {half_hours(), batch};
}

std::vector<KeptAnswer> kept(const House& house, const std::string& key, Instant since)
{
    return house.open()->kept_answers({{key_named(key)}}, since);
}

TEST_CASE("an answer that was given is kept with what it answers")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    REQUIRE(house.commit(answered_at(house, today(), "k", 10)) == Committed::yes);
    CHECK(kept(house, "k", today() - hours{24}) ==
          std::vector<KeptAnswer>{{key_named("k"), "answer of 10", today()}});
    CHECK(kept(house, "other", today() - hours{24}).empty());
}

TEST_CASE("a kept answer is found whatever is asked with its key")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    REQUIRE(house.commit(answered_at(house, today(), "k", 10)) == Committed::yes);
    const RetryKey reused{"guest post", "k", "another fingerprint"};
    const auto found = house.open()->kept_answers({{reused}}, today());
    REQUIRE(found.size() == 1);
    CHECK(found[0].retry_key.fingerprint == "fingerprint");
    const RetryKey elsewhere{"member post", "k", "fingerprint"};
    CHECK(house.open()->kept_answers({{elsewhere}}, today()).empty());
}

TEST_CASE("of several keys those are found that were kept")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    REQUIRE(house.commit(answered_at(house, today(), "a", 10)) == Committed::yes);
    REQUIRE(house.commit(answered_at(house, today(), "b", 11)) == Committed::yes);
    const std::vector<RetryKey> keys = {key_named("b"), key_named("c"), key_named("a")};
    CHECK(house.open()->kept_answers(keys, today()).size() == 2);
    CHECK(house.open()->kept_answers({}, today()).empty());
}

TEST_CASE("a batch is refused where its retry key was answered meanwhile, and leaves nothing")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    REQUIRE(house.commit(answered_at(house, today(), "k", 10)) == Committed::yes);
    const BookAudit before = contents(house);
    for (const Instant when : {today(), today() + hours{24}})
        CHECK(house.commit(answered_at(house, when, "k", 11)) == Committed::retry_key_is_kept);
    CHECK(contents(house) == before);
    CHECK(kept(house, "k", today())[0].answer == "answer of 10");
}

TEST_CASE("a kept answer gives way once it is more than a day old")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    REQUIRE(house.commit(answered_at(house, today(), "k", 10)) == Committed::yes);
    const Instant next_day = today() + hours{24} + microseconds{1};
    CHECK(kept(house, "k", next_day - hours{24}).empty());
    REQUIRE(house.commit(answered_at(house, next_day, "k", 11)) == Committed::yes);
    CHECK(kept(house, "k", next_day) ==
          std::vector<KeptAnswer>{{key_named("k"), "answer of 11", next_day}});
}

TEST_CASE("one retry key twice in one batch is refused")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Draft twice =
        house.draft().make(house.party(at("19:00"), 1)).keep("k", "one").keep("k", "two");
    CHECK(house.commit(twice) == Committed::retry_key_is_kept);
    CHECK(house.version() == 0);
}

TEST_CASE("a batch may keep answers and change nothing else")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Draft only_an_answer = house.draft({}).keep("k", "no table");
    REQUIRE(house.commit(only_an_answer) == Committed::yes);
    CHECK(kept(house, "k", today()).size() == 1);
    CHECK(house.open()->has_committed(only_an_answer.batch().id));
    CHECK(house.version() == 0);
}

TEST_CASE("a sweep forgets old answers and batch ids, of every restaurant, and nothing else")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    House other{tested->storage(), "other"};
    const Draft old = answered_at(house, today(), "old", 10);
    REQUIRE(house.commit(old) == Committed::yes);
    REQUIRE(other.commit(answered_at(other, today(), "old", 10)) == Committed::yes);
    const Draft young = answered_at(house, today() + hours{2}, "young", 11);
    REQUIRE(house.commit(young) == Committed::yes);
    const BookAudit before = contents(house);

    CHECK(tested->storage().sweep(today()) == 0);
    CHECK(tested->storage().sweep(today() + hours{1}) == 4);
    CHECK(!house.open()->has_committed(old.batch().id));
    CHECK(house.open()->has_committed(young.batch().id));
    CHECK(kept(house, "old", today()).empty());
    CHECK(kept(house, "young", today()).size() == 1);
    CHECK(contents(house) == before);
}

} // namespace
} // namespace maitred
