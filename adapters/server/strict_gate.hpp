#pragma once

#include "adapters/http/surface.hpp"

#include <optional>
#include <string_view>

namespace maitred::server {

/// Looks at a whole raw header, from the request line to the empty line, before Beast sees it, and
/// refuses what two servers in a row could read differently (request smuggling): Beast 1.81 lets
/// all of it through. After a refusal the connection must be closed.
std::optional<http::Fault> strict_gate(std::string_view header);

/// The path of the request line as it stands there, for choosing in whose words to refuse;
/// empty where there is none.
std::string_view raw_path(std::string_view header);

} // namespace maitred::server
