#pragma once

#include "core/people/account.hpp"
#include "core/ports/tokens.hpp"

namespace maitred {

/// The passes that the people of a restaurant get: for the floor, and for managers and owners for
/// the hold surface too.
class FloorTokens {
public:
    FloorTokens(const Tokens& tokens, std::chrono::seconds lifetime)
        : tokens_{tokens}, lifetime_{lifetime}
    {
    }

    std::string issue(const Account& account, Role role, Instant now) const;

private:
    const Tokens& tokens_;
    std::chrono::seconds lifetime_;
};

} // namespace maitred
