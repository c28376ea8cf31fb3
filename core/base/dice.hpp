#pragma once

#include <cstdint>

namespace maitred {

/// Chance that can be repeated: SplitMix64 (Steele, Lea, Flood 2014), the same rolls for the same
/// seed on every machine.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_{seed} {}

    /// A number in [0, sides), each with the same chance. `sides` is at least 1.
    std::uint64_t roll(std::uint64_t sides)
    {
        const std::uint64_t unfair = (0 - sides) % sides; // 2^64 mod sides
        std::uint64_t draw = next();
        while (draw < unfair)
            draw = next();
        return draw % sides;
    }

private:
    std::uint64_t next()
    {
        std::uint64_t z = state_ += 0x9E3779B97F4A7C15u;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
        z = (z ^ z >> 27) * 0x94D049BB133111EBu;
        return z ^ z >> 31;
    }

    std::uint64_t state_;
};

} // namespace maitred
