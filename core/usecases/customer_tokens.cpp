#include "core/usecases/customer_tokens.hpp"

#include "core/usecases/token_start.hpp"

namespace maitred {

std::string CustomerTokens::issue(const Account& account, Instant now) const
{
    const Claims claims{.subject = account.uuid.text(),
                        .audiences = {std::string{text_of(Audience::hold)}},
                        .epoch = account.epoch,
                        .not_before = token_start(now),
                        .expires = now + lifetime_};
    return tokens_.issue(claims, now);
}

} // namespace maitred
