#pragma once

#include "adapters/desk/lanes.hpp"
#include "core/book/pages.hpp"

#include <chrono>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace maitred::desk {

/// A day book and the room it was laid out for, and when the copy was last known to be right.
struct CachedDay {
    std::shared_ptr<const Room> room;
    std::shared_ptr<const DayBook> book;
    Steady::time_point verified;
};

/// Copies of the days that were used last. A newer copy is never replaced by an older one. Any
/// thread may call.
class DayCache {
public:
    explicit DayCache(std::size_t capacity) : capacity_{capacity} {}

    std::optional<CachedDay> find(const Day& day);
    void put(const Day& day, CachedDay copy);
    /// The copy was found to be right, at that time, if it still is this one.
    void verified(const Day& day, const DayVersion& version, Steady::time_point when);
    /// Forgets a copy whose version is not this one or a later one.
    void drop_older(const Day& day, std::int64_t version);
    void drop(const Day& day);
    void drop_all();

    std::shared_ptr<const Room> room(RestaurantId restaurant);
    void put_room(RestaurantId restaurant, std::shared_ptr<const Room> room);
    void drop_room(RestaurantId restaurant);

private:
    struct DayHash {
        std::size_t operator()(const Day& day) const
        {
            const auto date = static_cast<std::uint64_t>(day.date.time_since_epoch().count());
            return std::hash<RestaurantId>{}(day.restaurant) ^ date * 0x9E3779B97F4A7C15u;
        }
    };
    struct Kept {
        CachedDay copy;
        std::list<Day>::iterator use;
    };

    const std::size_t capacity_;
    std::mutex mutex_;
    std::unordered_map<Day, Kept, DayHash> days_;
    std::list<Day> uses_; ///< last used first
    std::unordered_map<RestaurantId, std::shared_ptr<const Room>> rooms_;
};

} // namespace maitred::desk
