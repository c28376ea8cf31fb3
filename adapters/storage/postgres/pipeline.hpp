#pragma once

#include "adapters/storage/postgres/postgres_connection.hpp"

#include <string>
#include <vector>

namespace maitred::postgres {

/// A statement that connections prepare once.
struct Prepared {
    const char* name;
    const char* text;
};

/// What PostgreSQL said about a pipeline.
struct Verdict {
    bool committed = false;
    std::string sqlstate = {};   ///< of the first error
    std::string table = {};      ///< that it concerns, if it does
    std::string constraint = {}; ///< that it concerns, if it does
    std::string message = {};
};

/// Statements that travel together: one round trip from BEGIN to COMMIT, and nothing is done after
/// the first that fails. One use.
class Pipeline {
public:
    explicit Pipeline(PostgresConnection& connection);

    void add(const Prepared& statement, const std::vector<std::string>& parameters = {});

    /// Sends what was added, and waits for the end as long as the connection's patience. Throws
    /// CommitInDoubt where the end was not heard of, Unavailable where nothing was done.
    Verdict run();

private:
    void send_all();
    Verdict collect();
    PGresult* next_result();
    void wait_for(short events);
    [[noreturn]] void lose(bool commit_was_sent, const char* what);

    PostgresConnection& connection_;
    PGconn* handle_;
    std::chrono::steady_clock::time_point deadline_;
    std::size_t added_ = 0;
    bool failed_before_commit_ = false;
};

} // namespace maitred::postgres
