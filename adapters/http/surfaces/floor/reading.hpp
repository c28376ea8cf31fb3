#pragma once

// Boost.JSON is heavy: include this in .cpp files only.
#include "adapters/http/surfaces/floor/handlers.hpp"
#include "adapters/http/surfaces/floor/say.hpp"
#include "adapters/http/text/form.hpp"
#include "adapters/http/text/retry_key.hpp"

#include <variant>

namespace maitred::http::floor {

/// The body and the retry key of a request that writes, or what is wrong with it.
struct Wish {
    Form form;
    std::optional<RetryKey> retry_key;
};
std::variant<Wish, Response> read_wish(const Ground& ground, const Request& request,
                                       std::string_view route, std::string_view caller);

/// The same for a request without a body.
std::variant<std::optional<RetryKey>, Response> read_key(const Ground& ground,
                                                         const Request& request,
                                                         std::string_view route,
                                                         std::string_view caller);

/// 503 or 500 with a report, for what came back from the desk as a failure.
void fail(const std::string& request_id, RequestObserver& observer, const Responder& answer,
          const std::exception_ptr& failure);

/// The UUID in a path; nothing where it is none.
std::optional<Uuid> uuid_in_path(const Request& request, std::size_t place);

} // namespace maitred::http::floor
