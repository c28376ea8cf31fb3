#include "core/usecases/floor_tokens.hpp"

namespace maitred {
namespace {

/// Nodes' clocks differ: what one has issued is good on the others at once.
constexpr std::chrono::seconds earlier_by{5};

} // namespace

std::string FloorTokens::issue(const Account& account, Role role, Instant now) const
{
    Claims claims{.subject = account.uuid.text(),
                  .audiences = {std::string{text_of(Audience::floor)}},
                  .epoch = account.epoch,
                  .not_before = now - earlier_by,
                  .expires = now + lifetime_};
    if (role != Role::staff)
        claims.audiences.emplace_back(text_of(Audience::hold));
    return tokens_.issue(claims, now);
}

} // namespace maitred
