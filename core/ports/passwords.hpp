#pragma once

#include <string>
#include <string_view>

namespace maitred {

/// Turns passwords into what may be stored, and recognises them again. Both calls are slow on
/// purpose (tens of milliseconds) and block; any thread may call.
class Passwords {
public:
    virtual ~Passwords() = default;

    enum class Verdict {
        wrong,
        right,
        right_but_outdated, ///< of an older kind, or cheaper to guess than today's: hash it anew
    };

    /// A hash of today's kind, with a salt of its own.
    virtual std::string hash(std::string_view password) const = 0;

    /// Whether this is the password of that hash. A hash that nobody can read is wrong.
    virtual Verdict verify(std::string_view password, std::string_view hash) const = 0;

    /// Takes as long as verifying a password does: for accounts that do not exist.
    virtual void verify_nothing(std::string_view password) const = 0;
};

} // namespace maitred
