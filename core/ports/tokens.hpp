#pragma once

#include "core/base/instant.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace maitred {

/// What a token says of whoever carries it.
struct Claims {
    std::string subject;                ///< what whoever carries it is called
    std::vector<std::string> audiences; ///< the surfaces that take it: "floor", "hold", …
    std::int64_t epoch = 0;             ///< of the account: a later one ends the token
    Instant not_before;
    Instant expires;
    std::string account = {}; ///< its UUID, where the subject is not that

    friend bool operator==(const Claims&, const Claims&) = default;
};

/// Passes that only we can make: signed, for some surfaces, for some minutes. Any thread may call.
class Tokens {
public:
    virtual ~Tokens() = default;

    virtual std::string issue(const Claims& claims, Instant now) const = 0;

    /// What the token says, if we made it, for that surface, and it is valid at `now`. Why it is
    /// not is nobody's business.
    virtual std::optional<Claims> read(std::string_view token, std::string_view audience,
                                       Instant now) const = 0;
};

} // namespace maitred
