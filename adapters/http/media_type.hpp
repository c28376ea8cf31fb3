#pragma once

#include "adapters/http/surface.hpp"

#include <string_view>

namespace maitred::http {

/// Whether a body with this Content-Type (empty: none was given) suits a route that takes `body`.
/// JSON and forms may name a charset only if it is UTF-8. A picture must say that it is one, or a
/// file in a form, or at least bytes.
bool suits(std::string_view content_type, Body body);

} // namespace maitred::http
