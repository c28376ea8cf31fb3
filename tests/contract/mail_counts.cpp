// How many mails go to one address on a day.
#include "tests/contract/crowd.hpp"
#include "tests/contract/house.hpp"

namespace maitred {
namespace {

using std::chrono::days;

TEST_CASE("an address gets so many mails a day and no more; what did not go leaves its place")
{
    const auto tested = storage_under_test();
    Storage& storage = tested->storage();
    CHECK(storage.count_mail("a", that_day(), 2));
    CHECK(storage.count_mail("a", that_day(), 2));
    CHECK(!storage.count_mail("a", that_day(), 2));
    CHECK(storage.count_mail("a", that_day(), 3));
    CHECK(!storage.count_mail("a", that_day(), 3));
    storage.uncount_mail("a", that_day());
    CHECK(!storage.count_mail("a", that_day(), 2));
    CHECK(storage.count_mail("a", that_day(), 3));
    CHECK(!storage.count_mail("a", that_day(), 3));
}

TEST_CASE("each address and each day has a count of its own")
{
    const auto tested = storage_under_test();
    Storage& storage = tested->storage();
    CHECK(storage.count_mail("a", that_day(), 1));
    CHECK(storage.count_mail("b'", that_day(), 1));
    CHECK(storage.count_mail("a", that_day() + days{1}, 1));
    storage.uncount_mail("b'", that_day());
    CHECK(!storage.count_mail("a", that_day(), 1));
    CHECK(!storage.count_mail("a", that_day() + days{1}, 1));
    CHECK(storage.count_mail("b'", that_day(), 1));
}

TEST_CASE("where no mail may go at all, none goes; and nobody is owed one")
{
    const auto tested = storage_under_test();
    Storage& storage = tested->storage();
    CHECK(!storage.count_mail("a", that_day(), 0));
    storage.uncount_mail("a", that_day());
    storage.uncount_mail("a", that_day());
    CHECK(storage.count_mail("a", that_day(), 1));
    CHECK(!storage.count_mail("a", that_day(), 1));
}

TEST_CASE("however many ask at once, no more mails go than may")
{
    constexpr int crowd = 16;
    const auto tested = storage_under_test();
    Storage& storage = tested->storage();
    for (int round = 0; round < 6; ++round) { // in the first, connections are still being opened
        const std::string address = "a" + std::to_string(round);
        const auto answers = all_at_once(crowd, [&](int) {
            int went = 0;
            for (int i = 0; i < 3; ++i)
                went += storage.count_mail(address, that_day(), 20) ? 1 : 0;
            return went;
        });
        int went = 0;
        for (const int one : answers)
            went += one;
        CHECK(went == 20);
    }
}

TEST_CASE("a sweep forgets the counts of the days before, and not that day's")
{
    const auto tested = storage_under_test();
    Storage& storage = tested->storage();
    for (const char* address : {"a", "b"})
        REQUIRE(storage.count_mail(address, that_day(), 1));
    REQUIRE(storage.count_mail("a", that_day() + days{1}, 1));
    CHECK(storage.sweep(at("23:59:59")) == 0);
    CHECK(!storage.count_mail("a", that_day(), 1));
    CHECK(storage.sweep(at("2030-06-15 00:00")) == 2);
    CHECK(storage.count_mail("a", that_day(), 1));
    CHECK(!storage.count_mail("a", that_day() + days{1}, 1));
}

} // namespace
} // namespace maitred
