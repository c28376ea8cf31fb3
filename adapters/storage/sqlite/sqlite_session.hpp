#pragma once

#include "adapters/storage/sql/sql_session.hpp"

namespace maitred::sqlite {

/// A restaurant's book in SQLite. The commit runs statement by statement: there is no network in
/// between.
class SqliteSession final : public sql::SqlSession {
public:
    using SqlSession::SqlSession;

    Committed commit(const Batch& batch) override;

private:
    Committed write(const Batch& batch);
    bool step_days(const Batch& batch);
    void write_reservations(const Batch& batch);
    void write_guests(const Batch& batch);
    void write_customers(const Changes& changes);
    bool write_claims(const Changes& changes);
    bool write_kept(const Changes& changes);
    void touch_tables(const Batch& batch);
};

} // namespace maitred::sqlite
