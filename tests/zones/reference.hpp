#pragma once

#include "tests/zones/wall_clock.hpp"

#include <vector>

namespace maitred {

/// An instant from which on a clock is ahead of UTC by something else.
struct Jump {
    Instant when;
    std::chrono::minutes before;
    std::chrono::minutes after;

    std::chrono::minutes forward() const { return after - before; }
    /// What the clock would have shown at the jump without it, and what it shows.
    WallTime from() const;
    WallTime to() const;
};

/// What the second reader knows of one zone's clock, from the file beside this.
struct KnownZone {
    std::string name;
    Window certain; ///< nothing is said outside of it; may be empty
    std::chrono::minutes at_first;
    std::vector<Jump> jumps; ///< ascending

    WallTime shown_at(Instant instant) const;
    /// When the clock shows this: never, once or twice, the earlier first.
    std::vector<Instant> instants_of(WallTime shown) const;
    /// The jump that skips this time, or nothing.
    const Jump* that_skips(WallTime shown) const;
};

const std::vector<KnownZone>& known_zones();

} // namespace maitred
