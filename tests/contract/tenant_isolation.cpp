#include "adapters/storage/postgres/postgres_storage.hpp"
#include "tests/contract/house.hpp"
#include "tests/support/private_postgres.hpp"

#include <iterator>
#include <sstream>
#include <thread>

namespace maitred {
namespace {

/// Two restaurants with a dinner, a kept answer and a guest each, in a PostgreSQL that the case can
/// look into past the adapter: as the superuser, and as the role that serves.
struct Installed {
    PrivateDatabase database;
    NoMeasures measures;
    Database node = postgres::open_postgres({.url = database.url(), .pool_size = 2}, measures);
    std::vector<std::string> migrated = node.schema->migrate(today());
    House house{*node.storage, "cafe"};
    House other{*node.storage, "other"};

    Installed()
    {
        for (House* one : {&house, &other})
            REQUIRE(one->commit(one->draft().make(one->party(at("19:00"), 1)).keep("k", "a")) ==
                    Committed::yes);
    }

    std::string ask(const std::string& script) const { return database.ask(script); }
    std::string as_app(const std::string& script) const
    {
        return ask("SET ROLE " + database.app_role() + "; " + script);
    }
    /// In a transaction that is not committed.
    std::string as(const House& who, const std::string& script) const
    {
        return as_app("BEGIN; SET LOCAL app.restaurant_id = " + number(who) + "; " + script);
    }
    static std::string number(const House& who) { return std::to_string(who.id().number); }

