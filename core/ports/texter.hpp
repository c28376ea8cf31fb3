#pragma once

#include "core/base/text.hpp"
#include "core/ports/postman.hpp"

#include <string>

namespace maitred {

/// Sends short messages to telephones. Blocks for a bounded time; any thread may call.
class Texter {
public:
    virtual ~Texter() = default;

    /// Returns once the carrier has accepted it. Throws Undelivered.
    virtual void text(const Phone& to, const std::string& sentence) = 0;
};

} // namespace maitred
