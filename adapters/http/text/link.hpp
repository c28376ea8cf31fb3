#pragma once

#include "adapters/http/message.hpp"

#include <string>
#include <utility>
#include <vector>

namespace maitred::http {

/// For a URL: only what is no unreserved character of one is escaped.
std::string escaped(std::string_view text);

/// The value of a Link header to the next page (RFC 8288): this request with these parameters in
/// place of its own of that name.
std::string link_with(const Request& request,
                      const std::vector<std::pair<std::string, std::string>>& changed);

} // namespace maitred::http
