#include "core/usecases/floor_tokens.hpp"

#include "core/usecases/token_start.hpp"

namespace maitred {

std::string FloorTokens::issue(const Account& account, Role role, Instant now) const
{
    Claims claims{.subject = account.uuid.text(),
                  .audiences = {std::string{text_of(Audience::floor)}},
                  .epoch = account.epoch,
                  .not_before = token_start(now),
                  .expires = now + lifetime_};
    if (role != Role::staff)
        claims.audiences.emplace_back(text_of(Audience::hold));
    return tokens_.issue(claims, now);
}

} // namespace maitred
