#pragma once

#include <cstdint>

namespace maitred {

/// Numbers that nobody can foretell. May be called from any thread.
class Randomness {
public:
    virtual ~Randomness() = default;
    virtual std::uint64_t draw() = 0;
};

} // namespace maitred
