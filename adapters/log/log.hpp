#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <variant>

namespace maitred::log {

enum class Level { debug, info, warning, error };

/// "debug", "info", "warning" or "error".
std::optional<Level> level_named(std::string_view name);

/// Something that belongs to a line: a name of ours and a value. Never what a guest wrote.
struct Field {
    std::string_view name;
    std::variant<std::string_view, std::int64_t> value;
};

/// Opens the log: lines below the level are dropped, and what is buffered is written every second.
/// Before it is called, lines are dropped. Not thread-safe, unlike the rest.
void open(Level least);
/// Writes what is buffered and closes; also happens when the program ends by itself.
void close();

/// Writes {"time":…,"level":…,"message":…, fields}. Errors are written through at once.
void line(Level level, std::string_view message, std::initializer_list<Field> fields = {});

} // namespace maitred::log
