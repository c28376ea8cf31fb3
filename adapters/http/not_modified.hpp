#pragma once

#include "adapters/http/message.hpp"

#include <string_view>

namespace maitred::http {

/// Whether the client says in If-None-Match that it has the representation with this ETag, or
/// any. Then a GET is answered 304, with the same ETag, Cache-Control and Vary, and without a body.
///
/// Compared weakly, as RFC 9110 (13.1.2) wants it: W/"a" is "a". A list that is malformed says
/// nothing from there on: at worst the client is sent what it has.
bool client_has(const Request& request, std::string_view etag);

} // namespace maitred::http
