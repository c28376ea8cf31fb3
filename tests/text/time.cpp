#include "adapters/http/text/time.hpp"

#include <catch2/catch.hpp>

using namespace maitred;
using namespace maitred::http;
using namespace std::chrono_literals;

namespace {

std::string rewritten(std::string_view text)
{
    const auto instant = read_time(text);
    return instant ? write_time(*instant) : "none";
}

} // namespace

TEST_CASE("a time is understood in every spelling that RFC 3339 and our guests use")
{
    CHECK(rewritten("2025-09-10T19:12:00Z") == "2025-09-10T19:12:00Z");
    CHECK(rewritten("2025-09-10t19:12:00z") == "2025-09-10T19:12:00Z");
    CHECK(rewritten("2025-09-10 19:12:00Z") == "2025-09-10T19:12:00Z");
    CHECK(rewritten("2025-09-10T19:12:00+02:00") == "2025-09-10T17:12:00Z");
    CHECK(rewritten("2025-09-10T19:12:00-23:59") == "2025-09-11T19:11:00Z");
    CHECK(rewritten("2025-09-10T19:12+02:00") == "2025-09-10T17:12:00Z");
    CHECK(rewritten("2025-09-10T19:12:59.999999999Z") == "2025-09-10T19:12:59Z");
    CHECK(rewritten("2024-02-29T00:00:00Z") == "2024-02-29T00:00:00Z");
}

TEST_CASE("without an offset a time is UTC, and a bare date is its midnight")
{
    CHECK(rewritten("2025-09-10T19:12:00") == "2025-09-10T19:12:00Z");
    CHECK(rewritten("2025-09-10") == "2025-09-10T00:00:00Z");
    CHECK_FALSE(read_written_time("2025-09-10T19:12")->offset);
    CHECK(read_written_time("2025-09-10T19:12Z")->offset == 0min);
    CHECK(write_time(read_written_time("2025-09-10T19:12")->instant(120min)) ==
          "2025-09-10T17:12:00Z");
}

TEST_CASE("the plus of an offset that a URL turned into a space is a plus again")
{
    CHECK(rewritten("2025-09-10T19:12:00 02:00") == "2025-09-10T17:12:00Z");
    CHECK(rewritten("2025-09-10 19:12 02:00") == "2025-09-10T17:12:00Z");
}

TEST_CASE("fractions are kept to the microsecond")
{
    CHECK(*read_time("1970-01-01T00:00:00.5Z") == Instant{500ms});
    CHECK(*read_time("1970-01-01T00:00:00.000001999Z") == Instant{1us});
    CHECK(write_time(Instant{-1us}) == "1969-12-31T23:59:59Z");
}

TEST_CASE("nothing that is not a time is taken for one")
{
    for (const char* text : {"",
                             "2025",
                             "2025-9-10",
                             "2025-09-31",
                             "2025-02-29",
                             "2025-13-01",
                             "2025-00-10",
                             "0000-01-01",
                             "99999-01-01",
                             "-2025-01-01",
                             "2025-09-10T",
                             "2025-09-10T19",
                             "2025-09-10T24:00",
                             "2025-09-10T19:60",
                             "2025-09-10T19:12:60Z",
                             "2025-09-10T19:12:00.Z",
                             "2025-09-10T19:12:00.0123456789Z",
                             "2025-09-10T19:12:00+2:00",
                             "2025-09-10T19:12:00+24:00",
                             "2025-09-10T19:12:00+0200",
                             "2025-09-10T19:12:00ZZ",
                             "2025-09-10Z",
                             "2025-09-10x19:12",
                             " 2025-09-10",
                             "2025-09-10 ",
                             "2025-09-10T19:12:00Z ",
                             "2025-09-10T19:12.5Z",
                             "0001-01-01T00:00:00+00:01",
                             "9999-12-31T23:59:59-00:01",
                             "now"})
        CHECK(rewritten(text) == "none");
}

TEST_CASE("a date is ten characters of a real calendar")
{
    CHECK(write_date(*read_date("2025-09-10")) == "2025-09-10");
    CHECK(write_date(*read_date("0001-01-01")) == "0001-01-01");
    CHECK_FALSE(read_date("2025-09-10T00:00"));
    CHECK_FALSE(read_date("2023-02-29"));
}
