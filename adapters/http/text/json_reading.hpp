#pragma once

// Boost.JSON is heavy: include this in .cpp files only.
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <optional>
#include <string_view>

namespace maitred::http {

/// Reads one JSON text strictly; nothing (Fault::malformed) where it is not valid JSON, is nested
/// deeper than 32, names a key twice, holds a number beyond a double, or holds a string that is
/// not clean: control characters (NUL above all: databases cut there), lone surrogates, not UTF-8.
enum class LineBreaks {
    refused,
    allowed, ///< in strings, and tabs: for notes of several lines
};
std::optional<boost::json::value> read_json(std::string_view text,
                                            LineBreaks breaks = LineBreaks::refused);

/// The same for surfaces that take only objects and say one thing about everything else.
std::optional<boost::json::object> read_object(std::string_view text,
                                               LineBreaks breaks = LineBreaks::refused);

} // namespace maitred::http