    std::vector<std::string> tenant_tables() const
    {
        std::istringstream names{ask(R"(
            SELECT string_agg(table_name, ' ')
              FROM information_schema.columns
             WHERE table_schema = 'public' AND column_name = 'restaurant_id')")};
        return {std::istream_iterator<std::string>{names}, {}};
    }

    std::string trouble() const { return node.schema->trouble().value_or(""); }
    /// All connections of the pool die, and are opened anew by their next users.
    void cut_off() const
    {
        ask("SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }
};

std::string count(const std::string& table, const std::string& condition = "true")
{
    return "SELECT count(*) FROM " + table + " WHERE " + condition;
}

TEST_CASE("every table that has a restaurant_id is guarded when migrating is done")
{
    const Installed installed;
    CHECK(installed.tenant_tables().size() >= 13);
    CHECK(installed.ask(R"(
        SELECT COALESCE(string_agg(c.relname, ' '), '')
          FROM pg_class c
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'restaurant_id'
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
           AND NOT (c.relrowsecurity AND c.relforcerowsecurity
                    AND (SELECT count(*) FROM pg_policy p
                          WHERE p.polrelid = c.oid AND p.polcmd = '*'
                            AND p.polwithcheck IS NOT NULL) = 1))") == "");
    CHECK(installed.trouble() == "");
    CHECK(installed.node.schema->warning() == std::nullopt);
}

TEST_CASE("who works for no restaurant sees no row of any")
{
    const Installed installed;
    for (const std::string& table : installed.tenant_tables()) {
        INFO(table);
        CHECK(installed.as_app(count(table)) == "0");
    }
    CHECK(installed.ask(count("reservations")) == "2");
    CHECK(installed.as_app(count("restaurants")) == "2");
}

TEST_CASE("who works for one restaurant sees all of its rows and no other")
{
    const Installed installed;
    const std::string mine = "restaurant_id = " + Installed::number(installed.house);
    std::size_t filled = 0;
    for (const std::string& table : installed.tenant_tables()) {
        INFO(table);
        const std::string all = installed.ask(count(table, mine));
        CHECK(installed.as(installed.house, count(table)) == all);
        CHECK(installed.as(installed.house, count(table, mine)) == all);
        filled += all == "0" ? 0 : 1;
    }
    CHECK(filled >= 8);
}

TEST_CASE("nobody writes rows of another restaurant")
{
    const Installed installed;
    const std::string theirs = Installed::number(installed.other);
    const auto refused = Catch::Contains("row-level security");
    const std::string insert = "INSERT INTO days (restaurant_id, utc_date, version) VALUES (";
    CHECK_NOTHROW(installed.as(installed.other, insert + theirs + ", 1, 1)"));
    CHECK_THROWS_WITH(installed.as(installed.house, insert + theirs + ", 1, 1)"), refused);
    CHECK_THROWS_WITH(installed.as_app(insert + theirs + ", 1, 1)"), refused);
    CHECK_THROWS_WITH(installed.as(installed.house, "UPDATE guests SET restaurant_id = " + theirs),
                      refused);
    const auto touched = [&](const std::string& statement) {
        return installed.as(installed.house, "WITH touched AS (" + statement +
                                                 " WHERE restaurant_id = " + theirs +
                                                 " RETURNING 1) SELECT count(*) FROM touched");
    };
    CHECK(touched("UPDATE reservations SET name = 'Eve'") == "0");
    CHECK(touched("UPDATE guests SET newsletter_opt_in = true") == "0");
    CHECK(touched("DELETE FROM claims") == "0");
    CHECK(touched("DELETE FROM kept_answers") == "0");
}

TEST_CASE("for whom a transaction worked is forgotten when it ends")
{
    const Installed installed;
    const std::string begin = "BEGIN; SET LOCAL app.restaurant_id = 1; ";
    CHECK(installed.as_app(begin + count("guests")) == "1");
    CHECK(installed.as_app(begin + "COMMIT; " + count("guests")) == "0");
    CHECK(installed.as_app("COMMIT; " + begin + "ROLLBACK; " + count("guests")) == "0");
}

TEST_CASE("the role that serves may use the tables, and neither change nor unguard them")
{
    const Installed installed;
    for (const char* statement :
         {"ALTER TABLE guests DISABLE ROW LEVEL SECURITY", "DROP POLICY tenant ON guests",
          "CREATE POLICY mine ON guests USING (true)", "DROP TABLE claims", "TRUNCATE claims",
          "CREATE TABLE here (id bigint)", "DELETE FROM schema_migrations",
          "SET row_security = off; SELECT count(*) FROM guests"}) {
        INFO(statement);
        CHECK_THROWS(installed.as_app(statement));
    }
    CHECK(installed.as_app(count("schema_migrations")) != "0");
    installed.ask("CREATE TABLE made_later (id bigserial, name text)");
    CHECK_NOTHROW(installed.as_app("INSERT INTO made_later (name) VALUES ('x')"));
}

TEST_CASE("whoever the address names, the pool's connections work as the role that serves")
{
    Installed installed;
    installed.ask("CREATE TABLE writers (role text)");
    installed.ask(R"(
        CREATE FUNCTION note_writer() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            INSERT INTO writers VALUES (current_user);
            RETURN NEW;
        END $$)");
    installed.ask("CREATE TRIGGER noted AFTER INSERT OR UPDATE ON guests "
                  "FOR EACH ROW EXECUTE FUNCTION note_writer()");
    const auto write = [&](const std::string& who) {
        const Reservation dinner =
            installed.house.party(at("20:00"), 1, guest("Bob", who + "@example.org"));
        REQUIRE(installed.house.commit(installed.house.draft().make(dinner).without_claims()) ==
                Committed::yes);
        (void)installed.house.open()->subscribe({*Email::of(who + "@example.net")}, today(), {},
                                                [](GuestId) { return std::string{}; });
    };
    write("bob");
    installed.cut_off();
    write("rob");
    CHECK(installed.ask(count("writers")) == "4");
    CHECK(installed.ask("SELECT string_agg(DISTINCT role, ' ') FROM writers") ==
          installed.database.app_role());
}

TEST_CASE("a new table of tenant data without its guard is named, and not served")
{
    const Installed installed;
    const auto unguarded = Catch::Contains("'gift_cards' lacks row level security");
    installed.ask("CREATE TABLE gift_cards (restaurant_id bigint NOT NULL)");
    CHECK_THAT(installed.trouble(), unguarded);
    installed.ask("ALTER TABLE gift_cards ENABLE ROW LEVEL SECURITY");
    installed.ask("CREATE POLICY tenant ON gift_cards USING (true)");
    CHECK_THAT(installed.trouble(), unguarded);
    installed.ask("ALTER TABLE gift_cards FORCE ROW LEVEL SECURITY");
    CHECK(installed.trouble() == "");
    installed.ask("INSERT INTO gift_cards VALUES (1)");
    CHECK_THAT(installed.trouble(),
               Catch::Contains("'gift_cards' shows rows to a transaction that works for no"));
    installed.ask("DROP POLICY tenant ON gift_cards");
    CHECK_THAT(installed.trouble(), unguarded);
}

TEST_CASE("a guard that is taken off a table that was there is noticed, too")
{
    const Installed installed;
    installed.ask("ALTER TABLE claims NO FORCE ROW LEVEL SECURITY");
    CHECK_THAT(installed.trouble(), Catch::Contains("'claims' lacks"));
    installed.ask("ALTER TABLE claims FORCE ROW LEVEL SECURITY");
    CHECK(installed.trouble() == "");
    installed.ask("ALTER TABLE events DISABLE ROW LEVEL SECURITY");
    CHECK_THAT(installed.trouble(), Catch::Contains("'events' lacks"));
}

TEST_CASE("a superuser who finds no role to take does not serve, until migrating has made one")
{
    const Installed installed;
    const std::string role = installed.database.app_role();
    installed.ask("DROP OWNED BY " + role + "; DROP ROLE " + role);
    installed.cut_off();
    CHECK_THAT(installed.trouble(),
               Catch::Contains("'" + role + "'") && Catch::Contains("run 'maitred migrate'"));
    CHECK_THROWS_AS(installed.house.version(), Unavailable);
    CHECK_THROWS_AS(installed.node.storage->restaurants(), Unavailable);
    CHECK(installed.node.schema->migrate(today()).empty());
    CHECK(installed.trouble() == "");
    CHECK(installed.house.version() == 1);
}

TEST_CASE("a role that was freed of row level security does not serve")
{
    const Installed installed;
    const std::string role = installed.database.app_role();
    for (const char* freedom : {"BYPASSRLS", "SUPERUSER"}) {
        installed.ask("ALTER ROLE " + role + " " + freedom);
        installed.cut_off();
        CHECK_THAT(installed.trouble(),
                   Catch::Contains("does not hold for the role '" + role + "'"));
        CHECK_THROWS_AS(installed.house.version(), Unavailable);
        installed.ask("ALTER ROLE " + role + " NOBYPASSRLS NOSUPERUSER");
    }
    CHECK(installed.trouble() == "");
    CHECK(installed.house.version() == 1);
}

TEST_CASE("the guard is looked at once a statement, and a row is still found by its key")
{
    const Installed installed;
    const std::string plan = installed.as(
        installed.house, "SET LOCAL enable_seqscan = off; EXPLAIN (FORMAT JSON) SELECT * FROM "
                         "days WHERE restaurant_id = 1 AND utc_date = 2");
    CHECK_THAT(plan, Catch::Contains("One-Time Filter") && Catch::Contains("days_pkey"));
    CHECK_THAT(plan, Catch::Contains("((restaurant_id = 1) AND (utc_date = 2))"));
}

TEST_CASE("of nodes that make a house at once, one makes it and the others find it made")
{
    const Installed installed;
    NoMeasures measures;
    std::vector<Database> nodes;
    for (int i = 0; i < 4; ++i)
        nodes.push_back(
            postgres::open_postgres({.url = installed.database.url(), .pool_size = 1}, measures));
    std::atomic<int> content = 0;
    {
        // All have looked for the house before the first may make it.
        std::jthread crowd_control{[&] {
            installed.ask("BEGIN; LOCK TABLE days IN EXCLUSIVE MODE; SELECT pg_sleep(1); COMMIT");
        }};
        while (installed.ask("SELECT count(*) FROM pg_locks WHERE mode = 'ExclusiveLock' AND "
                             "relation = 'days'::regclass") == "0")
            std::this_thread::yield();
        std::vector<std::jthread> threads;
        for (Database& node : nodes)
            threads.emplace_back([&] {
                try {
                    const House bistro{*node.storage, "bistro", 4};
                    content += bistro.open()->room().tables.size() == 4 ? 1 : 0;
                } catch (const std::exception&) {
                    // it is counted that it is not content
                }
            });
    }
    CHECK(content == 4);
    CHECK(installed.node.storage->restaurants().size() == 3);
}

} // namespace
} // namespace maitred
