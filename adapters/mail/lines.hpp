#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace maitred::mail {

/// The text as it may stand in one line: whatever breaks or controls a line becomes a blank.
std::string one_line(std::string_view text);

/// The text if it has so many characters or fewer, and otherwise its beginning with an ellipsis,
/// which counts. Characters are never cut in two.
std::string shortened(std::string_view text, std::size_t characters);

/// Every line ends in CR LF, as mail wants it, however it ended before.
std::string with_crlf(std::string_view text);

} // namespace maitred::mail
