#include "core/usecases/log_in_member.hpp"

#include "core/usecases/token_start.hpp"

namespace maitred {
namespace {

std::vector<std::string> surfaces_for(const Account& account)
{
    std::vector<std::string> surfaces{std::string{text_of(Audience::member)}};
    if (account.audience == Audience::platform)
        for (const Audience other : {Audience::floor, Audience::hold})
            surfaces.emplace_back(text_of(other));
    return surfaces;
}

} // namespace

std::string MemberTokens::issue(const Account& account, Instant now) const
{
    const Claims claims{.subject = account.username ? account.username->text() : std::string{},
                        .audiences = surfaces_for(account),
                        .epoch = account.epoch,
                        .not_before = token_start(now),
                        .expires = now + lifetime_,
                        .account = account.uuid.text()};
    return tokens_.issue(claims, now);
}

Outcome<LogInMember::Answer> LogInMember::operator()(const Request& request) const
{
    const Attempts::Attempt attempt{"member " + request.username, request.address};
    if (const auto paused = attempts_.pause(attempt, clock_.now()))
        return Answer{*paused};
    const Outcome<Username> username = Username::of(request.username);
    const auto account = username ? accounts_.find_member(*username) : std::nullopt;
    if (!right_(request.password, account)) {
        attempts_.failed(attempt, clock_.now());
        return Reason::wrong_credentials;
    }
    if (!account->active || accounts_.memberships(account->id).empty())
        return Reason::account_inactive;
    const Instant now = clock_.now();
    attempts_.succeeded(attempt, now);
    return Answer{tokens_.issue(*account, now)};
}

} // namespace maitred
