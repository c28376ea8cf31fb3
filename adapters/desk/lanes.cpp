#include "adapters/desk/lanes.hpp"

#include <algorithm>

namespace maitred::desk {

bool Lanes::add(const Day& day, Waiting& waiting)
{
    const std::lock_guard lock{mutex_};
    if (closed_ || waiting_ >= limits_.waiting)
        return false;
    Lane& lane = lanes_[day];
    if (lane.waiting.empty() && !lane.served)
        ready_.push_back(day);
    lane.waiting.push_back(std::move(waiting));
    ++waiting_;
    ready_or_closed_.notify_one();
    return true;
}

std::optional<Group> Lanes::take()
{
    std::unique_lock lock{mutex_};
    ready_or_closed_.wait(lock, [&] { return !ready_.empty() || (closed_ && waiting_ == 0); });
    if (ready_.empty())
        return std::nullopt;
    Group group{.restaurant = ready_.front().restaurant, .dates = {}, .waiting = {}};
    for (auto day = ready_.begin(); day != ready_.end();) {
        const bool full =
            group.waiting.size() >= limits_.batch || group.dates.size() >= limits_.days;
        if (full)
            break;
        if (day->restaurant != group.restaurant) {
            ++day;
            continue;
        }
        take_from(*day, group);
        day = ready_.erase(day);
    }
    return group;
}

void Lanes::take_from(const Day& day, Group& group)
{
    Lane& lane = lanes_.at(day);
    lane.served = true;
    group.dates.push_back(day.date);
    const std::size_t room = limits_.batch - group.waiting.size();
    const std::size_t taken = std::min(room, lane.waiting.size());
    std::move(lane.waiting.begin(), lane.waiting.begin() + static_cast<std::ptrdiff_t>(taken),
              std::back_inserter(group.waiting));
    lane.waiting.erase(lane.waiting.begin(),
                       lane.waiting.begin() + static_cast<std::ptrdiff_t>(taken));
    waiting_ -= taken;
}

void Lanes::give_back(const Group& group)
{
    const std::lock_guard lock{mutex_};
    for (const UtcDate date : group.dates) {
        const auto lane = lanes_.find({group.restaurant, date});
        lane->second.served = false;
        if (lane->second.waiting.empty())
            lanes_.erase(lane);
        else
            ready_.push_back({group.restaurant, date});
    }
    ready_or_closed_.notify_all();
}

void Lanes::close()
{
    const std::lock_guard lock{mutex_};
    closed_ = true;
    ready_or_closed_.notify_all();
}

std::size_t Lanes::waiting() const
{
    const std::lock_guard lock{mutex_};
    return waiting_;
}

} // namespace maitred::desk
