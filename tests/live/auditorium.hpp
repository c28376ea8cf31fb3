#pragma once

#include "adapters/live/live_feed.hpp"
#include "tests/contract/house.hpp"
#include "tests/support/moody_storage.hpp"
#include "tests/support/settable_clock.hpp"

#include <condition_variable>
#include <mutex>

namespace maitred {

using Lines = std::vector<std::int64_t>;

/// "3", "4", … up to "7".
Lines lines(std::int64_t first, std::int64_t last);

/// Somebody who listens, and remembers the numbers of the lines. Takes what it hears at once,
/// unless it dawdles.
class Ear {
public:
    LiveListener listener();

    /// Takes nothing from now on, so that it falls behind with all that it hears.
    void dawdle();
    /// Takes all, from now on.
    void hurry();
    /// What it says of how far it is behind, instead of the truth.
    void say_behind(std::function<std::size_t()> say);
    void fall_out_of_favour() { welcome_ = false; }

    /// Waits until it has heard so many lines; what it has heard then.
    Lines after_hearing(std::size_t lines);
    Lines heard() const;
    std::vector<std::int64_t> missed() const;
    /// Waits until it is dismissed; how often it was by then.
    int dismissed();

private:
    std::size_t behind() const;

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    Lines heard_;
    std::vector<std::int64_t> missed_;
    int dismissed_ = 0;
    std::optional<std::size_t> taken_; ///< nothing: all
    std::function<std::size_t()> say_behind_;
    std::atomic<bool> welcome_ = true;
};

/// A restaurant, its log, and a feed that reads it on. The feed looks around once an hour, so that
/// whatever it tells earlier it was told of.
class Auditorium {
public:
    explicit Auditorium(const live::LiveFeed::Settings& settings = {
                            .round = std::chrono::hours{1}});

    std::unique_ptr<LiveSubscription> seat(Ear& ear, std::optional<std::int64_t> since = {});
    /// Puts so many lines into the log, and says so unless told otherwise; the last one's number.
    std::int64_t write(int lines);
    std::int64_t write_in_silence(int lines);

    MoodyStorage storage;
    SettableClock clock{today()};
    House house{storage, "cafe"};
    std::atomic<int> rendered = 0; ///< lines
    /// Of these lines nobody is told.
    std::function<bool(std::int64_t)> private_line = [](std::int64_t) { return false; };
    live::LiveFeed feed;

private:
    std::vector<LiveFrame> render(const std::vector<Recorded>& recorded);

    std::mutex writing_;
};

} // namespace maitred
