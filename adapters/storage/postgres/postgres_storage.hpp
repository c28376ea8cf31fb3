#pragma once

#include "core/ports/database.hpp"
#include "core/ports/measures.hpp"

#include <chrono>
#include <string>

namespace maitred::postgres {

struct PostgresSettings {
    std::string url; ///< postgresql://, postgres:// or postgresql+psycopg2://; several hosts, TLS
                     ///< settings and the like are passed on to libpq
    std::string migration_url = {}; ///< of whoever owns the schema; empty: the same
    std::size_t pool_size = 8;
    std::chrono::milliseconds patience{5000}; ///< for a free connection, a lock, or an answer
};

/// Books in PostgreSQL. Connections are opened when they are first needed, and anew after they were
/// lost.
Database open_postgres(const PostgresSettings& settings, Measures& measures);

} // namespace maitred::postgres
