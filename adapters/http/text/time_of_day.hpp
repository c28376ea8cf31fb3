#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace maitred::http {

/// Reads "HH:MM", 00:00 to 24:00, as minutes after midnight.
std::optional<std::chrono::minutes> read_time_of_day(std::string_view text);

/// "19:30".
std::string write_time_of_day(std::chrono::minutes after_midnight);

} // namespace maitred::http
