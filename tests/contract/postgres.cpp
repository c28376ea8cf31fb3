#include "adapters/storage/postgres/postgres_storage.hpp"
#include "tests/contract/database_under_test.hpp"
#include "tests/support/private_postgres.hpp"

namespace maitred {
namespace {

class PostgresDatabase final : public EmptyDatabase {
public:
    Database open() override
    {
        return postgres::open_postgres({.url = database_.url(), .pool_size = 8}, measures_);
    }

    std::string ask(const std::string& statement) override { return database_.ask(statement); }

    std::string tables_with_keys_across_restaurants() override
    {
        return ask(R"(
            SELECT COALESCE(string_agg(i.indexrelid::regclass::text, ' '), '')
              FROM pg_attribute tenant
              JOIN pg_index i ON i.indrelid = tenant.attrelid AND i.indisunique
             WHERE tenant.attname = 'restaurant_id' AND tenant.attnum <> i.indkey[0]
               AND tenant.attrelid IN (SELECT c.oid FROM pg_class c
                                        WHERE c.relnamespace = 'public'::regnamespace
                                          AND c.relkind = 'r'))");
    }

private:
    PrivateDatabase database_;
    NoMeasures measures_;
};

} // namespace

std::unique_ptr<EmptyDatabase> empty_database()
{
    return std::make_unique<PostgresDatabase>();
}

std::span<const migrations::Migration> migrations_under_test()
{
    return migrations::postgres();
}

} // namespace maitred
