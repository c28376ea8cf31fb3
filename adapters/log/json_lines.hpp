#pragma once

#include <spdlog/fmt/fmt.h>

#include <cstdint>
#include <string_view>

namespace maitred::log {

using Text = fmt::memory_buffer;

/// Appends a JSON string with its quotes. Bytes outside ASCII become '?': logs are ours, in
/// English, and must be valid JSON even where a library reports in another encoding.
void append_quoted(Text& out, std::string_view text);
void append_number(Text& out, std::int64_t number);
/// Appends the time now, "2025-09-10T17:00:00.123456Z".
void append_now(Text& out);
inline void append(Text& out, std::string_view text)
{
    out.append(text.data(), text.data() + text.size());
}

} // namespace maitred::log
