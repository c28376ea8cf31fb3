#include "adapters/desk/lanes.hpp"

#include <algorithm>

namespace maitred::desk {
namespace {

/// Of one that has a patience.
Steady::time_point end_of_patience(const Waiting& waiting)
{
    return waiting.since + *waiting.command.patience;
}

} // namespace

bool Lanes::add(const Day& day, Waiting& waiting)
{
    const std::lock_guard lock{mutex_};
    if (closed_ || waiting_ >= limits_.waiting)
        return false;
    Lane& lane = lanes_[day];
    if (lane.waiting.empty() && !lane.served)
        ready_.push_back(day);
    waiting.since = Steady::now();
    if (competes(lane, waiting))
        patience_may_end_.notify_one();
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
    for (std::size_t i = group.waiting.size() - taken; i < group.waiting.size(); ++i)
        if (const auto place = place_asked_for(group.waiting[i].command))
            lane.being_decided.insert(*place);
    if (!lane.waiting.empty())
        patience_may_end_.notify_one();
}

std::vector<Waiting> Lanes::take_impatient()
{
    std::unique_lock lock{mutex_};
    while (!closed_) {
        std::vector<Waiting> withdrawn = withdraw_impatient(Steady::now());
        if (!withdrawn.empty())
            return withdrawn;
        if (const auto next = next_end_of_patience())
            patience_may_end_.wait_until(lock, *next);
        else
            patience_may_end_.wait(lock);
    }
    return {};
}

/// Whether it has a patience that may end before what is being decided.
bool Lanes::competes(const Lane& lane, const Waiting& waiting)
{
    if (!waiting.command.patience || lane.being_decided.empty())
        return false;
    const auto place = place_asked_for(waiting.command);
    return place && lane.being_decided.contains(*place);
}

std::vector<Waiting> Lanes::withdraw_impatient(Steady::time_point now)
{
    std::vector<Waiting> withdrawn;
    for (auto& [day, lane] : lanes_) {
        const auto stays = [&lane = lane, now](const Waiting& one) {
            return !competes(lane, one) || end_of_patience(one) > now;
        };
        if (lane.being_decided.empty() ||
            std::all_of(lane.waiting.begin(), lane.waiting.end(), stays))
            continue;
        const auto leaving = std::stable_partition(lane.waiting.begin(), lane.waiting.end(), stays);
        std::move(leaving, lane.waiting.end(), std::back_inserter(withdrawn));
        lane.waiting.erase(leaving, lane.waiting.end());
    }
    waiting_ -= withdrawn.size();
    return withdrawn;
}

/// Whose patience has ended already is asked again when the next commands are decided.
std::optional<Steady::time_point> Lanes::next_end_of_patience() const
{
    std::optional<Steady::time_point> next;
    for (const auto& [day, lane] : lanes_)
        for (const Waiting& one : lane.waiting)
            if (competes(lane, one) && (!next || end_of_patience(one) < *next))
                next = end_of_patience(one);
    return next;
}

void Lanes::give_back(const Group& group)
{
    const std::lock_guard lock{mutex_};
    for (const UtcDate date : group.dates) {
        const auto lane = lanes_.find({group.restaurant, date});
        lane->second.served = false;
        lane->second.being_decided.clear();
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
    patience_may_end_.notify_all();
}

std::size_t Lanes::waiting() const
{
    const std::lock_guard lock{mutex_};
    return waiting_;
}

} // namespace maitred::desk
