#pragma once

#include "core/base/outcome.hpp"
#include "core/ports/clock.hpp"
#include "core/ports/standings.hpp"
#include "core/ports/tokens.hpp"

namespace maitred {

/// Who carries this token? A token ends with its account, with the account's place, and with
/// whatever raised the account's epoch, within five seconds on every node. Blocks at times.
class Authenticate {
public:
    Authenticate(const Tokens& tokens, Standings& standings, const Clock& clock)
        : tokens_{tokens}, standings_{standings}, clock_{clock}
    {
    }

    /// For one surface: "floor". Refuses with wrong_credentials, whatever is wrong.
    Outcome<Caller> operator()(std::string_view token, std::string_view surface) const;

    /// Whether somebody who was let in once would be again.
    bool still(const Caller& caller) const;

    /// When the token ends, if it is good now.
    std::optional<Instant> expiry(std::string_view token, std::string_view surface) const;

private:
    const Tokens& tokens_;
    Standings& standings_;
    const Clock& clock_;
};

} // namespace maitred
