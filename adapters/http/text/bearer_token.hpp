#pragma once

#include "adapters/http/message.hpp"

#include <string_view>

namespace maitred::http {

/// The token of "Authorization: Bearer …"; empty where there is none.
std::string_view bearer_token(const Request& request);

} // namespace maitred::http
