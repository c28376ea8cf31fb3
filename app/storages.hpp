#pragma once

#include "app/config.hpp"
#include "core/ports/accounts.hpp"
#include "core/ports/measures.hpp"
#include "core/ports/news.hpp"
#include "core/ports/schema.hpp"
#include "core/ports/storage.hpp"

#include <memory>

namespace maitred::app {

enum class Kind { memory, sqlite, postgres };

/// The storage that DATABASE_URL names.
struct OpenedStorage {
    Kind kind;
    std::unique_ptr<Storage> storage;
    std::unique_ptr<Accounts> accounts;
    std::unique_ptr<Schema> schema; ///< none in memory: there is nothing to keep
};

/// Hears of other nodes' commits; nothing where there can be no other node that tells.
std::unique_ptr<News> open_news(const Config& config, NewsReader reader);

/// Throws Unavailable, or std::runtime_error with one clear sentence, where it cannot be opened.
OpenedStorage open_storage(const Config& config, Measures& measures);

} // namespace maitred::app
