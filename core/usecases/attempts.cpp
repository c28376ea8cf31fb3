#include "core/usecases/attempts.hpp"

#include "core/base/ensure.hpp"

#include <algorithm>
#include <array>

namespace maitred {

std::optional<Paused> Attempts::pause(const Attempt& attempt, Instant now) const
{
    using std::chrono::microseconds;
    const std::array subjects = {account_in(attempt), address_in(attempt), both_in(attempt)};
    const std::vector<LoginFailures> counted = accounts_.login_failures(subjects);
    ensure(counted.size() == subjects.size(), "storage counted other subjects");
    const bool known = known_since(counted[2].last_at, now);
    const microseconds by_account =
        known ? microseconds{0} : pause_left(counted[0], Slowed::account, now);
    const microseconds left = std::max(by_account, pause_left(counted[1], Slowed::address, now));
    if (left == microseconds{0})
        return std::nullopt;
    return Paused{std::chrono::ceil<std::chrono::seconds>(left)};
}

void Attempts::failed(const Attempt& attempt, Instant now) const
{
    const std::array subjects = {account_in(attempt), address_in(attempt)};
    accounts_.count_failures(subjects, now);
}

/// The address's failures stay: with an account of one's own one could go on guessing others'.
void Attempts::succeeded(const Attempt& attempt, Instant now) const
{
    const std::array subjects = {account_in(attempt), both_in(attempt)};
    accounts_.forget_failures(subjects, now);
}

std::string Attempts::account_in(const Attempt& attempt) const
{
    return "account:" + seals_.fingerprint(attempt.account);
}

std::string Attempts::address_in(const Attempt& attempt) const
{
    return "address:" + seals_.fingerprint(attempt.address);
}

std::string Attempts::both_in(const Attempt& attempt) const
{
    return "known:" + seals_.fingerprint(attempt.account + '\n' + attempt.address);
}

} // namespace maitred
