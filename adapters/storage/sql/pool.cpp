#include "adapters/storage/sql/pool.hpp"

#include "core/ports/failures.hpp"

namespace maitred::sql {

Pool::Pool(std::vector<std::unique_ptr<Connection>> connections, std::chrono::milliseconds patience,
           Measures& measures)
    : connections_{std::move(connections)}, patience_{patience}, measures_{measures}
{
    for (const auto& connection : connections_)
        free_.push_back(connection.get());
}

Pool::Lease Pool::lend()
{
    std::unique_lock lock{mutex_};
    if (!returned_.wait_for(lock, patience_, [this] { return !free_.empty(); }))
        throw Unavailable{"no connection to storage was free in time"};
    Connection* connection = free_.back();
    free_.pop_back();
    measures_.storage_connections_lent(connections_.size() - free_.size());
    return {*this, *connection};
}

void Pool::take_back(Connection& connection)
{
    connection.roll_back(); // nothing to undo, unless somebody left in the middle
    const std::lock_guard lock{mutex_};
    free_.push_back(&connection);
    measures_.storage_connections_lent(connections_.size() - free_.size());
    returned_.notify_one();
}

} // namespace maitred::sql
