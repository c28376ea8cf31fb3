#pragma once

#include "core/base/instant.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace maitred::http {

/// A time as somebody wrote it: what the clock on the wall shows, and the offset from UTC if they
/// said one.
struct WrittenTime {
    std::chrono::local_time<std::chrono::microseconds> wall;
    std::optional<std::chrono::minutes> offset;

    /// The instant it means where `otherwise` is the offset of whoever did not say one.
    Instant instant(std::chrono::minutes otherwise = std::chrono::minutes{0}) const;
};

/// Reads RFC 3339, years 0001 to 9999, strictly, with these liberties: 'T', 't' or a space between
/// date and time; seconds may be left out; the offset may be left out; a bare date is its
/// midnight; a space before the offset's hours is the '+' that a URL made of it.
std::optional<WrittenTime> read_written_time(std::string_view text);

/// The same, as an instant: a time without an offset is UTC.
std::optional<Instant> read_time(std::string_view text);

/// Reads YYYY-MM-DD, real dates only.
std::optional<UtcDate> read_date(std::string_view text);

/// Whether a time has a year of four digits in UTC: others cannot be written as RFC 3339.
bool can_be_written(Instant instant);

/// "2025-09-10T17:00:00Z". Fractions of a second are cut off.
std::string write_time(Instant instant);

/// "2025-09-10".
std::string write_date(UtcDate date);

} // namespace maitred::http
