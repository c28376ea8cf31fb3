#pragma once

#include "core/ports/seals.hpp"

namespace maitred::crypto {

/// Seals by HMAC-SHA-256, fingerprints by BLAKE2b (libsodium).
class SodiumSeals final : public Seals {
public:
    explicit SodiumSeals(std::string secret) : secret_{std::move(secret)} {}

    std::string seal(std::string_view purpose, std::string_view text) const override;
    bool fits(std::string_view seal, std::string_view purpose,
              std::string_view text) const override;
    bool equal(std::string_view secret, std::string_view given) const override;
    std::string fingerprint(std::string_view text) const override;

private:
    std::string secret_;
};

} // namespace maitred::crypto
