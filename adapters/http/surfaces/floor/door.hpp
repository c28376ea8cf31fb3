#pragma once

#include "adapters/http/surfaces/floor/handlers.hpp"

#include <optional>
#include <string_view>
#include <variant>

namespace maitred::http::floor {

/// Who stands at the door, or what they are told instead of being let in.
using AtTheDoor = std::variant<Caller, Response>;

/// Whoever carries this token, if they may do this. With a restaurant in the path, it must be
/// theirs.
AtTheDoor let_in(const Ground& ground, std::string_view token, Operation operation,
                 const std::optional<std::string>& restaurant);

using HandlerOfKnown = void (*)(const Ground&, const Known&, Responder);

enum class Of { restaurant, nobody };

/// A handler for whoever may do this; `of` says whether the path begins with a restaurant.
Handler known_only(std::shared_ptr<const Ground> ground, Operation operation, Of of,
                   HandlerOfKnown handler);

} // namespace maitred::http::floor
