#pragma once

#include "core/ports/database.hpp"
#include "core/ports/measures.hpp"

#include <chrono>
#include <string>

namespace maitred::sqlite {

/// Books in one SQLite file: write-ahead log, synchronous FULL, one writer at a time. The file is
/// opened with the first transaction, and made if it does not exist; its folder must. `patience` is
/// how long a transaction waits for its turn before it throws Unavailable.
Database open_sqlite(const std::string& path, Measures& measures,
                     std::chrono::milliseconds patience = std::chrono::seconds{5});

} // namespace maitred::sqlite
