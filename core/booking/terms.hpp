#pragma once

#include "core/base/instant.hpp"
#include "core/notices/channels.hpp"

namespace maitred {

/// Whether a sitting may start in the past: for demonstrations with fixed dates.
enum class Past { refused, allowed };

/// What holds at the moment of a decision.
struct Terms {
    Instant now;
    Past past = Past::refused;
    OpenChannels channels = {}; ///< by which guests can be told what was decided
};

} // namespace maitred
