#include "core/usecases/log_in.hpp"

namespace maitred {

Outcome<LogIn::Answer> LogIn::operator()(const Request& request) const
{
    const Attempts::Attempt attempt{request.email.text(), request.address};
    if (const auto paused = attempts_.pause(attempt, clock_.now()))
        return Answer{*paused};
    const std::optional<Account> account = accounts_.find(Audience::floor, request.email);
    if (!right(request, account)) {
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

/// Whether the account exists and this is its password; a hash that is out of date is renewed.
bool LogIn::right(const Request& request, const std::optional<Account>& account) const
{
    if (!account) {
        passwords_.verify_nothing(request.password);
        return false;
    }
    switch (passwords_.verify(request.password, account->password_hash)) {
    case Passwords::Verdict::wrong: return false;
    case Passwords::Verdict::right: return true;
    case Passwords::Verdict::right_but_outdated: {
        const std::string renewed = passwords_.hash(request.password);
        accounts_.rehash(account->id, account->password_hash, renewed);
        return true;
    }
    }
    stop_at_bug("a verdict outside its enumeration");
}

} // namespace maitred
