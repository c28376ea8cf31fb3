#include "core/seating/plan.hpp"
#include "core/seating/table_set.hpp"

#include <catch2/catch.hpp>

using namespace maitred;

TEST_CASE("a set of all tables has each of them and no other, also beyond a word of 64")
{
    for (const std::size_t tables : {0u, 1u, 30u, 63u, 64u, 65u, 128u, 200u}) {
        CHECK(TableSet::all(tables).count() == tables);
        CHECK(TableSet::none(tables).count() == 0);
        CHECK(TableSet::none(tables).empty());
        CHECK(TableSet::all(tables).empty() == (tables == 0));
    }
}

TEST_CASE("tables are added to a set and taken out again")
{
    TableSet set = TableSet::none(130);
    for (const std::size_t table : {0u, 63u, 64u, 129u})
        set.add(table);
    CHECK(set.count() == 4);
    CHECK(set.contains(63));
    CHECK(set.contains(64));
    CHECK_FALSE(set.contains(1));
    set.remove(64);
    CHECK_FALSE(set.contains(64));
    CHECK(set.count() == 3);
    set.remove(64);
    CHECK(set.count() == 3);
}

TEST_CASE("the members of a set are ranked in the room's order")
{
    TableSet set = TableSet::none(200);
    const std::size_t tables[] = {2, 5, 63, 64, 100, 128, 199};
    for (const std::size_t table : tables)
        set.add(table);
    for (std::size_t rank = 0; rank < std::size(tables); ++rank)
        CHECK(set.member(rank) == tables[rank]);
}

TEST_CASE("what two sets share is in both")
{
    TableSet even = TableSet::none(100);
    TableSet thirds = TableSet::none(100);
    for (std::size_t table = 0; table < 100; ++table) {
        if (table % 2 == 0)
            even.add(table);
        if (table % 3 == 0)
            thirds.add(table);
    }
    even &= thirds;
    for (std::size_t table = 0; table < 100; ++table)
        CHECK(even.contains(table) == (table % 6 == 0));
}

TEST_CASE("a plan remembers each table in each slot by itself")
{
    Plan plan{48, 70};
    plan.take(38, 0);
    plan.take(38, 69);
    plan.take(39, 64);
    CHECK(plan.taken(38, 0));
    CHECK(plan.taken(38, 69));
    CHECK(plan.taken(39, 64));
    CHECK_FALSE(plan.taken(38, 64));
    CHECK_FALSE(plan.taken(39, 0));
    CHECK_FALSE(plan.taken(37, 69));
    plan.free(38, 69);
    CHECK_FALSE(plan.taken(38, 69));
    CHECK(plan.taken(38, 0));
}

TEST_CASE("the tables that a plan has taken in a slot are left out of a set")
{
    Plan plan{48, 70};
    plan.take(38, 3);
    plan.take(38, 66);
    plan.take(39, 5);
    TableSet free = TableSet::all(70);
    free.leave_out(plan.taken_in(38));
    CHECK(free.count() == 68);
    CHECK_FALSE(free.contains(3));
    CHECK_FALSE(free.contains(66));
    CHECK(free.contains(5));
}
