#include "core/usecases/authenticate.hpp"

namespace maitred {
namespace {

std::optional<Uuid> uuid_in(const Claims& claims)
{
    return Uuid::parse(claims.account.empty() ? claims.subject : claims.account);
}

} // namespace

Outcome<Caller> Authenticate::operator()(std::string_view token, std::string_view surface) const
{
    const std::optional<Claims> claims = tokens_.read(token, surface, clock_.now());
    const std::optional<Uuid> uuid = claims ? uuid_in(*claims) : std::nullopt;
    if (!uuid)
        return Reason::wrong_credentials;
    const std::optional<Standing> standing = standings_.of(*uuid, claims->epoch);
    if (!standing || !standing->account.active || standing->memberships.empty() ||
        standing->account.epoch != claims->epoch)
        return Reason::wrong_credentials;
    return Caller{standing->account, standing->memberships.front()};
}

bool Authenticate::still(const Caller& caller) const
{
    const auto standing = standings_.of(caller.account.uuid, caller.account.epoch);
    return standing && standing->account.active &&
           standing->account.epoch == caller.account.epoch && !standing->memberships.empty() &&
           standing->memberships.front().restaurant == caller.membership.restaurant;
}

std::optional<Instant> Authenticate::expiry(std::string_view token, std::string_view surface) const
{
    const std::optional<Claims> claims = tokens_.read(token, surface, clock_.now());
    return claims ? std::optional{claims->expires} : std::nullopt;
}

} // namespace maitred
