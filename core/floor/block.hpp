#pragma once

#include "core/base/id.hpp"
#include "core/base/instant.hpp"

#include <string>

namespace maitred {

/// A table that is out of service for a time: nobody can book it or sit down there.
struct Block {
    BlockId id;
    TableId table;
    Window window;
    std::string reason; ///< at most 300 characters
    Instant made_at;

    friend bool operator==(const Block&, const Block&) = default;
};

/// The longest block.
inline constexpr std::chrono::days longest_block{31};

/// What becomes of those who are to come and would lose their place by a change.
enum class ToCome {
    refuse, ///< the change is refused, and they are listed
    keep,   ///< they keep what they have, with whatever is wrong with it
    cancel, ///< they are cancelled, and told so
};

} // namespace maitred
