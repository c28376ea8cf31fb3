#pragma once

// Boost.JSON is heavy: include this in .cpp files only.
#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace maitred::crypto {

/// base64url without padding (RFC 4648).
std::string encode(std::string_view text);

/// Nothing for other characters, for padding, and where the last character holds bits of no byte:
/// one token has one spelling.
std::optional<std::string> decode(std::string_view encoded);

/// The JSON object that was encoded. Nothing where there is none, where it is nested deeper than 4,
/// or where a name stands twice, anywhere in it.
std::optional<boost::json::object> object_in(std::string_view encoded);

} // namespace maitred::crypto
