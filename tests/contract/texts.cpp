#include "tests/contract/house.hpp"

namespace maitred {
namespace {

Contact contact(const std::string& name, const std::string& phone, const std::string& notes)
{
    return {*Name::of(name), *Email::of("o'neil+{1}@example.org"), *Phone::of(phone), notes};
}

TEST_CASE("whatever guests write comes back letter by letter")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    std::string long_notes;
    for (int i = 0; i < 2000; ++i)
        long_notes += i % 2 == 0 ? "é" : "🍷";
    const std::vector<Contact> contacts = {
        contact("Robert'); DROP TABLE guests;--", "'", "it's \"quoted\""),
        contact("{NULL,\"a\\b\"}", "{}", "\\"),
        contact("NULL", "NULL", "NULL"),
        contact(":restaurant $1 ?1 %s", "::", "\\N \\0 \\x00"),
        contact("Zoë Łukasiewicz 田中 🍽️", "☎ ١٢٣", "tab\tand\nnew line"),
        contact("  padded  ", " 1 ", " padded "),
        contact("-", "+", long_notes),
        contact("[1,2]", ",", ""),
    };
    std::vector<Reservation> all;
    for (const Contact& one : contacts)
        all.push_back(house.party(at("10:00") + all.size() * std::chrono::minutes{30}, 1, one));
    REQUIRE(house.commit(all) == Committed::yes);
    CHECK(house.known(all) == all);
    const ReservationPage page =
        house.list({.date = that_day(), .email = *Email::of("o'neil+{1}@example.org")});
    REQUIRE(page.reservations.size() == all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        CHECK(page.reservations[i].reservation == all[i]);
    CHECK(contents(house).guests.size() == 1);
}

TEST_CASE("a kept answer comes back letter by letter")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const std::string body = R"({"name":"O'Neil \"Ed\"","note":"\\ {a,b} é 🍷 NULL"})";
    const Draft draft = house.draft({}).keep("k'\"\\{},é", body + std::string(60'000, 'x'));
    REQUIRE(house.commit(draft) == Committed::yes);
    const KeptAnswer& sent = draft.batch().changes.kept[0];
    CHECK(house.open()->kept_answers({{sent.retry_key}}, today()) == std::vector{sent});
}

TEST_CASE("the first and the last years are dates like all others")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    std::vector<Reservation> all;
    for (const char* day : {"1970-01-01", "1900-02-28", "2000-02-29", "9999-12-31"})
        all.push_back(house.party(at(std::string{day} + " 19:00"), 1));
    for (const Reservation& one : all) {
        REQUIRE(house.commit({one}) == Committed::yes);
        const UtcDate date = utc_date_of(one.sitting.start);
        CHECK(house.version(date) == 1);
        CHECK(house.open()->day(date).claims.size() == 1);
        CHECK(house.list({.date = date}).total == 1);
    }
    CHECK(house.known(all) == all);
}

} // namespace
} // namespace maitred
