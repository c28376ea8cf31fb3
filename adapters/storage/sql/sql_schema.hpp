#pragma once

#include "adapters/storage/sql/pool.hpp"
#include "core/ports/schema.hpp"
#include "migrations/migrations.hpp"

namespace maitred::sql {

/// The schema of a database, compared with the migrations that were compiled in.
class SqlSchema final : public Schema {
public:
    SqlSchema(std::shared_ptr<Pool> pool, std::span<const migrations::Migration> known)
        : pool_{std::move(pool)}, known_{known}
    {
    }

    std::vector<std::string> migrate(Instant now) override;
    std::optional<std::string> trouble() override;
    std::optional<std::string> warning() override { return std::nullopt; }

private:
    std::shared_ptr<Pool> pool_;
    std::span<const migrations::Migration> known_;
};

} // namespace maitred::sql
