#pragma once

#include "core/ports/passwords.hpp"

#include <cstddef>
#include <cstdint>

namespace maitred::crypto {

/// What one guess at a password costs: passes over that much memory.
struct PasswordCost {
    std::uint64_t passes = 2;
    std::size_t memory_bytes = std::size_t{19} << 20;
};

/// Argon2id (libsodium) for new passwords. Hashes by bcrypt, as other systems export them, are
/// recognised too (libxcrypt), and always outdated. Making one hashes a password.
///
/// Throws Unavailable where the memory for a new hash cannot be had. Verifying then says wrong:
/// libsodium does not tell the two apart.
class SodiumPasswords final : public Passwords {
public:
    explicit SodiumPasswords(PasswordCost cost = {});

    std::string hash(std::string_view password) const override;
    Verdict verify(std::string_view password, std::string_view hash) const override;
    void verify_nothing(std::string_view password) const override;

private:
    PasswordCost cost_;
    std::string of_nobody_; ///< a hash that belongs to no account
};

} // namespace maitred::crypto
