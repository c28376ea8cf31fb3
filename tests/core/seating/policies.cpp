#include "core/seating/policies.hpp"
#include "tests/support/parties.hpp"
#include "tests/support/rooms.hpp"

#include <catch2/catch.hpp>

using namespace maitred;

namespace {

TableSet of_thirty(std::initializer_list<std::size_t> places)
{
    TableSet set = TableSet::none(30);
    for (const std::size_t place : places)
        set.add(place);
    return set;
}

} // namespace

TEST_CASE("at random every free table has the same chance, and no other has any")
{
    const std::vector<Table> tables = tables_with_seats(std::vector<int>(30, 4));
    const TableSet free = of_thirty({0, 3, 4, 11, 17, 28, 29});
    std::vector<int> chosen(30);
    Dice dice{2030};
    for (int draw = 0; draw < 70'000; ++draw)
        ++chosen[choose(Policy::random, tables, free, dice)];
    double chi_square = 0;
    for (std::size_t place = 0; place < 30; ++place) {
        if (free.contains(place))
            chi_square += (chosen[place] - 10'000) * (chosen[place] - 10'000) / 10'000.0;
        else
            CHECK(chosen[place] == 0);
    }
    CHECK(chi_square < 22.5); // six degrees of freedom; chance alone exceeds it once in a thousand
}

TEST_CASE("at random the last free table is found")
{
    Dice dice{1};
    const std::vector<Table> tables = tables_with_seats(std::vector<int>(30, 4));
    CHECK(choose(Policy::random, tables, of_thirty({23}), dice) == 23);
}

TEST_CASE("the best fit is the smallest table, and of several the first in the room")
{
    const std::vector<Table> tables = tables_with_seats({6, 4, 2, 4, 2, 8});
    Dice dice{1};
    TableSet free = TableSet::all(6);
    CHECK(choose(Policy::best_fit, tables, free, dice) == 2);
    free.remove(2);
    CHECK(choose(Policy::best_fit, tables, free, dice) == 4);
    free.remove(4);
    CHECK(choose(Policy::best_fit, tables, free, dice) == 1);
    free.remove(1);
    free.remove(3);
    CHECK(choose(Policy::best_fit, tables, free, dice) == 0);
    free.remove(0);
    CHECK(choose(Policy::best_fit, tables, free, dice) == 5);
}

TEST_CASE("policies are known by their names")
{
    CHECK(policy_named("random") == Policy::random);
    CHECK(policy_named("best_fit") == Policy::best_fit);
    CHECK_FALSE(policy_named("Random"));
    CHECK_FALSE(policy_named(""));
    CHECK(name_of(Policy::random) == "random");
    CHECK(name_of(Policy::best_fit) == "best_fit");
}

TEST_CASE("a party fits a table that has a seat for everybody")
{
    const Room room = a_room_with(tables_with_seats({2, 4, 6}));
    CHECK(room.tables_for(party_of(2)).count() == 3);
    CHECK(room.tables_for(party_of(3)).count() == 2);
    CHECK(room.tables_for(party_of(6)).count() == 1);
    CHECK(room.tables_for(party_of(7)).empty());
}

TEST_CASE("a table is found by its id")
{
    const Room room = a_room_of(3);
    CHECK(room.place_of(TableId{102}) == 1);
    CHECK_FALSE(room.place_of(TableId{104}));
}

TEST_CASE("a house takes parties from one guest to its largest")
{
    const Room room = a_room_of(1);
    CHECK_FALSE(room.admits(0));
    CHECK(room.admits(1));
    CHECK(room.admits(10));
    CHECK_FALSE(room.admits(11));
    CHECK_FALSE(room.admits(-4));
}
