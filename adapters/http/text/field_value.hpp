#pragma once

#include "adapters/http/text/query.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace maitred::http {

/// The value of a header field that has parameters: form-data; name="picture"
struct FieldValue {
    std::string word;      ///< what stands before the first semicolon, in lower case
    Parameters parameters; ///< names in lower case, each of them once

    /// nullptr if there is none of that name.
    const std::string* parameter(std::string_view name) const;
};

/// Nothing where it is malformed, is not clean text, or has more than 16 parameters.
///
/// A value without quotes goes on to the next semicolon or space: boundaries such as a=b/c are
/// sent without them. Within quotes \" and \\ are one character each and any other backslash is
/// itself, because browsers do not escape it.
std::optional<FieldValue> read_field_value(std::string_view text);

/// With the letters of ASCII in lower case; all others stay.
std::string in_lower_case(std::string_view text);

} // namespace maitred::http
