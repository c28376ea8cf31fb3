#include "tests/architecture/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <set>

using namespace maitred;

namespace {

/// The headers of C++20, as far as the core may need them: no threads, no streams, no files.
const std::set<std::string> known_to_the_core = {
    "algorithm", "array",       "atomic",    "bit",         "charconv",      "chrono",
    "cmath",     "compare",     "concepts",  "cstddef",     "cstdint",       "cstdio",
    "cstdlib",   "cstring",     "exception", "functional",  "future",        "initializer_list",
    "iterator",  "limits",      "list",      "map",         "memory",        "numeric",
    "optional",  "queue",       "ranges",    "set",         "span",          "stdexcept",
    "string",    "string_view", "tuple",     "type_traits", "unordered_map", "unordered_set",
    "utility",   "variant",     "vector"};

/// Headers of a library, and the only folders that may name them.
struct Library {
    const char* name;
    std::vector<std::string> headers; ///< beginnings of what an include names
    std::vector<std::string> at_home;
};

const std::vector<Library> libraries = {
    {"SOCI and libpq",
     {"soci", "libpq", "postgresql/", "pg_config", "sqlite3"},
     {"adapters/storage"}},
    {"Asio and Beast", {"boost/asio", "boost/beast"}, {"adapters/server"}},
    {"spdlog", {"spdlog"}, {"adapters/log"}},
    {"libsodium and libxcrypt", {"sodium", "crypt.h"}, {"adapters/crypto"}},
    {"libcurl", {"curl/"}, {"adapters/mail", "adapters/sms"}},
    {"libical and Mustache", {"libical/", "kainjow/"}, {"adapters/mail"}},
    {"libjpeg, libpng and libwebp", {"jpeglib", "jerror", "png", "webp/"}, {"adapters/pictures"}},
};

/// An adapter may include its own headers, the core's, and those of the folders listed here.
struct Neighbour {
    std::string folder;
    std::string may_include;
};

const std::vector<Neighbour> neighbours = {
    {"adapters/storage/memory", "adapters/storage/sql"},
    {"adapters/storage/sqlite", "adapters/storage/sql"},
    {"adapters/storage/postgres", "adapters/storage/sql"},
    {"adapters/server", "adapters/http"},
};

/// The folder that is one adapter: adapters/http, adapters/storage/sqlite.
std::string adapter_of(const std::string& file)
{
    const auto second = file.find('/', sizeof "adapters/" - 1);
    const std::string first = file.substr(0, second);
    if (first != "adapters/storage" || second == file.npos)
        return first;
    const auto third = file.find('/', second + 1);
    return third == file.npos ? first : file.substr(0, third);
}

bool may_include(const std::string& file, const std::string& header)
{
    if (below(header, "core") || adapter_of(header) == adapter_of(file))
        return true;
    return std::any_of(neighbours.begin(), neighbours.end(), [&](const Neighbour& one) {
        return below(file, one.folder) && below(header, one.may_include);
    });
}

bool stranger(const Library& library, const Include& include)
{
    const auto names = [&](const std::string& start) { return include.of.starts_with(start); };
    const auto holds = [&](const std::string& home) { return below(include.by, home); };
    return std::any_of(library.headers.begin(), library.headers.end(), names) &&
           std::none_of(library.at_home.begin(), library.at_home.end(), holds);
}

std::string shown(const Include& include)
{
    return include.by + " includes " + include.of;
}

} // namespace

TEST_CASE("the tree that is read back is there")
{
    REQUIRE(sources_below("core").size() > 30);
    REQUIRE(includes_below("core").size() > 100);
}

TEST_CASE("the core includes the standard library and itself, nothing else")
{
    for (const Include& include : includes_below("core")) {
        INFO(shown(include));
        if (include.of_ours)
            CHECK(below(include.of, "core"));
        else
            CHECK(known_to_the_core.contains(include.of));
    }
}

TEST_CASE("no adapter includes another's headers, except those that it is built on")
{
    for (const Include& include : includes_below("adapters")) {
        if (!include.of_ours)
            continue;
        INFO(shown(include));
        const bool ours = include.of.starts_with("migrations/");
        CHECK((ours || may_include(include.by, include.of)));
    }
}

TEST_CASE("only app knows everybody: nothing includes app but itself")
{
    for (const char* folder : {"core", "adapters", "migrations"})
        for (const Include& include : includes_below(folder)) {
            INFO(shown(include));
            CHECK_FALSE(below(include.of, "app"));
        }
}

TEST_CASE("nothing that is served includes tests")
{
    for (const char* folder : {"core", "adapters", "app", "migrations"})
        for (const Include& include : includes_below(folder)) {
            INFO(shown(include));
            CHECK_FALSE(below(include.of, "tests"));
        }
}

TEST_CASE("a library is known to its adapter only")
{
    for (const char* folder : {"core", "adapters", "app"})
        for (const Include& include : includes_below(folder))
            for (const Library& library : libraries) {
                INFO(shown(include) << ", but " << library.name << " is at home elsewhere");
                CHECK_FALSE(stranger(library, include));
            }
}

TEST_CASE("an include names what it reaches from the root, and what it names exists")
{
    for (const char* folder : {"core", "adapters", "app", "tests"})
        for (const Include& include : includes_below(folder)) {
            if (!include.of_ours)
                continue;
            INFO(shown(include));
            CHECK(include.of.find("..") == std::string::npos);
            const auto top = include.of.substr(0, include.of.find('/'));
            constexpr std::array ours = {"core", "adapters", "app", "tests"};
            if (std::find(ours.begin(), ours.end(), top) != ours.end())
                CHECK(std::filesystem::exists(root() / include.of));
        }
}

TEST_CASE("these rules would notice")
{
    CHECK(may_include("adapters/storage/sqlite/day.cpp", "adapters/storage/sql/rows.hpp"));
    CHECK_FALSE(may_include("adapters/storage/sqlite/day.cpp", "adapters/storage/postgres/a.hpp"));
    CHECK_FALSE(may_include("adapters/storage/sql/rows.cpp", "adapters/storage/sqlite/day.hpp"));
    CHECK(may_include("adapters/server/session.cpp", "adapters/http/router.hpp"));
    CHECK_FALSE(may_include("adapters/http/router.cpp", "adapters/server/session.hpp"));
    CHECK(may_include("adapters/http/surfaces/guest/routes.cpp", "adapters/http/router.hpp"));
    CHECK_FALSE(may_include("adapters/desk/lanes.cpp", "adapters/storage/memory/book.hpp"));
    CHECK(stranger(libraries[1], {"adapters/http/router.cpp", "boost/asio.hpp", false}));
    CHECK_FALSE(stranger(libraries[1], {"adapters/server/session.cpp", "boost/asio.hpp", false}));
    CHECK_FALSE(stranger(libraries[1], {"adapters/http/json.cpp", "boost/json.hpp", false}));
    CHECK(stranger(libraries[4], {"adapters/live/feed.cpp", "curl/curl.h", false}));
    CHECK_FALSE(stranger(libraries[4], {"adapters/sms/texter.cpp", "curl/curl.h", false}));
    CHECK(stranger(libraries[6], {"adapters/http/surface.cpp", "png.h", false}));
}
