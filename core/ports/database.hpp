#pragma once

#include "core/ports/schema.hpp"
#include "core/ports/storage.hpp"

#include <memory>

namespace maitred {

/// An opened database: the books in it, and its shape.
struct Database {
    std::unique_ptr<Storage> storage;
    std::unique_ptr<Schema> schema;
};

} // namespace maitred
