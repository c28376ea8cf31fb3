#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace maitred::http {

/// The integer that the whole text spells: digits with at most a leading '-', nothing else.
/// Nothing where the text is anything else or the number lies outside [least, most].
std::optional<std::int64_t>
read_decimal(std::string_view text, std::int64_t least = std::numeric_limits<std::int64_t>::min(),
             std::int64_t most = std::numeric_limits<std::int64_t>::max());

} // namespace maitred::http
