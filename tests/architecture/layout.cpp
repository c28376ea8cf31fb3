#include "tests/architecture/tree.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <set>

using namespace maitred;
namespace fs = std::filesystem;

namespace {

/// Everything that may lie in the root beside dotfiles and what builds and runs leave there.
const std::set<std::string> in_the_root = {"CMakeLists.txt",
                                           "CMakePresets.json",
                                           "core",
                                           "adapters",
                                           "app",
                                           "migrations",
                                           "tests",
                                           "cmake",
                                           "docker",
                                           "docs",
                                           "README.md",
                                           "LICENSE",
                                           "start.sh",
                                           "test.sh",
                                           "build",
                                           "var"};

constexpr std::size_t lines_at_most = 300;
constexpr std::size_t lines_of_a_test_at_most = 400;

/// Files that may be longer, each with its reason.
const std::map<std::string, std::string> longer_with_reason = {};

bool hidden(const fs::path& path)
{
    return path.filename().string().starts_with(".");
}

std::size_t limit_for(const std::string& folder)
{
    return folder == "tests" ? lines_of_a_test_at_most : lines_at_most;
}

/// The folders right below the given one that have C++ in them.
std::set<std::string> folders_below(const std::string& top)
{
    std::set<std::string> folders;
    for (const std::string& file : sources_below(top)) {
        const auto slash = file.find('/', top.size() + 1);
        if (slash != file.npos)
            folders.insert(file.substr(0, slash));
    }
    return folders;
}

} // namespace

TEST_CASE("the root holds only what belongs there")
{
    for (const fs::directory_entry& entry : fs::directory_iterator{root()}) {
        const std::string name = entry.path().filename();
        INFO(name);
        CHECK((hidden(entry.path()) || in_the_root.contains(name)));
    }
}

TEST_CASE("no file is longer than a reader's patience")
{
    for (const char* folder : {"core", "adapters", "app", "tests"})
        for (const std::string& file : sources_below(folder)) {
            INFO(file);
            if (!longer_with_reason.contains(file))
                CHECK(lines_of(file).size() <= limit_for(folder));
        }
}

TEST_CASE("a file that may be longer is longer, and has its reason")
{
    for (const auto& [file, reason] : longer_with_reason) {
        INFO(file);
        CHECK(lines_of(file).size() > lines_at_most);
        CHECK_FALSE(reason.empty());
    }
}

TEST_CASE("every folder of the first two levels opens with a README of at most a page")
{
    constexpr std::size_t a_page = 80;
    std::set<std::string> folders = {"core", "adapters", "app", "tests"};
    folders.merge(folders_below("core"));
    folders.merge(folders_below("adapters"));
    for (const std::string& folder : folders) {
        INFO(folder);
        const std::string page = folder + "/README.md";
        CHECK(fs::exists(root() / page));
        if (folder != "core")
            CHECK(lines_of(page).size() <= a_page);
    }
}

TEST_CASE("every test that the core's rules name exists")
{
    std::set<std::string> tests;
    for (const char* folder : {"tests/core", "tests/zones"})
        for (const std::string& file : sources_below(folder))
            for (const std::string& line : lines_of(file))
                if (line.starts_with("TEST_CASE(\""))
                    tests.insert(line.substr(11, line.rfind('"') - 11));
    REQUIRE(tests.size() > 100);
    std::size_t named = 0;
    for (const std::string& line : lines_of("core/README.md")) {
        const auto start = line.find("*“");
        const auto end = line.find("”*");
        if (start == line.npos || end == line.npos)
            continue;
        const std::string test = line.substr(start + 4, end - start - 4);
        INFO(test);
        CHECK(tests.contains(test));
        ++named;
    }
    CHECK(named > 40);
}

TEST_CASE("a header is read once, however often it is included")
{
    for (const char* folder : {"core", "adapters", "app", "tests"})
        for (const std::string& file : sources_below(folder)) {
            if (!file.ends_with(".hpp"))
                continue;
            INFO(file);
            const auto lines = lines_of(file);
            CHECK((!lines.empty() && lines.front() == "#pragma once"));
        }
}
