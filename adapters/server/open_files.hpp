#pragma once

#include <cstddef>

namespace maitred::server {

/// Raises the limit of open files as far as this process may, and returns how many it then has.
std::size_t raise_open_files();

} // namespace maitred::server
