#pragma once

#include "core/base/id.hpp"

#include <functional>
#include <memory>
#include <soci/soci.h>
#include <string>
#include <vector>

namespace maitred::sql {

/// What a transaction is for.
enum class Access {
    read,            ///< reads what is committed, statement by statement
    read_one_moment, ///< reads everything as of one moment, and takes its time
    write,
    overhaul, ///< writes, and takes its time
};

/// One connection to a database. What differs between databases is here: how it is opened, how a
/// transaction begins, what an error means.
class Connection {
public:
    virtual ~Connection() = default;

    soci::session& soci() { return soci_; }

    /// Opens it, if it is not open. Throws Unavailable.
    virtual void open() = 0;
    /// Begins a transaction for this restaurant alone; 0: for none.
    virtual void begin(RestaurantId restaurant, Access access) = 0;
    /// Gives the transaction that has begun to another restaurant: one that it has just made.
    virtual void tenant(RestaurantId restaurant) = 0;
    virtual void commit() = 0;
    /// Undoes what was begun, if anything was. Throws nothing; a connection that cannot be cleaned
    /// is closed, to be opened again by its next user.
    virtual void roll_back() noexcept = 0;
    /// Throws Unavailable, if that is what the error means that is being caught.
    virtual void translate_failure() = 0;

    /// The next numbers of an entity's sequence, for example "table_numbers".
    virtual std::vector<std::int64_t> numbers(const std::string& sequence, std::size_t count) = 0;
    virtual std::int64_t last_number(const std::string& sequence) = 0;
    /// What a SELECT of rows to be taken ends with, so that two takers never wait for each other
    /// and never get the same.
    virtual std::string skipping_what_others_take() const = 0;
    /// What a SELECT of rows ends with that are to stay as they are until the transaction ends;
    /// whoever wants them meanwhile waits. Locks come in the order of the rows.
    virtual std::string keeping_them_as_they_are() const = 0;
    /// Runs statements without parameters, one after the other.
    virtual void run_script(const std::string& script) = 0;
    virtual bool has_table(const std::string& name) = 0;
    /// Says to the other nodes, if the transaction commits, how far the restaurant's log goes now.
    virtual void tell_of_events(RestaurantId restaurant, std::int64_t last_sequence) = 0;
    /// And that its room has changed.
    virtual void tell_of_room(RestaurantId restaurant) = 0;
    /// Keeps others from migrating until the transaction ends.
    virtual void lock_schema() = 0;
    /// Keeps others from writing in any day until the transaction ends.
    virtual void lock_days() = 0;

protected:
    soci::session soci_;
};

/// Does the work in one transaction: it has happened whole when this returns, and not at all when
/// it throws.
template <class Work>
auto in_transaction(Connection& connection, RestaurantId restaurant, Access access, Work work)
{
    try {
        connection.open();
        connection.begin(restaurant, access);
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            connection.commit();
        } else {
            auto result = work();
            connection.commit();
            return result;
        }
    } catch (...) {
        connection.roll_back();
        connection.translate_failure();
        throw;
    }
}

} // namespace maitred::sql
