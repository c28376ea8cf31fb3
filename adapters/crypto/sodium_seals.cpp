#include "adapters/crypto/sodium_seals.hpp"

#include <array>
#include <sodium.h>

namespace maitred::crypto {
namespace {

const unsigned char* bytes(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

template <std::size_t Size> std::string for_a_url(const std::array<unsigned char, Size>& digest)
{
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_ENCODED_LEN(Size, variant), '\0');
    sodium_bin2base64(text.data(), text.size(), digest.data(), digest.size(), variant);
    text.pop_back(); // the closing NUL
    return text;
}

std::array<unsigned char, crypto_generichash_BYTES> digest_of(std::string_view text)
{
    std::array<unsigned char, crypto_generichash_BYTES> digest{};
    crypto_generichash(digest.data(), digest.size(), bytes(text), text.size(), nullptr, 0);
    return digest;
}

} // namespace

std::string SodiumSeals::seal(std::string_view purpose, std::string_view text) const
{
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> digest{};
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytes(secret_), secret_.size());
    crypto_auth_hmacsha256_update(&state, bytes(purpose), purpose.size());
    crypto_auth_hmacsha256_update(&state, bytes(std::string_view{"\0", 1}), 1);
    crypto_auth_hmacsha256_update(&state, bytes(text), text.size());
    crypto_auth_hmacsha256_final(&state, digest.data());
    return for_a_url(digest);
}

bool SodiumSeals::fits(std::string_view seal, std::string_view purpose, std::string_view text) const
{
    return equal(this->seal(purpose, text), seal);
}

std::string SodiumSeals::fingerprint(std::string_view text) const
{
    return for_a_url(digest_of(text));
}

bool SodiumSeals::equal(std::string_view secret, std::string_view given) const
{
    return sodium_memcmp(digest_of(secret).data(), digest_of(given).data(),
                         crypto_generichash_BYTES) == 0;
}

} // namespace maitred::crypto
