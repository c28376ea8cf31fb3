#pragma once

#include "adapters/storage/postgres/postgres_connection.hpp"
#include "adapters/storage/sql/sql_session.hpp"

namespace maitred::postgres {

/// A restaurant's book in PostgreSQL. The commit is one pipeline: one round trip, whatever the size
/// of the batch.
class PostgresSession final : public sql::SqlSession {
public:
    using SqlSession::SqlSession;

    Committed commit(const Batch& batch) override;

private:
    void make_ready();
    PostgresConnection& postgres() const { return static_cast<PostgresConnection&>(connection()); }
};

} // namespace maitred::postgres
