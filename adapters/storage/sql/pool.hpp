#pragma once

#include "adapters/storage/sql/connection.hpp"
#include "core/ports/measures.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <vector>

namespace maitred::sql {

/// Connections that are lent out one at a time. SOCI's own pool lends broken ones, and waits for
/// ever.
class Pool {
public:
    /// A connection, for as long as this lives.
    class Lease {
    public:
        Lease(Pool& pool, Connection& connection) : pool_{&pool}, connection_{&connection} {}
        Lease(Lease&& other) noexcept : pool_{other.pool_}, connection_{other.connection_}
        {
            other.connection_ = nullptr;
        }
        Lease& operator=(Lease&&) = delete;
        ~Lease()
        {
            if (connection_)
                pool_->take_back(*connection_);
        }
        Connection& operator*() const { return *connection_; }
        Connection* operator->() const { return connection_; }

    private:
        Pool* pool_;
        Connection* connection_;
    };

    Pool(std::vector<std::unique_ptr<Connection>> connections, std::chrono::milliseconds patience,
         Measures& measures);

    /// Throws Unavailable where none is free in time.
    Lease lend();

private:
    void take_back(Connection& connection);

    const std::vector<std::unique_ptr<Connection>> connections_;
    const std::chrono::milliseconds patience_;
    Measures& measures_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<Connection*> free_; ///< last returned last, so that few are kept busy
};

} // namespace maitred::sql
