#include "app/storages.hpp"

#include "adapters/storage/memory/memory_storage.hpp"
#include "adapters/storage/postgres/news_listener.hpp"
#include "adapters/storage/postgres/postgres_storage.hpp"
#include "adapters/storage/sqlite/sqlite_storage.hpp"

namespace maitred::app {
namespace {

constexpr std::string_view sqlite_scheme = "sqlite:///";

OpenedStorage opened(Kind kind, Database database)
{
    return {kind, std::move(database.storage), std::move(database.accounts),
            std::move(database.schema)};
}

bool names_postgres(const std::string& url)
{
    return url.starts_with("postgres");
}

} // namespace

OpenedStorage open_storage(const Config& config, Measures& measures)
{
    const std::string& url = config.database_url;
    if (url.starts_with("memory:")) {
        auto storage = std::make_unique<memory::MemoryStorage>();
        auto accounts = storage->accounts();
        return {Kind::memory, std::move(storage), std::move(accounts), nullptr};
    }
    if (url.starts_with(sqlite_scheme))
        return opened(Kind::sqlite,
                      sqlite::open_sqlite(url.substr(sqlite_scheme.size()), measures));
    return opened(Kind::postgres,
                  postgres::open_postgres({.url = url,
                                           .migration_url = config.migration_database_url,
                                           .pool_size = config.database_pool_size},
                                          measures));
}

std::unique_ptr<News> open_news(const Config& config, NewsReader reader)
{
    if (!names_postgres(config.database_url))
        return nullptr;
    return postgres::listen_for_news(config.database_url, std::move(reader));
}

} // namespace maitred::app
