#include "app/commands.hpp"
#include "app/back_office.hpp"
#include "tests/app/settings.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <iostream>
#include <sstream>

using namespace maitred;
using namespace maitred::test;

namespace {

/// Listens to what is said on std::cout and std::cerr while it lives.
class Ear {
public:
    Ear() : out_{std::cout.rdbuf(heard_.rdbuf())}, err_{std::cerr.rdbuf(heard_.rdbuf())} {}
    ~Ear()
    {
        std::cout.rdbuf(out_);
        std::cerr.rdbuf(err_);
    }
    std::string heard() const { return heard_.str(); }

private:
    std::ostringstream heard_;
    std::streambuf* out_;
    std::streambuf* err_;
};

struct Told {
    int code;
    std::string text;

    bool has(const std::string& part) const { return text.find(part) != text.npos; }
};

Told run(int (*command)(const app::Config&), const app::Config& config)
{
    const Ear ear;
    const int code = command(config);
    return {code, ear.heard()};
}

/// A house on SQLite in a folder of its own.
struct OnDisk {
    TemporaryFolder folder;
    Settings settings{{"DATABASE_URL", "sqlite:///" + (folder.path() / "book.db").string()}};

    app::Config with(const std::string& name, const std::string& value) const
    {
        Settings changed = settings;
        changed[name] = value;
        return configured(changed);
    }
    app::Config config() const { return configured(settings); }
};

/// Why the house would not be served with this configuration; "" if it would.
std::string trouble(const app::Config& config)
{
    NoMeasures measures;
    try {
        app::BackOffice office{config, measures};
        (void)app::house_ready_to_serve(office, config);
        return "";
    } catch (const std::runtime_error& error) {
        return error.what();
    }
}

} // namespace

TEST_CASE("migrating makes the house and says so, and a second time finds nothing to do")
{
    const OnDisk disk;
    const auto first = run(app::migrate, disk.config());
    CHECK(first.code == 0);
    CHECK(first.has("created the house 'cafe-fausse'\n"));
    CHECK(first.has("tables added: 30 tables, 1 to 30\n"));
    const auto again = run(app::migrate, disk.config());
    CHECK(again.code == 0);
    CHECK(again.text == "the schema is up to date\nthe house 'cafe-fausse' is as it should be\n");
    CHECK(trouble(disk.config()).empty());
}

TEST_CASE("a house that was never migrated is not served")
{
    const OnDisk disk;
    CHECK(trouble(disk.config()).find("maitred migrate") != std::string::npos);
    CHECK_THROWS_WITH(run(app::verify, disk.config()), Catch::Contains("maitred migrate"));
}

TEST_CASE("a house whose settings differ from the stored ones is not served, and says which")
{
    const OnDisk disk;
    REQUIRE(run(app::migrate, disk.config()).code == 0);
    CHECK(trouble(disk.with("TOTAL_TABLES", "12")) ==
          "TOTAL_TABLES is '12' here and '30' in the database: run 'maitred migrate', or set it "
          "back");
    const std::pair<const char*, const char*> others[] = {{"RESTAURANT_NAME", "Bistro"},
                                                          {"RESTAURANT_TIMEZONE", "Europe/Madrid"},
                                                          {"SLOT_MINUTES", "15"},
                                                          {"MAX_PARTY", "4"}};
    for (const auto& [name, value] : others)
        CHECK(trouble(disk.with(name, value)).starts_with(std::string{name} + " is '" + value));
    CHECK(trouble(disk.with("RESTAURANT", "bistro")) ==
          "there is no restaurant 'bistro' in the database: run 'maitred migrate'");
    CHECK(trouble(disk.with("PORT", "81")).empty());
}

TEST_CASE("migrating applies what has been set otherwise")
{
    const OnDisk disk;
    REQUIRE(run(app::migrate, disk.config()).code == 0);
    const auto fewer = run(app::migrate, disk.with("TOTAL_TABLES", "28"));
    CHECK(fewer.code == 0);
    CHECK(fewer.has("changed the settings of the house 'cafe-fausse'\n"));
    CHECK(fewer.has("tables taken out of service: 29, 30\n"));
    CHECK(trouble(disk.with("TOTAL_TABLES", "28")).empty());
    CHECK_FALSE(trouble(disk.config()).empty());
}

TEST_CASE("a seeded house is clean, and seeding it again adds nothing")
{
    const OnDisk disk;
    REQUIRE(run(app::migrate, disk.config()).code == 0);
    CHECK(run(app::verify, disk.config()).text == "clean: 0 reservations checked\n");
    const auto first = run(app::seed, disk.config());
    CHECK(first.code == 0);
    CHECK(first.has("0 days had been seeded before"));
    const auto again = run(app::seed, disk.config());
    CHECK(again.code == 0);
    CHECK(again.has("seeded 0 reservations, 0 of them cancelled"));
    const auto verified = run(app::verify, disk.config());
    CHECK(verified.code == 0);
    CHECK(verified.text.starts_with("clean: "));
    CHECK_FALSE(verified.has("clean: 0 "));
}

TEST_CASE("there is nothing to migrate, seed or verify where nothing is kept")
{
    const app::Config config = configured({{"DATABASE_URL", "memory:"}});
    for (auto* command : {app::migrate, app::seed, app::verify}) {
        const auto told = run(command, config);
        CHECK(told.code == 0);
        CHECK(told.text.starts_with("memory: keeps nothing"));
    }
    CHECK(trouble(config).empty());
}

TEST_CASE("a database that is none is left alone, with one sentence")
{
    const OnDisk disk;
    std::ofstream{disk.folder.path() / "book.db"} << std::string(4096, 'x');
    CHECK_THROWS_AS(run(app::migrate, disk.config()), std::runtime_error);
    CHECK_FALSE(trouble(disk.config()).empty());
    CHECK(trouble(disk.config()).find('\n') == std::string::npos);
}
