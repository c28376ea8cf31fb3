#pragma once

#include "adapters/http/surfaces/hold/hold_surface.hpp"
#include "adapters/http/surfaces/hold/texts.hpp"
#include "core/people/permissions.hpp"

#include <optional>

namespace maitred::http::hold {

/// A request, whoever sends it, and the language in which they are answered.
struct Asking {
    const Request& request;
    const std::optional<Caller>& caller; ///< nobody: without a token
    Language language;
    const Texts& texts;

    /// The customer who asks, if it is one.
    const Account* customer() const;
    bool administers(RestaurantId restaurant) const;
    bool administers_the_platform() const;
    /// As the activity log names them; retry keys belong to them, too.
    std::string actor() const;
};

/// All of these may wait for storage, and run on a pool.
using HandlerOfAsking = void (*)(const Ground&, const Asking&, Responder);

/// For everybody: whoever shows a token that is not good is told 401 all the same.
Handler open_to_all(std::shared_ptr<const Ground> ground, HandlerOfAsking handler);

/// For everybody, whatever token they show: whoever logs in may still send one that has ended.
Handler open_to_strangers(std::shared_ptr<const Ground> ground, HandlerOfAsking handler);

/// For whoever may do this; others are told 401 or 403.
Handler whoever_may(std::shared_ptr<const Ground> ground, Operation operation,
                    HandlerOfAsking handler);

} // namespace maitred::http::hold
