#include "adapters/storage/sqlite/sqlite_storage.hpp"

#include "adapters/storage/sql/sql_accounts.hpp"
#include "adapters/storage/sql/sql_schema.hpp"
#include "adapters/storage/sql/sql_storage.hpp"
#include "adapters/storage/sqlite/sqlite_connection.hpp"
#include "adapters/storage/sqlite/sqlite_session.hpp"

namespace maitred::sqlite {
namespace {

constexpr int connections = 6; ///< readers beside the one writer

/// What the storage and the schema share.
struct File {
    WriterLock writer;
    sql::Pool pool;

    File(const std::string& path, Measures& measures, std::chrono::milliseconds patience)
        : pool{connect(path, patience), patience, measures}
    {
    }

    std::vector<std::unique_ptr<sql::Connection>> connect(const std::string& path,
                                                          std::chrono::milliseconds patience)
    {
        std::vector<std::unique_ptr<sql::Connection>> made;
        for (int i = 0; i < connections; ++i)
            made.push_back(std::make_unique<SqliteConnection>(path, writer, patience));
        return made;
    }
};

class SqliteStorage final : public sql::SqlStorage {
public:
    explicit SqliteStorage(std::shared_ptr<File> file) : SqlStorage{file->pool}, file_{file} {}

    std::unique_ptr<StorageSession> open(RestaurantId restaurant) override
    {
        return std::make_unique<SqliteSession>(file_->pool.lend(), restaurant);
    }

    /// The file has no clock of its own; that it can be read is what is asked.
    std::optional<std::chrono::microseconds> clock_ahead(Instant) override
    {
        (void)restaurants();
        return std::nullopt;
    }

private:
    std::shared_ptr<File> file_;
};

} // namespace

Database open_sqlite(const std::string& path, Measures& measures,
                     std::chrono::milliseconds patience)
{
    const auto file = std::make_shared<File>(path, measures, patience);
    const std::shared_ptr<sql::Pool> pool{file, &file->pool};
    return {std::make_unique<SqliteStorage>(file), std::make_unique<sql::SqlAccounts>(pool),
            std::make_unique<sql::SqlSchema>(pool, migrations::sqlite())};
}

} // namespace maitred::sqlite
