#pragma once

#include "core/base/instant.hpp"

namespace maitred {

/// From when on a token is good that is issued now. Nodes' clocks differ: what one has issued is
/// good on the others at once.
constexpr Instant token_start(Instant now)
{
    return now - std::chrono::seconds{5};
}

} // namespace maitred
