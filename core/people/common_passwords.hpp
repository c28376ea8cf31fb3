#pragma once

#include <string_view>

namespace maitred {

/// The file common_passwords.txt: one a line, each between two line ends.
std::string_view common_passwords();

} // namespace maitred
