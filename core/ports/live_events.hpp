#pragma once

#include "core/base/id.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace maitred {

/// Text that many get, and that was made once.
using SharedText = std::shared_ptr<const std::string>;

/// Whoever listens to what happens in a restaurant. All are called on one thread, and must not wait
/// for long.
struct LiveListener {
    std::function<void(const SharedText& frame)> hear;
    /// Frames that it has not yet taken: whoever catches up is not given more than it can take.
    std::function<std::size_t()> behind;
    /// Asked every few seconds, at most three seconds of which may be old news.
    std::function<bool()> still_welcome;
    std::function<void()> dismiss;
    /// What happened before this line of the log is not kept.
    std::function<void(std::int64_t first)> missed;
};

/// Ends with whoever keeps it.
class LiveSubscription {
public:
    virtual ~LiveSubscription() = default;
};

/// What was committed in a restaurant, by whichever node: every line of its log once, in order,
/// soon after the commit and never before it. Any thread may call.
class LiveEvents {
public:
    virtual ~LiveEvents() = default;

    /// From the line after `since` on; without it, from what is committed later than now.
    virtual std::unique_ptr<LiveSubscription> subscribe(RestaurantId restaurant,
                                                        std::optional<std::int64_t> since,
                                                        LiveListener listener) = 0;
};

} // namespace maitred
