#include "adapters/http/text/decimal.hpp"

#include <catch2/catch.hpp>

using maitred::http::read_decimal;

TEST_CASE("a party is a whole number or it is none")
{
    CHECK(read_decimal("4") == 4);
    CHECK(read_decimal("-1") == -1);
    CHECK(read_decimal("4", 1, 10) == 4);
    CHECK_FALSE(read_decimal("11", 1, 10));
    for (const char* text :
         {"", " 4", "4 ", "+4", "4.0", "four", "0x4", "1e3", "--1", "1000000000000000000000"})
        CHECK_FALSE(read_decimal(text));
}
