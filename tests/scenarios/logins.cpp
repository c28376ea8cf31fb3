#include "tests/scenarios/guests.hpp"
#include "tests/scenarios/server_process.hpp"
#include "tests/support/private_postgres.hpp"

#include <catch2/catch.hpp>

using namespace maitred;
using namespace maitred::scenario;

namespace {

std::size_t times(const std::string& text, const std::string& words)
{
    std::size_t found = 0;
    for (auto at = text.find(words); at != text.npos; at = text.find(words, at + 1))
        ++found;
    return found;
}

constexpr const char* owner_serves = "' serves, and owns the tables";

/// A booking by a guest, and the evening's list by the admin.
void check_that_it_serves(std::uint16_t port)
{
    const auto booked =
        ask(port, test::post("/api/reservations",
                             R"({"time":"2031-05-01T19:00:00Z","guests":2,"name":"Ada",)"
                             R"("email":"ada@example.org"})"));
    REQUIRE(booked);
    CHECK(booked->status == 201);
    CHECK(listed(port, "2031-05-01").size() == 1);
}

} // namespace

TEST_CASE("an owner who may not make roles is told so once by each command, and serves")
{
    PrivateDatabase database;
    const Environment settings = settings_for(database.url_of_new_owner());
    const Ended migrated = run("migrate", settings);
    CHECK(migrated.code == 0);
    CHECK(times(migrated.output, owner_serves) == 1);
    const ServerProcess server{settings};
    check_that_it_serves(server.port());
    CHECK(eventually([&] { return times(server.log(), owner_serves) == 1; }));
    CHECK(run("seed", settings).code == 0);
    CHECK(run("verify", settings).code == 0);
}

TEST_CASE("one login migrates and another, who owns nothing, does everything else")
{
    PrivateDatabase database;
    const std::string owner = database.url_of_new_owner("CREATEROLE");
    const Environment settings = settings_for(database.url_of_new_login());
    Environment to_migrate = settings;
    to_migrate["MIGRATION_DATABASE_URL"] = owner;
    const Ended migrated = run("migrate", to_migrate);
    CHECK(migrated.code == 0);
    CHECK(times(migrated.output, owner_serves) == 0);
    const ServerProcess server{settings};
    check_that_it_serves(server.port());
    CHECK(times(server.log(), owner_serves) == 0);
    CHECK(run("seed", settings).code == 0);
    CHECK(run("verify", settings).code == 0);
}

TEST_CASE("a superuser serves as the role, and not at all without it")
{
    const PrivateDatabase database;
    const Environment settings = settings_for(database.url());
    REQUIRE(run("migrate", settings).code == 0);
    {
        const ServerProcess server{settings};
        check_that_it_serves(server.port());
        CHECK(times(server.log(), owner_serves) == 0);
    }
    database.ask("DROP OWNED BY " + database.app_role() + "; DROP ROLE " + database.app_role());
    for (const char* command : {"serve", "seed", "verify"}) {
        const Ended refused = run(command, settings);
        CHECK(refused.code == 1);
        CHECK(times(refused.output, "\n") == 1);
        CHECK(times(refused.output, "run 'maitred migrate'") == 1);
    }
    REQUIRE(run("migrate", settings).code == 0);
    CHECK(run("verify", settings).code == 0);
}
