#include "app/config.hpp"
#include "app/variables.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

using namespace maitred;

namespace {

std::string text_of(const std::string& path)
{
    const std::ifstream file{std::string{MAITRED_ROOT} + "/" + path};
    REQUIRE(file.is_open());
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// What stands between the comment about the table and the next empty line.
std::string table_in(const std::string& readme)
{
    const auto comment = readme.find("<!-- The table below");
    REQUIRE(comment != readme.npos);
    const auto start = readme.find('\n', comment) + 1;
    const auto end = readme.find("\n\n", start);
    REQUIRE(end != readme.npos);
    return readme.substr(start, end + 1 - start);
}

} // namespace

TEST_CASE("the README's table of settings is the one that the program knows")
{
    CHECK(table_in(text_of("README.md")) == app::variables_for_readme());
}

TEST_CASE("--help tells every setting and its default")
{
    const std::string help = app::variables_for_help();
    for (const app::Variable& variable : app::variables())
        CHECK(help.find("  " + variable.name + " (") != help.npos);
    CHECK(help.find("PORT (8000)") != help.npos);
    CHECK(help.find("ADMIN_TOKEN (none)") != help.npos);
}
