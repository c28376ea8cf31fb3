#include "adapters/desk/day_cache.hpp"

#include <limits>

namespace maitred::desk {

std::optional<CachedDay> DayCache::find(const Day& day)
{
    const std::lock_guard lock{mutex_};
    const auto found = days_.find(day);
    if (found == days_.end())
        return std::nullopt;
    uses_.splice(uses_.begin(), uses_, found->second.use);
    return found->second.copy;
}

void DayCache::put(const Day& day, CachedDay copy)
{
    const std::lock_guard lock{mutex_};
    const auto found = days_.find(day);
    if (found != days_.end()) {
        if (found->second.copy.book->version <= copy.book->version)
            found->second.copy = std::move(copy);
        return;
    }
    uses_.push_front(day);
    days_.emplace(day, Kept{std::move(copy), uses_.begin()});
    if (days_.size() <= capacity_)
        return;
    days_.erase(uses_.back());
    uses_.pop_back();
}

void DayCache::verified(const Day& day, const DayVersion& version, Steady::time_point when)
{
    const std::lock_guard lock{mutex_};
    const auto found = days_.find(day);
    if (found != days_.end() && found->second.copy.book->version == version)
        found->second.copy.verified = when;
}

void DayCache::drop_older(const Day& day, std::int64_t version)
{
    const std::lock_guard lock{mutex_};
    const auto found = days_.find(day);
    if (found == days_.end() || found->second.copy.book->version.day >= version)
        return;
    uses_.erase(found->second.use);
    days_.erase(found);
}

void DayCache::drop(const Day& day)
{
    drop_older(day, std::numeric_limits<std::int64_t>::max());
}

void DayCache::drop_all()
{
    const std::lock_guard lock{mutex_};
    days_.clear();
    uses_.clear();
    rooms_.clear();
}

std::shared_ptr<const Room> DayCache::room(RestaurantId restaurant)
{
    const std::lock_guard lock{mutex_};
    const auto found = rooms_.find(restaurant);
    return found == rooms_.end() ? nullptr : found->second;
}

void DayCache::put_room(RestaurantId restaurant, std::shared_ptr<const Room> room)
{
    const std::lock_guard lock{mutex_};
    rooms_.insert_or_assign(restaurant, std::move(room));
}

void DayCache::drop_room(RestaurantId restaurant)
{
    const std::lock_guard lock{mutex_};
    rooms_.erase(restaurant);
}

} // namespace maitred::desk
