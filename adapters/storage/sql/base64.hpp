#pragma once

#include <string>
#include <string_view>

namespace maitred::sql {

/// Any bytes as text (RFC 4648, section 4), and back. Throws where that is not what the text is.
std::string to_base64(std::string_view bytes);
std::string from_base64(std::string_view text);

} // namespace maitred::sql
