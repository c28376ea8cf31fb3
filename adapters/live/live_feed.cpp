#include "adapters/live/live_feed.hpp"

#include "adapters/live/reading.hpp"
#include "core/ports/failures.hpp"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

namespace maitred::live {
namespace {

using Steady = std::chrono::steady_clock;

/// How soon whoever has not heard all is told more: whoever could take it, whoever could not, and
/// where storage was away.
constexpr std::chrono::milliseconds at_once{0};
constexpr std::chrono::milliseconds a_little{20};
constexpr std::chrono::milliseconds while_away{250};

} // namespace

class LiveFeed::Inside : public std::enable_shared_from_this<LiveFeed::Inside> {
public:
    Inside(Storage& storage, const Clock& clock, RenderFrames render, Report report,
           Settings settings)
        : storage_{storage}, reading_{clock, std::move(render), settings},
          report_{std::move(report)}, round_{settings.round}, thread_{[this] { work(); }}
    {
    }

    void close()
    {
        {
            const std::lock_guard lock{mutex_};
            closed_ = true;
        }
        changed_.notify_all();
        if (thread_.joinable())
            thread_.join();
    }

    std::shared_ptr<Seat> sit_down(RestaurantId restaurant, std::optional<std::int64_t> since,
                                   LiveListener listener)
    {
        auto seat = std::make_shared<Seat>();
        seat->listener = std::move(listener);
        seat->heard = since;
        {
            const std::lock_guard lock{mutex_};
            seats_[restaurant].push_back(seat);
            grown_.insert(restaurant);
        }
        changed_.notify_one();
        return seat;
    }

    void stand_up(RestaurantId restaurant, const std::shared_ptr<Seat>& seat)
    {
        seat->gone = true;
        const std::lock_guard lock{mutex_};
        const auto seats = seats_.find(restaurant);
        if (seats == seats_.end())
            return;
        std::erase(seats->second, seat);
        if (seats->second.empty())
            seats_.erase(seats);
    }

    void grown(RestaurantId restaurant)
    {
        {
            const std::lock_guard lock{mutex_};
            if (!seats_.contains(restaurant) || !grown_.insert(restaurant).second)
                return;
        }
        changed_.notify_one();
    }

    void all_grown()
    {
        {
            const std::lock_guard lock{mutex_};
            for (const auto& [restaurant, seats] : seats_)
                grown_.insert(restaurant);
        }
        changed_.notify_one();
    }

    std::size_t listeners() const
    {
        const std::lock_guard lock{mutex_};
        std::size_t count = 0;
        for (const auto& [restaurant, seats] : seats_)
            count += seats.size();
        return count;
    }

private:
    void work()
    {
        std::unique_lock lock{mutex_};
        auto next_round = Steady::now() + round_;
        while (!closed_) {
            changed_.wait_until(lock, std::min(next_round, wake_at_),
                                [this] { return closed_ || !grown_.empty(); });
            const auto now = Steady::now();
            if (now >= wake_at_) {
                grown_.merge(later_);
                later_.clear();
                wake_at_ = Steady::time_point::max();
            }
            std::set<RestaurantId> grown;
            grown.swap(grown_);
            const bool look_around = now >= next_round;
            if (look_around) {
                next_round = now + round_;
                for (const auto& [restaurant, seats] : seats_)
                    grown.insert(restaurant);
            }
            lock.unlock();
            for (const RestaurantId restaurant : grown)
                tell(restaurant, look_around);
            lock.lock();
        }
    }

    Seats seats_of(RestaurantId restaurant) const
    {
        const std::lock_guard lock{mutex_};
        const auto seats = seats_.find(restaurant);
        return seats == seats_.end() ? Seats{} : seats->second;
    }

    void again(RestaurantId restaurant, std::chrono::milliseconds after)
    {
        const std::lock_guard lock{mutex_};
        later_.insert(restaurant);
        wake_at_ = std::min(wake_at_, Steady::now() + after);
    }

    void tell(RestaurantId restaurant, bool look_around)
    {
        const Seats seats = seats_of(restaurant);
        if (seats.empty())
            return;
        try {
            if (look_around)
                reading_.show_out(seats);
            const auto session = storage_.open(restaurant);
            switch (reading_.read_on(*session, restaurant, seats)) {
            case Reading::everybody_has_heard: break;
            case Reading::there_is_more: again(restaurant, at_once); break;
            case Reading::somebody_waits: again(restaurant, a_little); break;
            }
        } catch (const Unavailable&) {
            again(restaurant, while_away);
        } catch (const std::exception& failure) {
            report_(std::string{"the live feed could not read on: "} + failure.what());
            again(restaurant, round_);
        }
    }

    Storage& storage_;
    const Reading reading_;
    const Report report_;
    const std::chrono::milliseconds round_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::map<RestaurantId, Seats> seats_;
    std::set<RestaurantId> grown_;
    std::set<RestaurantId> later_;
    Steady::time_point wake_at_ = Steady::time_point::max();
    bool closed_ = false;
    std::thread thread_;

public:
    /// A seat that is given up when this ends.
    class Sitting final : public LiveSubscription {
    public:
        Sitting(std::shared_ptr<Inside> inside, RestaurantId restaurant, std::shared_ptr<Seat> seat)
            : inside_{std::move(inside)}, restaurant_{restaurant}, seat_{std::move(seat)}
        {
        }
        ~Sitting() override { inside_->stand_up(restaurant_, seat_); }

    private:
        std::shared_ptr<Inside> inside_;
        RestaurantId restaurant_;
        std::shared_ptr<Seat> seat_;
    };
};

LiveFeed::LiveFeed(Storage& storage, const Clock& clock, RenderFrames render, Report report,
                   const Settings& settings)
    : inside_{
          std::make_shared<Inside>(storage, clock, std::move(render), std::move(report), settings)}
{
}

LiveFeed::LiveFeed(Storage& storage, const Clock& clock, RenderFrames render, Report report)
    : LiveFeed{storage, clock, std::move(render), std::move(report), Settings{}}
{
}

LiveFeed::~LiveFeed()
{
    inside_->close();
}

std::unique_ptr<LiveSubscription> LiveFeed::subscribe(RestaurantId restaurant,
                                                      std::optional<std::int64_t> since,
                                                      LiveListener listener)
{
    return std::make_unique<Inside::Sitting>(
        inside_, restaurant, inside_->sit_down(restaurant, since, std::move(listener)));
}

void LiveFeed::log_has_grown(RestaurantId restaurant)
{
    inside_->grown(restaurant);
}

void LiveFeed::anything_may_have_happened()
{
    inside_->all_grown();
}

std::size_t LiveFeed::listeners() const
{
    return inside_->listeners();
}

} // namespace maitred::live
