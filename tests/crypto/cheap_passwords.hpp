#pragma once

#include "adapters/crypto/sodium_passwords.hpp"

#include <catch2/catch.hpp>

namespace maitred {

/// The cheapest that argon2id can be: a hash takes microseconds.
inline crypto::PasswordCost cheap()
{
    return {1, 8192};
}

inline std::ostream& operator<<(std::ostream& out, Passwords::Verdict verdict)
{
    switch (verdict) {
    case Passwords::Verdict::wrong: return out << "wrong";
    case Passwords::Verdict::right: return out << "right";
    case Passwords::Verdict::right_but_outdated: return out << "right, but outdated";
    }
    return out;
}

} // namespace maitred
