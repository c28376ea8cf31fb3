#include "core/usecases/log_in_customer.hpp"

namespace maitred {

Outcome<LogInCustomer::Answer> LogInCustomer::operator()(const Request& request) const
{
    const Attempts::Attempt attempt{"hold " + request.email.text(), request.address};
    if (const auto paused = attempts_.pause(attempt, clock_.now()))
        return Answer{*paused};
    const std::optional<Account> account = accounts_.find(Audience::hold, request.email);
    if (!right_(request.password, account)) {
        attempts_.failed(attempt, clock_.now());
        return Reason::wrong_credentials;
    }
    if (!account->active || accounts_.memberships(account->id).empty())
        return Reason::account_inactive;
    const Instant now = clock_.now();
    attempts_.succeeded(attempt, now);
    return Answer{LoggedIn{tokens_.issue(*account, now), *account}};
}

} // namespace maitred
