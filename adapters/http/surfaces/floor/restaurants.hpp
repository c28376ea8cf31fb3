#pragma once

#include "core/ports/storage.hpp"

#include <mutex>
#include <unordered_map>

namespace maitred::http::floor {

/// The UUIDs of restaurants, as their paths show them: read once, because they never change. Any
/// thread may call; blocks where storage has to be asked.
class Restaurants {
public:
    explicit Restaurants(Storage& storage) : storage_{storage} {}

    Uuid uuid_of(RestaurantId restaurant)
    {
        {
            const std::lock_guard lock{mutex_};
            if (const auto known = uuids_.find(restaurant); known != uuids_.end())
                return known->second;
        }
        const Uuid uuid = storage_.open(restaurant)->profile().uuid;
        const std::lock_guard lock{mutex_};
        return uuids_.emplace(restaurant, uuid).first->second;
    }

private:
    Storage& storage_;
    std::mutex mutex_;
    std::unordered_map<RestaurantId, Uuid> uuids_;
};

} // namespace maitred::http::floor
