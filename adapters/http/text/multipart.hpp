#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace maitred::http {

/// One field of a form: a value, or a file where it has a filename.
struct Part {
    std::string name;
    std::optional<std::string> filename; ///< as the client gave it, empty for no file: never a path
    std::string content_type;            ///< as it stands there; "text/plain" where none is given
    std::string_view content;            ///< within the body that was read
};

/// Reads a multipart/form-data body (RFC 7578), in time proportional to its length.
///
/// At most 16 parts, each with at most 8 KiB and 16 fields of header. Nothing where anything is
/// malformed: lines that do not end with CRLF, text before the first delimiter or after the last,
/// a delimiter with something behind it, a part without a name, content that is encoded. The
/// boundary may stand without quotation marks even where it is no token; "%22" in a name is left
/// as it is, and filename* is not read.
std::optional<std::vector<Part>> read_multipart(std::string_view content_type_header,
                                                std::string_view body);

} // namespace maitred::http
