#pragma once

#include "core/ports/randomness.hpp"

#include <cstddef>
#include <string>

namespace maitred::crypto {

/// The operating system's randomness (libsodium). Making one prepares libsodium for the process.
class SodiumRandomness final : public Randomness {
public:
    SodiumRandomness();
    std::uint64_t draw() override;
};

/// A secret of that many random bytes, in hexadecimal digits.
std::string random_secret(std::size_t bytes);

} // namespace maitred::crypto
