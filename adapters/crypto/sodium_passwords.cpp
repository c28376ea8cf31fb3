#include "adapters/crypto/sodium_passwords.hpp"

#include "adapters/crypto/sodium_randomness.hpp"
#include "core/base/ensure.hpp"
#include "core/ports/failures.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <crypt.h>
#include <limits>
#include <memory>
#include <sodium.h>

namespace maitred::crypto {
namespace {

/// A stored hash says itself what it costs to verify. Nobody's login may take minutes or all the
/// memory of the house because of what was imported: beyond these a hash is one we cannot read.
constexpr std::uint64_t most_kibibytes = 256 * 1024;
constexpr std::uint64_t most_passes = 16;
constexpr int highest_bcrypt_cost = 16;

constexpr std::size_t read_by_bcrypt = 72;
constexpr std::size_t length_of_bcrypt = 60;

/// The number that follows the name, or one that is beyond every limit.
std::uint64_t number_after(std::string_view text, std::string_view name)
{
    std::uint64_t number = 0;
    const auto start = text.find(name);
    const char* end = text.data() + text.size();
    if (start == text.npos ||
        std::from_chars(text.data() + start + name.size(), end, number).ec != std::errc{})
        return std::numeric_limits<std::uint64_t>::max();
    return number;
}

/// "$argon2id$v=19$m=19456,t=2,p=1$…": libsodium checks the rest.
bool readable_argon2id(std::string_view hash)
{
    return hash.starts_with(crypto_pwhash_argon2id_STRPREFIX) &&
           hash.size() < crypto_pwhash_STRBYTES && hash.find('\0') == hash.npos &&
           number_after(hash, "$m=") <= most_kibibytes && number_after(hash, ",t=") <= most_passes;
}

/// "$2b$10$" and 53 digits. Strictly: crypt_rn takes whatever else it is given as DES.
bool readable_bcrypt(std::string_view hash)
{
    constexpr std::string_view digits =
        "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const auto decimal = [](char digit) { return '0' <= digit && digit <= '9'; };
    return hash.size() == length_of_bcrypt &&
           (hash.starts_with("$2a$") || hash.starts_with("$2b$") || hash.starts_with("$2y$")) &&
           decimal(hash[4]) && decimal(hash[5]) && hash[6] == '$' &&
           hash.find_first_not_of(digits, 7) == hash.npos &&
           (hash[4] - '0') * 10 + (hash[5] - '0') <= highest_bcrypt_cost;
}

/// bcrypt reads 72 bytes and no more; and up to a NUL, so that a password with one would be
/// recognised by its beginning.
bool right_for_bcrypt(std::string_view password, const std::string& hash)
{
    if (password.find('\0') != password.npos)
        return false;
    std::array<char, read_by_bcrypt + 1> read{};
    std::copy_n(password.begin(), std::min(password.size(), read_by_bcrypt), read.begin());
    const auto work = std::make_unique<crypt_data>();
    const char* made = crypt_rn(read.data(), hash.c_str(), work.get(), sizeof *work);
    const bool right = made && std::string_view{made}.size() == hash.size() &&
                       sodium_memcmp(made, hash.data(), hash.size()) == 0;
    sodium_memzero(read.data(), read.size());
    sodium_memzero(work.get(), sizeof *work);
    return right;
}

} // namespace

SodiumPasswords::SodiumPasswords(PasswordCost cost) : cost_{cost}
{
    ensure(sodium_init() >= 0, "libsodium could not be prepared");
    ensure(cost.passes <= most_passes && cost.memory_bytes / 1024 <= most_kibibytes,
           "a password would cost more than we are willing to verify");
    of_nobody_ = hash(random_secret(16));
}

std::string SodiumPasswords::hash(std::string_view password) const
{
    std::array<char, crypto_pwhash_STRBYTES> made{};
    if (crypto_pwhash_str_alg(made.data(), password.data(), password.size(), cost_.passes,
                              cost_.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw Unavailable{"no memory to hash a password"};
    return made.data();
}

Passwords::Verdict SodiumPasswords::verify(std::string_view password, std::string_view hash) const
{
    const std::string stored{hash};
    if (readable_bcrypt(stored))
        return right_for_bcrypt(password, stored) ? Verdict::right_but_outdated : Verdict::wrong;
    if (!readable_argon2id(stored) ||
        crypto_pwhash_str_verify(stored.c_str(), password.data(), password.size()) != 0)
        return Verdict::wrong;
    const bool todays =
        crypto_pwhash_str_needs_rehash(stored.c_str(), cost_.passes, cost_.memory_bytes) == 0;
    return todays ? Verdict::right : Verdict::right_but_outdated;
}

void SodiumPasswords::verify_nothing(std::string_view password) const
{
    verify(password, of_nobody_);
}

} // namespace maitred::crypto
