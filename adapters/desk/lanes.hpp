#pragma once

#include "core/base/id.hpp"
#include "core/base/instant.hpp"
#include "core/book/decide.hpp"
#include "core/ports/desk.hpp"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <vector>

namespace maitred::desk {

/// One day of one restaurant.
struct Day {
    RestaurantId restaurant;
    UtcDate date;

    friend auto operator<=>(const Day&, const Day&) = default;
};

using Steady = std::chrono::steady_clock;

/// A command in the queue, and what happens with its answer.
struct Waiting {
    Command command;
    Continuation continuation;
    Steady::time_point since = {}; ///< given by the lane
};

/// The commands of several days of one restaurant, taken to be decided together.
struct Group {
    RestaurantId restaurant;
    std::vector<UtcDate> dates;
    std::vector<Waiting> waiting;
};

/// The queues of the days. The days that have commands are served in turn; while one is being
/// served, its new commands wait and become the next batch. Any thread may call.
class Lanes {
public:
    struct Limits {
        std::size_t waiting = 10'000; ///< commands, over all days
        std::size_t batch = 256;      ///< commands taken at a time
        std::size_t days = 16;        ///< days taken at a time
    };

    explicit Lanes(const Limits& limits) : limits_{limits} {}

    /// Whether there was room for it; if not, `waiting` is untouched.
    bool add(const Day& day, Waiting& waiting);

    /// Waits for commands and takes them: all of the day whose turn it is, and of other days of the
    /// same restaurant that are ready, up to the limits. Nothing once closed and empty.
    std::optional<Group> take();

    /// The days are served; they may be taken again.
    void give_back(const Group& group);

    /// Waits for commands that have lost their patience: another one that wants the very same place
    /// is being decided now. They leave the queue undecided. Nothing once closed.
    std::vector<Waiting> take_impatient();

    /// Takes no more commands; those that wait will still be taken.
    void close();

    std::size_t waiting() const;

private:
    struct Lane {
        std::deque<Waiting> waiting;
        bool served = false; ///< somebody decides its commands now
        std::set<AskedPlace> being_decided = {};
    };

    void take_from(const Day& day, Group& group);
    std::vector<Waiting> withdraw_impatient(Steady::time_point now);
    std::optional<Steady::time_point> next_end_of_patience() const;
    static bool competes(const Lane& lane, const Waiting& waiting);

    const Limits limits_;
    mutable std::mutex mutex_;
    std::condition_variable ready_or_closed_;
    std::condition_variable patience_may_end_;
    std::map<Day, Lane> lanes_;
    std::deque<Day> ready_; ///< have commands and are not served, longest waiting first
    std::size_t waiting_ = 0;
    bool closed_ = false;
};

} // namespace maitred::desk
