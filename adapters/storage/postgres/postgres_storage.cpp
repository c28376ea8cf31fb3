#include "adapters/storage/postgres/postgres_storage.hpp"

#include "adapters/storage/postgres/connection_url.hpp"
#include "adapters/storage/postgres/postgres_connection.hpp"
#include "adapters/storage/postgres/postgres_session.hpp"
#include "adapters/storage/sql/sql_schema.hpp"
#include "adapters/storage/sql/sql_storage.hpp"

namespace maitred::postgres {
namespace {

/// Here alone a database is asked for the time: to see whether ours is right.
constexpr const char* select_clock = R"(
    SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint))";

std::shared_ptr<sql::Pool> connect(const PostgresSettings& settings, Measures& measures)
{
    std::vector<std::unique_ptr<sql::Connection>> made;
    for (std::size_t i = 0; i < settings.pool_size; ++i)
        made.push_back(std::make_unique<PostgresConnection>(connection_url(settings.url),
                                                            settings.patience));
    return std::make_shared<sql::Pool>(std::move(made), settings.patience, measures);
}

class PostgresStorage final : public sql::SqlStorage {
public:
    explicit PostgresStorage(std::shared_ptr<sql::Pool> pool) : SqlStorage{*pool}, pool_{pool} {}

    std::unique_ptr<StorageSession> open(RestaurantId restaurant) override
    {
        return std::make_unique<PostgresSession>(pool_->lend(), restaurant);
    }

    std::optional<std::chrono::microseconds> clock_ahead(Instant now) override
    {
        const sql::Pool::Lease connection = pool_->lend();
        return in_transaction(*connection, {}, sql::Access::read, [&] {
            long long clock = 0;
            connection->soci() << select_clock, soci::into(clock);
            return std::optional{std::chrono::microseconds{clock} - now.time_since_epoch()};
        });
    }

private:
    std::shared_ptr<sql::Pool> pool_;
};

} // namespace

Database open_postgres(const PostgresSettings& settings, Measures& measures)
{
    const auto pool = connect(settings, measures);
    return {std::make_unique<PostgresStorage>(pool),
            std::make_unique<sql::SqlSchema>(pool, migrations::postgres())};
}

} // namespace maitred::postgres
