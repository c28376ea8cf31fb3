#pragma once

#include "core/people/account.hpp"
#include "core/ports/tokens.hpp"

namespace maitred {

/// The passes that customers get: for the hold surface, whatever restaurant they go to.
class CustomerTokens {
public:
    CustomerTokens(const Tokens& tokens, std::chrono::seconds lifetime)
        : tokens_{tokens}, lifetime_{lifetime}
    {
    }

    std::string issue(const Account& account, Instant now) const;

private:
    const Tokens& tokens_;
    std::chrono::seconds lifetime_;
};

} // namespace maitred
