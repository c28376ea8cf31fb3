#include "adapters/storage/recent/recent_standings.hpp"

namespace maitred::recent {
namespace {

constexpr std::chrono::seconds oldest{3};

/// A clock that was set back makes a memory no younger.
bool fresh(Instant asked_at, Instant now)
{
    return asked_at <= now && now - asked_at < oldest;
}

} // namespace

std::optional<Standing> RecentStandings::of(const Uuid& account, std::int64_t epoch)
{
    const Instant now = clock_.now();
    std::uint64_t forgotten_before = 0;
    {
        const std::lock_guard lock{mutex_};
        if (auto known = remembered(account, epoch, now))
            return known;
        forgotten_before = forgotten_;
    }
    const std::optional<Account> found = accounts_.find(account);
    if (!found)
        return std::nullopt;
    Standing standing{*found, accounts_.memberships(found->id)};
    const std::lock_guard lock{mutex_};
    if (forgotten_before == forgotten_)
        remember(account, standing, now);
    return standing;
}

void RecentStandings::forget(const Uuid& account)
{
    const std::lock_guard lock{mutex_};
    memories_.erase(account);
    ++forgotten_;
}

std::optional<Standing> RecentStandings::remembered(const Uuid& account, std::int64_t epoch,
                                                    Instant now)
{
    const auto memory = memories_.find(account);
    if (memory == memories_.end() || !fresh(memory->second.asked_at, now) ||
        memory->second.standing.account.epoch < epoch)
        return std::nullopt;
    return memory->second.standing;
}

void RecentStandings::remember(const Uuid& account, const Standing& standing, Instant asked_at)
{
    if (memories_.size() >= most_)
        std::erase_if(memories_,
                      [&](const auto& one) { return !fresh(one.second.asked_at, asked_at); });
    if (memories_.size() >= most_)
        memories_.clear();
    memories_.insert_or_assign(account, Memory{standing, asked_at});
}

} // namespace maitred::recent
