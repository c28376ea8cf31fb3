#include "adapters/http/text/preferences.hpp"

#include <catch2/catch.hpp>

using namespace maitred::http;

namespace {

int liked(const char* accept, const char* media_type)
{
    return weight_of_media(read_preferences(accept), media_type);
}

} // namespace

TEST_CASE("what is named is liked as it says, and fully where it says nothing")
{
    CHECK(liked("text/csv", "text/csv") == 1000);
    CHECK(liked("application/json, Text/CSV ; q=0.5", "text/csv") == 500);
    CHECK(liked("text/csv;header=present;q=0.25", "text/csv") == 250);
    CHECK(liked("text/csv;q=0", "text/csv") == 0);
    CHECK(liked("text/csv;q=often", "text/csv") == 0);
    CHECK(liked("text/csv;q=9", "text/csv") == 0);
}

TEST_CASE("a name counts before its kind, and that before whatever there is")
{
    CHECK(liked("*/*;q=0.1, text/*;q=0.2, text/csv;q=0.3", "text/csv") == 300);
    CHECK(liked("*/*;q=0.1, text/*;q=0.2, text/csv;q=0.3", "text/html") == 200);
    CHECK(liked("*/*;q=0.1, text/*;q=0.2, text/csv;q=0.3", "application/json") == 100);
    CHECK(liked("text/html", "application/json") == 0);
    CHECK(liked("", "application/json") == 1000);
    CHECK(liked(",;,", "application/json") == 0);
}
