#pragma once

#include "core/base/id.hpp"
#include "core/base/instant.hpp"

#include <functional>
#include <memory>

namespace maitred {

/// What a node wants to hear of other nodes. Called from a thread of the news' own.
struct NewsReader {
    /// Somebody, perhaps this node, has written in a day.
    std::function<void(RestaurantId, UtcDate, std::int64_t version)> day_changed;
    /// A restaurant's room was changed.
    std::function<void(RestaurantId)> room_changed;
    /// A restaurant's log has new lines.
    std::function<void(RestaurantId)> log_has_grown;
    /// News may have been missed.
    std::function<void()> anything_may_have_changed;
};

/// Hears of commits for as long as it lives.
class News {
public:
    virtual ~News() = default;
};

} // namespace maitred
