#pragma once

#include <span>
#include <string_view>

namespace maitred::migrations {

/// One step of a schema, as it was compiled in.
struct Migration {
    int number;
    std::string_view name;
    std::string_view checksum; ///< SHA-256 of the file, in hexadecimal
    int oldest_binary;         ///< number of the last migration that binary knows
    std::string_view sql;
};

/// Ascending by number, without gaps from 1.
std::span<const Migration> sqlite();
std::span<const Migration> postgres();

} // namespace maitred::migrations
