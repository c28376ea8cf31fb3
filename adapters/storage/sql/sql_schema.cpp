#include "adapters/storage/sql/sql_schema.hpp"

#include "adapters/storage/sql/time.hpp"

#include <algorithm>

namespace maitred::sql {
namespace {

using migrations::Migration;

constexpr RestaurantId nobody{};

constexpr const char* create_record = R"(
    CREATE TABLE IF NOT EXISTS schema_migrations (
        number        integer PRIMARY KEY,
        name          text NOT NULL,
        checksum      text NOT NULL,
        oldest_binary integer NOT NULL,
        applied_at    bigint NOT NULL
    ))";

constexpr const char* select_applied = R"(
    SELECT number, name, checksum, oldest_binary
      FROM schema_migrations
     ORDER BY number)";

constexpr const char* insert_applied = R"(
    INSERT INTO schema_migrations (number, name, checksum, oldest_binary, applied_at)
    VALUES (:number, :name, :checksum, :oldest, :now))";

struct Applied {
    int number = 0;
    std::string name;
    std::string checksum;
    int oldest_binary = 0;
};

std::vector<Applied> read_applied(soci::session& soci)
{
    std::vector<Applied> applied;
    Applied one;
    soci::statement rows =
        (soci.prepare << select_applied, soci::into(one.number), soci::into(one.name),
         soci::into(one.checksum), soci::into(one.oldest_binary));
    rows.execute();
    while (rows.fetch())
        applied.push_back(one);
    return applied;
}

std::string label(int number, std::string_view name)
{
    return "migration " + std::to_string(number) + " (" + std::string{name} + ")";
}

/// Why a database with these migrations must not be touched by a binary that knows those.
std::optional<std::string> conflict(const std::vector<Applied>& applied,
                                    std::span<const Migration> known)
{
    const int newest = known.empty() ? 0 : known.back().number;
    for (const Applied& one : applied) {
        if (one.number > newest && one.oldest_binary > newest)
            return "the database is too new for this maitred: " + label(one.number, one.name) +
                   " needs a later one";
        if (one.number > newest)
            continue;
        const auto ours = std::find_if(known.begin(), known.end(), [&](const Migration& migration) {
            return migration.number == one.number;
        });
        if (ours == known.end() || ours->checksum != one.checksum)
            return label(one.number, one.name) +
                   " is not the one that was applied to this database";
    }
    return std::nullopt;
}

void apply(Connection& connection, const Migration& migration, Instant now)
{
    connection.run_script(std::string{migration.sql});
    const std::string name{migration.name};
    const std::string checksum{migration.checksum};
    const long long applied_at = stored(now);
    connection.soci() << insert_applied, soci::use(migration.number), soci::use(name),
        soci::use(checksum), soci::use(migration.oldest_binary), soci::use(applied_at);
}

} // namespace

std::vector<std::string> SqlSchema::migrate(Instant now)
{
    const Pool::Lease connection = pool_->lend();
    return in_transaction(*connection, nobody, Access::overhaul, [&] {
        connection->lock_schema();
        connection->run_script(create_record);
        const std::vector<Applied> applied = read_applied(connection->soci());
        if (const auto reason = conflict(applied, known_))
            throw std::runtime_error{*reason};
        std::vector<std::string> done;
        const int newest_applied = applied.empty() ? 0 : applied.back().number;
        for (const Migration& migration : known_) {
            if (migration.number <= newest_applied)
                continue;
            apply(*connection, migration, now);
            done.push_back("applied " + label(migration.number, migration.name));
        }
        return done;
    });
}

std::optional<std::string> SqlSchema::trouble()
{
    const Pool::Lease connection = pool_->lend();
    return in_transaction(*connection, nobody, Access::read, [&]() -> std::optional<std::string> {
        if (!connection->has_table("schema_migrations"))
            return "the database has no schema yet: run 'maitred migrate'";
        const std::vector<Applied> applied = read_applied(connection->soci());
        if (auto reason = conflict(applied, known_))
            return reason;
        const int newest_applied = applied.empty() ? 0 : applied.back().number;
        if (!known_.empty() && newest_applied < known_.back().number)
            return "the database's schema is out of date: run 'maitred migrate'";
        return std::nullopt;
    });
}

} // namespace maitred::sql
