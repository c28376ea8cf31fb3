#pragma once

#include "core/ports/database.hpp"
#include "migrations/migrations.hpp"
#include "tests/contract/storage_under_test.hpp"

#include <string>

namespace maitred {

/// An empty database, made for one test case and gone with it.
class EmptyDatabase {
public:
    virtual ~EmptyDatabase() = default;
    /// Opens it as the server does. May be called more than once: two nodes on one database.
    virtual Database open() = 0;
    /// Runs one statement past the adapter; what it says in its first column and row, if anything.
    virtual std::string ask(const std::string& statement) = 0;
    /// Tables whose keys do not all begin with restaurant_id although they have that column.
    virtual std::string tables_with_keys_across_restaurants() = 0;
};

/// Each database that is linked with the cases says here which one it is.
std::unique_ptr<EmptyDatabase> empty_database();
std::span<const migrations::Migration> migrations_under_test();

} // namespace maitred
