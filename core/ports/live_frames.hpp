#pragma once

#include "core/ports/live_events.hpp"
#include "core/ports/storage.hpp"

#include <vector>

namespace maitred {

/// A line of the log as listeners get it.
struct LiveFrame {
    std::int64_t sequence;
    SharedText text;
};

/// Turns lines of a restaurant's log into frames; lines that nobody is told of are left out. Called
/// on the feed's own thread.
using RenderFrames = std::function<std::vector<LiveFrame>(StorageSession&, RestaurantId,
                                                          const std::vector<Recorded>&)>;

} // namespace maitred
