#include "core/usecases/log_in.hpp"

namespace maitred {

Outcome<LogIn::Answer> LogIn::operator()(const Request& request) const
{
    const Attempts::Attempt attempt{request.email.text(), request.address};
    if (const auto paused = attempts_.pause(attempt, clock_.now()))
        return Answer{*paused};
    const std::optional<Account> account = accounts_.find(Audience::floor, request.email);
    if (!right_(request.password, account)) {
        attempts_.failed(attempt, clock_.now());
        return Reason::wrong_credentials;
    }
    const std::vector<Membership> memberships = accounts_.memberships(account->id);
    if (!account->active || memberships.empty())
        return Reason::account_inactive;
    const Instant now = clock_.now();
    attempts_.succeeded(attempt, now);
    const Membership membership = memberships.front();
    return Answer{LoggedIn{tokens_.issue(*account, membership.role, now), *account, membership}};
}

} // namespace maitred
