#include "tests/app/settings.hpp"
#include "tests/support/temporary_folder.hpp"

#include "app/variables.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace maitred;
using namespace maitred::test;

namespace {

std::string file_with(const TemporaryFolder& folder, const std::string& text)
{
    const auto path = folder.path() / "value";
    std::ofstream{path} << text;
    return path;
}

} // namespace

TEST_CASE("a secret may stand in a file, with or without the end of its line")
{
    const TemporaryFolder folder;
    for (const char* text : {"let me in", "let me in\n", "let me in\nand more\n", "let me in\r\n"})
        CHECK(configured({{"ADMIN_TOKEN_FILE", file_with(folder, text)}}).admin_token ==
              "let me in");
}

TEST_CASE("every variable may stand in a file")
{
    const TemporaryFolder folder;
    for (const app::Variable& variable : app::variables()) {
        INFO(variable.name);
        CHECK(complaint_about({{variable.name + "_FILE", file_with(folder, variable.otherwise)}})
                  .empty());
    }
    CHECK(configured({{"PORT_FILE", file_with(folder, "81\n")}}).port == 81);
}

TEST_CASE("who says a value twice is asked which one they mean")
{
    const TemporaryFolder folder;
    const std::string line = complaint_about(
        {{"ADMIN_TOKEN", "let me in"}, {"ADMIN_TOKEN_FILE", file_with(folder, "or me")}});
    CHECK(line == "ADMIN_TOKEN and ADMIN_TOKEN_FILE are both set");
}

TEST_CASE("a file that cannot be read is named, and so is its variable")
{
    const TemporaryFolder folder;
    for (const std::string& path : {(folder.path() / "nothing").string(), folder.path().string()}) {
        const std::string line = complaint_about({{"SECRET_KEY_FILE", path}});
        CHECK(line.find("SECRET_KEY_FILE") != line.npos);
        CHECK(line.find(path) != line.npos);
    }
}

TEST_CASE("a bad value in a file stops the start, and is not repeated where it is a secret")
{
    const TemporaryFolder folder;
    const std::string line =
        complaint_about({{"SECRET_KEY_FILE", file_with(folder, "too short\n")}});
    CHECK(line.starts_with("SECRET_KEY must be "));
    CHECK(line.find("too short") == line.npos);
}
