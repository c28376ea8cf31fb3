#pragma once

#include "core/ports/accounts.hpp"
#include "core/ports/schema.hpp"
#include "core/ports/storage.hpp"

#include <memory>

namespace maitred {

/// An opened database: the books in it, who can log in, and its shape.
struct Database {
    std::unique_ptr<Storage> storage;
    std::unique_ptr<Accounts> accounts;
    std::unique_ptr<Schema> schema;
};

} // namespace maitred
