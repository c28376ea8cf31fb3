#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace maitred::http {

using Parameters = std::vector<std::pair<std::string, std::string>>;

/// A request target, decoded. Every text in it is clean: valid UTF-8 without control characters.
struct Target {
    std::string path;
    Parameters query;
};

/// Reads "/path?query" or "*". Nothing where it is malformed, or decodes to what no name or number
/// could contain; an encoded slash in the path is refused too, because proxies and we would read
/// it differently.
std::optional<Target> read_target(std::string_view target);

/// Reads an application/x-www-form-urlencoded body, by the same rules.
std::optional<Parameters> read_form(std::string_view body);

} // namespace maitred::http
