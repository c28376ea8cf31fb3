#include "tests/scenarios/server_process.hpp"
#include "tests/support/private_postgres.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <thread>

using namespace maitred;
using namespace maitred::scenario;

namespace {

std::string sqlite_in(const TemporaryFolder& folder)
{
    return "sqlite:///" + (folder.path() / "book.db").string();
}

bool one_line(const std::string& output)
{
    return !output.empty() && output.find('\n') == output.size() - 1;
}

} // namespace

TEST_CASE("a port that is taken ends the start with one clear line")
{
    ServerProcess server{settings_for("memory:")};
    Environment settings = settings_for("memory:");
    settings["PORT"] = std::to_string(server.port());
    settings["ADMIN_PORT"] = "0";
    const Ended second = run("serve", settings);
    CHECK(second.code == 1);
    CHECK(second.output.find("port " + std::to_string(server.port()) + " is taken") !=
          std::string::npos);
}

TEST_CASE("serve refuses a database without schema, and other settings than the stored ones")
{
    const TemporaryFolder folder;
    Environment settings = settings_for(sqlite_in(folder));
    const Ended unmigrated = run("serve", settings);
    CHECK(unmigrated.code == 1);
    CHECK(one_line(unmigrated.output));
    CHECK(unmigrated.output.find("run 'maitred migrate'") != std::string::npos);

    REQUIRE(run("migrate", settings).code == 0);
    settings["SLOT_MINUTES"] = "15";
    const Ended differing = run("serve", settings);
    CHECK(differing.code == 1);
    CHECK(one_line(differing.output));
    CHECK(differing.output.find("SLOT_MINUTES is '15' here and '30'") != std::string::npos);
}

TEST_CASE("a database that cannot be used ends the start with a clear line, and soon")
{
    const TemporaryFolder folder;
    std::ofstream{folder.path() / "book.db"} << "this is not a database, it is a shopping list\n";
    const Ended corrupt = run("serve", settings_for(sqlite_in(folder)));
    CHECK(corrupt.code == 1);
    CHECK(one_line(corrupt.output));
    const Ended nowhere = run("serve", settings_for("sqlite:////nowhere/at/all.db"));
    CHECK(nowhere.code == 1);
    CHECK(one_line(nowhere.output));
    const Ended away = run("serve", settings_for("postgresql://nobody@127.0.0.1:1/nothing"));
    CHECK(away.code == 1);
    CHECK(away.output.find("PostgreSQL") != std::string::npos);
}

TEST_CASE("a setting with an impossible value is named, and stops every command")
{
    Environment settings = settings_for("memory:");
    settings["SLOT_MINUTES"] = "17";
    for (const char* command : {"serve", "migrate", "seed", "verify"}) {
        const Ended ended = run(command, settings);
        CHECK(ended.code == 2);
        CHECK(one_line(ended.output));
        CHECK(ended.output.find("SLOT_MINUTES must be") != std::string::npos);
    }
    Environment without_secret = settings_for("memory:");
    without_secret.erase("SECRET_KEY");
    const Ended ended = run("serve", without_secret);
    CHECK(ended.code == 2);
    CHECK(ended.output.find("SECRET_KEY") != std::string::npos);
}

TEST_CASE("help lists every setting, and nonsense is not taken for a command")
{
    const Ended help = run("--help", {});
    CHECK(help.code == 0);
    for (const char* word : {"serve", "migrate", "seed", "verify", "DATABASE_URL", "ADMIN_PORT"})
        CHECK(help.output.find(word) != std::string::npos);
    CHECK(run("--version", {}).output.find("maitred ") == 0);
    CHECK(run("dance", {}).code == 2);
}

TEST_CASE("two who migrate at once do it once, and both are content")
{
    const TemporaryFolder folder;
    const PrivateDatabase postgres;
    for (const std::string& url : {sqlite_in(folder), postgres.url()}) {
        const Environment settings = settings_for(url);
        Ended one{};
        std::thread first{[&] { one = run("migrate", settings); }};
        const Ended other = run("migrate", settings);
        first.join();
        CHECK(one.code == 0);
        CHECK(other.code == 0);
        const auto applied = [](const Ended& ended) {
            return ended.output.find("applied migration 1") != std::string::npos;
        };
        CHECK(applied(one) != applied(other));
    }
}

TEST_CASE("verify finds what was damaged behind our back")
{
    const PrivateDatabase database;
    const Environment settings = settings_for(database.url());
    REQUIRE(run("migrate", settings).code == 0);
    REQUIRE(run("seed", settings).code == 0);
    REQUIRE(run("verify", settings).code == 0);
    database.ask(
        "DELETE FROM claims WHERE ctid = (SELECT ctid FROM claims ORDER BY slot DESC LIMIT 1)");
    const Ended lacking = run("verify", settings);
    CHECK(lacking.code == 1);
    CHECK(lacking.output.find("lacks the claim") != std::string::npos);
    database.ask("UPDATE event_counters SET last_sequence = last_sequence + 1");
    CHECK(run("verify", settings).output.find("their counter at") != std::string::npos);
}
