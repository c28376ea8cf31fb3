#pragma once

#include "adapters/http/message.hpp"
#include "core/base/instant.hpp"

#include <string>
#include <string_view>

namespace maitred::server {

enum class Afterwards { keep_alive, close };

/// Appends status line and header fields of an answer, with those that every answer carries.
/// Those are said once: a handler's own Server, Date, X-Request-Id, X-Content-Type-Options,
/// Content-Type, Content-Length, Connection and Transfer-Encoding are left out. `date` is the Date
/// field's value.
void append_head(std::string& out, const http::Response& response, std::string_view request_id,
                 std::string_view date, Afterwards afterwards);

/// "Tue, 15 Nov 1994 08:12:31 GMT".
std::string http_date(Instant now);

} // namespace maitred::server
