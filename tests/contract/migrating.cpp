#include "tests/contract/database_under_test.hpp"
#include "tests/contract/house.hpp"

#include <thread>

namespace maitred {
namespace {

bool mentions(const std::optional<std::string>& sentence, const std::string& words)
{
    return sentence && sentence->find(words) != std::string::npos;
}

int newest()
{
    return migrations_under_test().back().number;
}

/// A migration of a later release, as that release would have recorded it.
void record_later_migration(EmptyDatabase& database, int oldest_binary)
{
    database.ask("INSERT INTO schema_migrations "
                 "(number, name, checksum, oldest_binary, applied_at) VALUES (" +
                 std::to_string(newest() + 1) + ", 'from_the_future', 'abc', " +
                 std::to_string(oldest_binary) + ", 0)");
}

TEST_CASE("migrations are numbered from one without gaps, the same in every dialect")
{
    const auto sqlite = migrations::sqlite();
    const auto postgres = migrations::postgres();
    REQUIRE(sqlite.size() == postgres.size());
    for (std::size_t i = 0; i < sqlite.size(); ++i) {
        CHECK(sqlite[i].number == static_cast<int>(i) + 1);
        CHECK(postgres[i].number == sqlite[i].number);
        CHECK(postgres[i].name == sqlite[i].name);
        CHECK(postgres[i].oldest_binary == sqlite[i].oldest_binary);
        CHECK(sqlite[i].oldest_binary <= sqlite[i].number);
        CHECK(sqlite[i].checksum.size() == 64);
    }
}

TEST_CASE("an empty database is not served, and migrating it mends that")
{
    const auto database = empty_database();
    const Database opened = database->open();
    CHECK(mentions(opened.schema->trouble(), "no schema"));
    const std::vector<std::string> done = opened.schema->migrate(today());
    CHECK(done.size() == migrations_under_test().size());
    CHECK(opened.schema->trouble() == std::nullopt);
    CHECK(database->ask("SELECT count(*) FROM schema_migrations") ==
          std::to_string(migrations_under_test().size()));
    CHECK(database->ask("SELECT applied_at FROM schema_migrations WHERE number = 1") ==
          std::to_string(today().time_since_epoch().count()));
}

TEST_CASE("migrating twice does nothing the second time")
{
    const auto database = empty_database();
    (void)database->open().schema->migrate(today());
    CHECK(database->open().schema->migrate(today()).empty());
}

TEST_CASE("of two that migrate at once, one does it and the other finds it done")
{
    const auto database = empty_database();
    std::vector<Database> nodes;
    for (int i = 0; i < 4; ++i)
        nodes.push_back(database->open());
    std::atomic<std::size_t> done = 0;
    {
        std::vector<std::jthread> threads;
        for (Database& node : nodes)
            threads.emplace_back([&] { done += node.schema->migrate(today()).size(); });
    }
    CHECK(done == migrations_under_test().size());
    CHECK(nodes[0].schema->trouble() == std::nullopt);
}

TEST_CASE("a migration that was altered after it was applied is refused")
{
    const auto database = empty_database();
    const Database opened = database->open();
    opened.schema->migrate(today());
    database->ask("UPDATE schema_migrations SET checksum = 'altered' WHERE number = 1");
    CHECK(mentions(opened.schema->trouble(), "not the one that was applied"));
    CHECK_THROWS_WITH(opened.schema->migrate(today()),
                      Catch::Contains("not the one that was applied"));
}

TEST_CASE("a database that needs a later binary is refused")
{
    const auto database = empty_database();
    const Database opened = database->open();
    opened.schema->migrate(today());
    record_later_migration(*database, newest() + 1);
    CHECK(mentions(opened.schema->trouble(), "too new"));
    CHECK_THROWS_WITH(opened.schema->migrate(today()), Catch::Contains("too new"));
}

TEST_CASE("a later migration that this binary can live with is no trouble")
{
    const auto database = empty_database();
    const Database opened = database->open();
    opened.schema->migrate(today());
    record_later_migration(*database, newest());
    CHECK(opened.schema->trouble() == std::nullopt);
    CHECK(opened.schema->migrate(today()).empty());
}

/// Brings a database to the schema of an earlier release, as that release would have recorded it.
void migrate_to(EmptyDatabase& database, int number)
{
    database.ask("CREATE TABLE schema_migrations (number integer PRIMARY KEY, name text NOT NULL, "
                 "checksum text NOT NULL, oldest_binary integer NOT NULL, applied_at bigint NOT "
                 "NULL)");
    for (const migrations::Migration& one : migrations_under_test()) {
        if (one.number > number)
            continue;
        database.ask(std::string{one.sql});
        database.ask("INSERT INTO schema_migrations VALUES (" + std::to_string(one.number) + ", '" +
                     std::string{one.name} + "', '" + std::string{one.checksum} + "', " +
                     std::to_string(one.oldest_binary) + ", 0)");
    }
}

void insert_restaurant(EmptyDatabase& database, const std::string& id)
{
    database.ask("INSERT INTO restaurants (id, uuid, slug, name, time_zone, slot_minutes, "
                 "turn_minutes, total_tables, largest_party, made_at) VALUES (" +
                 id + ", '" + fresh_uuid({1}).text() + "', 'cafe" + id +
                 "', 'Café', 'UTC', 30, 30, 1, 10, 0)");
}

/// A row of a binary that knew of no members and no figures.
void insert_reservation(EmptyDatabase& database, const std::string& restaurant, int id,
                        const Window& sitting, const std::string& party_table_and_stage)
{
    const auto micros = [](Instant instant) {
        return std::to_string(instant.time_since_epoch().count());
    };
    database.ask("INSERT INTO reservations (restaurant_id, id, uuid, utc_date, starts_at, ends_at, "
                 "party, table_id, stage, pinned, stage_at, name, notes, source, made_at, "
                 "changed_at) VALUES (" +
                 restaurant + ", " + std::to_string(id) + ", '" + fresh_uuid({1}).text() +
                 "', 0, " + micros(sitting.start) + ", " + micros(sitting.end) + ", " +
                 party_table_and_stage + ", '0', 0, 'Ada', '', '" +
                 std::string{text_of(Source::guest_surface)} + "', 0, 0)");
}

TEST_CASE("reservations of an earlier release are nobody's, and in the figures once migrated")
{
    const auto database = empty_database();
    migrate_to(*database, 3);
    for (const char* restaurant : {"1", "2"})
        insert_restaurant(*database, restaurant);
    insert_reservation(*database, "1", 1, from("19:10", "20:00"), "4, 1, 'confirmed'");
    insert_reservation(*database, "1", 2, from("19:00", "19:30"), "3, NULL, 'confirmed'");
    insert_reservation(*database, "1", 3, from("19:00", "19:30"), "2, NULL, 'cancelled'");
    insert_reservation(*database, "1", 4, from("19:00", "19:30"), "2, NULL, 'expired'");
    insert_reservation(*database, "1", 5, from("20:14", "21:00"), "2, 1, 'no_show'");
    insert_reservation(*database, "2", 6, from("20:00", "22:01"), "9, 2, 'finished'");
    const Database opened = database->open();
    REQUIRE(opened.schema->migrate(today()).size() == migrations_under_test().size() - 3);

    const auto session = opened.storage->open({1});
    const FigureKey seven{at("19:00"), Source::guest_surface};
    const FigureKey eight{at("20:00"), Source::guest_surface};
    CHECK(session->audit().figures ==
          FigureSheet{{seven, {4, 7, 2, 0, 60}}, {eight, {1, 0, 0, 1, 0}}});
    CHECK(!session->mend_figures());
    CHECK(opened.storage->open({2})->audit().figures == FigureSheet{{eight, {1, 9, 0, 0, 150}}});
    for (const Reservation& one : session->audit().reservations) {
        CHECK(!one.member);
        CHECK(one.occasion.empty());
        CHECK(one.language == Language::english);
        CHECK(one.revision == 0);
    }
}

TEST_CASE("a restaurant of an earlier release is open, undescribed and without pictures")
{
    const auto database = empty_database();
    migrate_to(*database, 4);
    insert_restaurant(*database, "1");
    const Database opened = database->open();
    REQUIRE(opened.schema->migrate(today()).size() == migrations_under_test().size() - 4);
    const auto restaurant = opened.storage->restaurant(RestaurantId{1});
    REQUIRE(restaurant.has_value());
    const auto session = opened.storage->open({1});
    CHECK(!session->profile().closed);
    CHECK(session->profile().description.empty());
    CHECK(session->profile().made_at == Instant{});
    CHECK(session->pictures().empty());
    CHECK(opened.storage->next_number(Numbered::picture) == 1);
}

TEST_CASE("a database whose schema is out of date is not served")
{
    const auto database = empty_database();
    const Database opened = database->open();
    opened.schema->migrate(today());
    database->ask("DELETE FROM schema_migrations WHERE number = " + std::to_string(newest()));
    CHECK(mentions(opened.schema->trouble(), "out of date"));
}

} // namespace
} // namespace maitred
