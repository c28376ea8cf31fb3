#pragma once

#include "core/ports/tokens.hpp"

namespace maitred::crypto {

/// A secret that signs tokens, and the name that they call it by.
struct TokenKey {
    std::string kid;
    std::string secret; ///< 32 bytes or more
};

/// The key that follows from a SECRET_KEY.
TokenKey token_key(std::string_view secret_key);

/// JSON Web Tokens (RFC 7519) in compact form, signed by HMAC-SHA-256 and in no other way: the key
/// fixes the algorithm, and a token that names another is refused. Times are whole seconds; what
/// is left of one is dropped, so that no token lasts longer than its claims say.
class SignedTokens final : public Tokens {
public:
    /// The first key signs; what the others signed is still read.
    explicit SignedTokens(std::vector<TokenKey> keys);

    std::string issue(const Claims& claims, Instant now) const override;
    std::optional<Claims> read(std::string_view token, std::string_view audience,
                               Instant now) const override;

private:
    const TokenKey* key_for(std::string_view header) const;

    std::vector<TokenKey> keys_;
};

} // namespace maitred::crypto
