#pragma once

#include "adapters/storage/postgres/postgres_storage.hpp"
#include "adapters/storage/postgres/watch.hpp"
#include "adapters/storage/sql/sql_schema.hpp"

namespace maitred::postgres {

/// The schema of a PostgreSQL database, the role that serves it, and whether restaurants are kept
/// apart for that role. Each call has a connection of its own: what a role may do is decided when
/// one is opened, and migrating changes it.
class PostgresSchema final : public Schema {
public:
    PostgresSchema(const PostgresSettings& settings, std::shared_ptr<Watch> watch)
        : settings_{settings}, watch_{std::move(watch)}
    {
    }

    std::vector<std::string> migrate(Instant now) override;
    std::optional<std::string> trouble() override;
    std::optional<std::string> warning() override;

private:
    std::shared_ptr<sql::Pool> connect(const std::string& url);

    const PostgresSettings settings_;
    const std::shared_ptr<Watch> watch_;
    NoMeasures measures_;
};

} // namespace maitred::postgres
