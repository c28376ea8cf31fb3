#include "adapters/storage/postgres/postgres_storage.hpp"

#include "adapters/storage/postgres/connection_url.hpp"
#include "adapters/storage/postgres/postgres_connection.hpp"
#include "adapters/storage/postgres/postgres_schema.hpp"
#include "adapters/storage/postgres/postgres_session.hpp"
#include "adapters/storage/sql/sql_accounts.hpp"
#include "adapters/storage/sql/sql_storage.hpp"

namespace maitred::postgres {
namespace {

/// Here alone a database is asked for the time: to see whether ours is right.
constexpr const char* select_clock = R"(
    SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint))";

/// What the storage and the schema share.
struct Server {
    Watch watch;
    sql::Pool pool;

    Server(const PostgresSettings& settings, Measures& measures)
        : pool{connect(settings), settings.patience, measures}
    {
    }

    std::vector<std::unique_ptr<sql::Connection>> connect(const PostgresSettings& settings)
    {
        std::vector<std::unique_ptr<sql::Connection>> made;
        for (std::size_t i = 0; i < settings.pool_size; ++i)
            made.push_back(std::make_unique<PostgresConnection>(
                connection_url(settings.url), settings.patience, watch, Acts::as_app));
        return made;
    }
};

class PostgresStorage final : public sql::SqlStorage {
public:
    explicit PostgresStorage(std::shared_ptr<Server> server)
        : SqlStorage{server->pool}, server_{server}
    {
    }

    std::unique_ptr<StorageSession> open(RestaurantId restaurant) override
    {
        return std::make_unique<PostgresSession>(server_->pool.lend(), restaurant);
    }

    std::optional<std::chrono::microseconds> clock_ahead(Instant now) override
    {
        const sql::Pool::Lease connection = server_->pool.lend();
        return in_transaction(*connection, {}, sql::Access::read, [&] {
            long long clock = 0;
            connection->soci() << select_clock, soci::into(clock);
            return std::optional{std::chrono::microseconds{clock} - now.time_since_epoch()};
        });
    }

private:
    std::shared_ptr<Server> server_;
};

} // namespace

Database open_postgres(const PostgresSettings& settings, Measures& measures)
{
    const auto server = std::make_shared<Server>(settings, measures);
    const std::shared_ptr<sql::Pool> pool{server, &server->pool};
    return {
        std::make_unique<PostgresStorage>(server), std::make_unique<sql::SqlAccounts>(pool),
        std::make_unique<PostgresSchema>(settings, std::shared_ptr<Watch>{server, &server->watch})};
}

} // namespace maitred::postgres
