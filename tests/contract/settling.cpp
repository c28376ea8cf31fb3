#include "tests/contract/house.hpp"

namespace maitred {
namespace {

std::vector<std::string> numbers_in(const House& house)
{
    std::vector<std::string> numbers;
    for (const Table& table : house.open()->room().tables)
        numbers.push_back(table.number);
    return numbers;
}

TEST_CASE("a new house has its settings and its tables")
{
    const auto tested = storage_under_test();
    const HouseSettings wanted{.slug = "cafe",
                               .name = "Café Fausse",
                               .time_zone = "America/New_York",
                               .slot = std::chrono::minutes{20},
                               .total_tables = 3,
                               .largest_party = 8};
    const HouseReport report = tested->storage().settle_house(wanted, today());
    CHECK(report.created);
    CHECK(!report.changed);
    CHECK(report.tables_added == std::vector<std::string>{"1", "2", "3"});
    const auto house = tested->storage().restaurant("cafe");
    REQUIRE(house.has_value());
    CHECK(house->id == report.house);
    CHECK(house->settings == wanted);

    const Room room = tested->storage().open(report.house)->room();
    CHECK(room.grid == every(20));
    CHECK(room.turn_times == TurnTimes{std::chrono::minutes{20}});
    CHECK(room.largest_party == 8);
    CHECK(room.policy == Policy::random);
    CHECK(room.time_zone == "America/New_York");
    CHECK(room.hours.empty());
    REQUIRE(room.tables.size() == 3);
    CHECK(room.tables[2].number == "3");
    CHECK(room.tables[2].seats == 8);
}

TEST_CASE("settling the same house again changes nothing")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const auto version = house.open()->room().version;
    const HouseReport again = house.settle(5);
    CHECK(again.house == house.id());
    CHECK(!again.created);
    CHECK(!again.changed);
    CHECK(again.tables_added.empty());
    CHECK(house.open()->room().version == version);
}

TEST_CASE("a house that grows keeps its tables and adds others behind them")
{
    const auto tested = storage_under_test();
    House house{tested->storage(), "cafe", 9};
    const TableId first = house.table(1);
    const auto version = house.open()->room().version;
    const HouseReport report = house.settle(11);
    CHECK(report.changed);
    CHECK(report.tables_added == std::vector<std::string>{"10", "11"});
    CHECK(numbers_in(house) ==
          std::vector<std::string>{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"});
    CHECK(house.table(1) == first);
    CHECK(house.open()->room().version == version + 1);
}

TEST_CASE("a house that shrinks keeps the tables that somebody has reserved")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    REQUIRE(house.commit({house.party(at("19:00"), 4), house.party(at("2030-05-01 19:00"), 5),
                          given_up(house.party(at("19:00"), 3), Cancelled{today()})}) ==
            Committed::yes);
    const HouseReport report = house.settle(2);
    CHECK(report.changed);
    CHECK(report.tables_kept == std::vector<std::string>{"4"});
    CHECK(report.tables_removed == std::vector<std::string>{"3", "5"});
    CHECK(numbers_in(house) == std::vector<std::string>{"1", "2", "4"});
    CHECK(house.findings().empty());
}

TEST_CASE("a table comes back into service as the one that it was")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const TableId fifth = house.table(5);
    house.settle(2);
    const HouseReport report = house.settle(5);
    CHECK(report.tables_added == std::vector<std::string>{"3", "4", "5"});
    CHECK(house.table(5) == fifth);
    CHECK(numbers_in(house) == std::vector<std::string>{"1", "2", "3", "4", "5"});
}

TEST_CASE("new seats are at every table")
{
    const auto tested = storage_under_test();
    HouseSettings wanted{.slug = "cafe", .name = "Café", .time_zone = "UTC", .total_tables = 2};
    tested->storage().settle_house(wanted, today());
    wanted.largest_party = 4;
    const HouseReport report = tested->storage().settle_house(wanted, today());
    CHECK(report.changed);
    const Room room = tested->storage().open(report.house)->room();
    CHECK(room.largest_party == 4);
    for (const Table& table : room.tables)
        CHECK(table.seats == 4);
}

TEST_CASE("where the slot changes, claims of the future are cut anew")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation dinner = house.party(from("19:00", "20:00"), 1);
    const Reservation cancelled = given_up(house.party(at("21:00"), 1), Cancelled{today()});
    REQUIRE(house.commit({dinner, cancelled}) == Committed::yes);

    CHECK(house.settle(5, 15).changed);
    CHECK(house.open()->day(that_day()).claims.size() == 4);
    CHECK(house.findings().empty());
    CHECK(house.open()->room().turn_times == TurnTimes{std::chrono::minutes{15}});

    CHECK(house.settle(5, 60).changed);
    CHECK(house.open()->day(that_day()).claims ==
          std::vector<Claim>{{house.table(1), at("19:00"), dinner.id}});
    CHECK(house.stored(dinner) == dinner);
    CHECK(house.findings().empty());
}

TEST_CASE("a coarser slot takes over where a sitting is over already")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation before = house.party({at("2030-06-01 10:00"), at("2030-06-01 10:30")}, 2);
    const Reservation sits = house.party({at("2030-06-01 10:30"), at("2030-06-01 12:30")}, 2);
    REQUIRE(house.commit({before, sits}) == Committed::yes);
    CHECK(house.settle(5, 60).changed);
    CHECK(house.findings().empty());
}

TEST_CASE("where two reservations would clash on another slot, nothing is changed")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation one = house.party(at("19:00"), 2);
    const Reservation other = house.party(at("19:30"), 2);
    REQUIRE(house.commit({one, other}) == Committed::yes);
    const BookAudit before = contents(house);
    const auto version = house.open()->room().version;
    const HouseReport report = house.settle(7, 60);
    CHECK(report.clashes == std::vector<Clash>{{one.id, other.id, "2", at("19:00")}});
    CHECK(!report.changed);
    CHECK(contents(house) == before);
    CHECK(house.open()->room().version == version);
    CHECK(house.open()->room().grid == every(30));
    CHECK(numbers_in(house).size() == 5);
}

TEST_CASE("settling one house leaves the others alone")
{
    const auto tested = storage_under_test();
    House house{tested->storage(), "cafe"};
    House other{tested->storage(), "other"};
    REQUIRE(other.commit({other.party(at("19:00"), 5)}) == Committed::yes);
    const BookAudit before = contents(other);
    const auto version = other.open()->room().version;
    house.settle(1, 60);
    CHECK(contents(other) == before);
    CHECK(other.open()->room().version == version);
    CHECK(numbers_in(other).size() == 5);
}

} // namespace
} // namespace maitred
