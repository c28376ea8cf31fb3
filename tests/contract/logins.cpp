#include "adapters/storage/postgres/postgres_storage.hpp"
#include "tests/contract/house.hpp"
#include "tests/support/private_postgres.hpp"

namespace maitred {
namespace {

/// Opened by these addresses, migrated, and served.
struct Served {
    NoMeasures measures;
    Database node;
    std::vector<std::string> migrated = node.schema->migrate(today());

    explicit Served(const std::string& url, const std::string& migration_url = "")
        : node{postgres::open_postgres({.url = url, .migration_url = migration_url, .pool_size = 2},
                                       measures)}
    {
    }

    std::string trouble() const { return node.schema->trouble().value_or(""); }
    std::string warning() const { return node.schema->warning().value_or(""); }

    /// Everything that serving does, and migrating twice.
    void must_work() const
    {
        CHECK(trouble() == "");
        House house{*node.storage, "cafe"};
        House other{*node.storage, "other"};
        const Reservation dinner = house.party(at("19:00"), 1);
        REQUIRE(house.commit({dinner}) == Committed::yes);
        CHECK(house.stored(dinner) == dinner);
        CHECK(contents(other) == BookAudit{});
        CHECK(house.settle(7, 15).clashes.empty());
        CHECK(house.findings().empty());
        (void)house.open()->subscribe({*Email::of("ada@example.net")}, today(), {},
                                      [](GuestId) { return std::string{}; });
        house.open()->unsubscribe(*Email::of("ada@example.net"));
        CHECK(node.storage->sweep(today() + std::chrono::hours{1}) == 1);
        CHECK(node.storage->clock_ahead(today()).has_value());
        CHECK(node.schema->migrate(today()).empty());
        CHECK(trouble() == "");
        CHECK(house.version() > 0);
    }
};

bool has_role(const PrivateDatabase& database, const std::string& name)
{
    return database.ask("SELECT count(*) FROM pg_roles WHERE rolname = '" + name + "'") == "1";
}

/// What a login sees that has forgotten to say for whom it works.
std::string reservations_seen_by(const PrivateDatabase& database, const std::string& login)
{
    return database.ask("SET SESSION AUTHORIZATION " + login +
                        "; SELECT count(*) FROM reservations");
}

TEST_CASE("a superuser makes the role and serves as it")
{
    const PrivateDatabase database;
    const Served served{database.url()};
    CHECK(has_role(database, database.app_role()));
    CHECK(database.ask("SELECT rolcanlogin OR rolsuper OR rolbypassrls OR rolcreaterole FROM "
                       "pg_roles WHERE rolname = '" +
                       database.app_role() + "'") == "f");
    CHECK(served.warning() == "");
    served.must_work();
}

TEST_CASE("an owner who may make roles makes the role and serves as it")
{
    PrivateDatabase database;
    const std::string owner = database.url_of_new_owner("CREATEROLE");
    const Served served{owner};
    CHECK(has_role(database, database.app_role()));
    CHECK(served.warning() == "");
    served.must_work();
    CHECK(reservations_seen_by(database, login_in(owner)) == "0");
}

TEST_CASE("an owner who may not make roles serves under row level security that is forced")
{
    PrivateDatabase database;
    const std::string owner = database.url_of_new_owner();
    const Served served{owner};
    CHECK_FALSE(has_role(database, database.app_role()));
    CHECK_THAT(served.warning(),
               Catch::Contains("'" + login_in(owner) + "' serves, and owns the tables") &&
                   Catch::Contains("'" + database.app_role() + "'"));
    served.must_work();
    CHECK(reservations_seen_by(database, login_in(owner)) == "0");
    CHECK(database.ask("SELECT count(*) FROM reservations") == "1");
}

TEST_CASE("a role that somebody made for the owner is taken")
{
    PrivateDatabase database;
    const std::string owner = database.url_of_new_owner();
    database.ask("CREATE ROLE " + database.app_role());
    const Served outside{owner};
    CHECK_THAT(outside.warning(), Catch::Contains("owns the tables"));
    outside.must_work();
    database.ask("GRANT " + database.app_role() + " TO " + login_in(owner));
    const Served served{owner};
    CHECK(served.warning() == "");
    CHECK(served.trouble() == "");
}

TEST_CASE("one login owns the schema, and another one serves")
{
    for (const char* attributes : {"CREATEROLE", ""}) {
        PrivateDatabase database;
        const std::string owner = database.url_of_new_owner(attributes);
        const std::string plain = database.url_of_new_login("NOINHERIT");
        const Served served{plain, owner};
        CHECK(has_role(database, database.app_role()) == (*attributes != '\0'));
        CHECK(served.warning() == "");
        served.must_work();
        CHECK(database.ask("SELECT tableowner FROM pg_tables WHERE tablename = 'claims'") ==
              login_in(owner));
        const Served without{plain, owner};
        CHECK_THROWS(
            database.ask("SET SESSION AUTHORIZATION " + login_in(plain) + "; DROP TABLE claims"));
    }
}

TEST_CASE("the login that serves may also be a superuser, and takes the role")
{
    PrivateDatabase database;
    const std::string owner = database.url_of_new_owner("CREATEROLE");
    const Served served{database.url(), owner};
    CHECK(served.warning() == "");
    served.must_work();
}

TEST_CASE("an owner whom row level security does not hold needs the role to serve")
{
    PrivateDatabase database;
    const std::string owner = database.url_of_new_owner("BYPASSRLS");
    const Served served{owner};
    CHECK_THAT(served.trouble(), Catch::Contains("does not hold for '" + login_in(owner) + "'") &&
                                     Catch::Contains("run 'maitred migrate'"));
    CHECK_THROWS_AS(served.node.storage->restaurants(), Unavailable);
    (void)Served{owner, database.url()};
    const Served mended{owner};
    CHECK(mended.warning() == "");
    mended.must_work();
}

TEST_CASE("a login that is called like the role may be the owner")
{
    PrivateDatabase database;
    const std::string owner = database.url_of_new_owner();
    database.ask("ALTER ROLE " + login_in(owner) + " RENAME TO " + database.app_role());
    database.ask("ALTER ROLE " + database.app_role() + " PASSWORD 'x'");
    std::string renamed = owner;
    const auto from = renamed.find("://") + 3;
    renamed.replace(from, renamed.find('@') - from, database.app_role() + ":x");
    {
        const Served served{renamed};
        CHECK_THAT(served.warning(), Catch::Contains("owns the tables"));
        served.must_work();
    }
    database.ask("ALTER ROLE " + database.app_role() + " RENAME TO " + login_in(owner));
}

TEST_CASE("the login that migrates must come to the database that is served")
{
    const PrivateDatabase database;
    const PrivateDatabase elsewhere;
    NoMeasures measures;
    const Database node = postgres::open_postgres(
        {.url = database.url(), .migration_url = elsewhere.url()}, measures);
    CHECK_THROWS_WITH(node.schema->migrate(today()),
                      Catch::Contains(database.name()) && Catch::Contains(elsewhere.name()));
    CHECK(elsewhere.ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == "0");
}

TEST_CASE("a database may have any name")
{
    const PrivateDatabase database;
    const std::string name = database.name() + "-Jo's \"Bar\"";
    const std::string quoted = "\"" + database.name() + "-Jo's \"\"Bar\"\"\"";
    database.ask("CREATE DATABASE " + quoted);
    std::string url = database.url();
    url.replace(url.rfind('/') + 1, std::string::npos, database.name() + "-Jo's%20%22Bar%22");
    {
        const Served served{url};
        CHECK(served.warning() == "");
        served.must_work();
    }
    database.ask("DROP DATABASE " + quoted + " WITH (FORCE)");
    database.ask("DROP ROLE " + quoted.substr(0, quoted.size() - 1) + "_app\"");
}

} // namespace
} // namespace maitred
