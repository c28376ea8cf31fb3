#include "adapters/crypto/sodium_randomness.hpp"

#include "core/base/ensure.hpp"

#include <sodium.h>
#include <vector>

namespace maitred::crypto {

SodiumRandomness::SodiumRandomness()
{
    ensure(sodium_init() >= 0, "libsodium could not be prepared");
}

std::uint64_t SodiumRandomness::draw()
{
    std::uint64_t number = 0;
    randombytes_buf(&number, sizeof number);
    return number;
}

std::string random_secret(std::size_t bytes)
{
    std::vector<unsigned char> secret(bytes);
    randombytes_buf(secret.data(), secret.size());
    std::string text(bytes * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), secret.data(), secret.size());
    text.pop_back();
    return text;
}

} // namespace maitred::crypto
