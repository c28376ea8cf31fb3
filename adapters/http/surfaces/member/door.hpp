#pragma once

#include "adapters/http/surfaces/member/handlers.hpp"

#include <optional>
#include <variant>

namespace maitred::http::member {

using HandlerOfKnown = void (*)(const Ground&, const Known&, Responder);

/// A handler for whoever may do this; others are told 401 or 403.
Handler known_only(std::shared_ptr<const Ground> ground, Operation operation,
                   HandlerOfKnown handler);

/// Who carries the request's token; nobody where there is none or it is not good: for what
/// everybody may ask, and some are told more.
std::optional<Caller> whoever_asks(const Ground& ground, const Request& request);

} // namespace maitred::http::member
