#pragma once

#include "adapters/crypto/signed_tokens.hpp"
#include "tests/support/hours.hpp"

namespace maitred {

inline crypto::TokenKey key_of_the_house()
{
    return crypto::token_key("the key of this house, 32 characters or more");
}

/// A host on her shift: from 19:00 to 19:15, at the floor's screens and the hold service.
inline Claims host()
{
    return {"a4c1b8e2", {"floor", "hold"}, 7, at("19:00"), at("19:15")};
}

} // namespace maitred
