#pragma once

#include "core/base/instant.hpp"

namespace maitred {

/// How often somebody failed to log in lately.
struct LoginFailures {
    int failures = 0;
    Instant last_at = {};

    friend bool operator==(const LoginFailures&, const LoginFailures&) = default;
};

/// Whoever stops failing for so long begins anew.
inline constexpr std::chrono::minutes failures_are_remembered{15};

/// An address from which somebody has logged in is theirs for so long.
inline constexpr std::chrono::days addresses_are_known{30};

/// What is counted: failures to be one account, or failures from one address. An account is slowed
/// less, because its owner waits with whoever guesses.
enum class Slowed { account, address };

/// How long the next attempt must still wait: nothing after five failures, then 1, 2, 4 seconds and
/// so on, 30 seconds at most for an account and five minutes for an address.
std::chrono::microseconds pause_left(const LoginFailures& counted, Slowed what, Instant now);

/// Whether an account was logged in to from an address at this time, and lately.
bool known_since(Instant logged_in_at, Instant now);

} // namespace maitred
