#pragma once

#include "adapters/storage/memory/memory_storage.hpp"

#include <atomic>
#include <optional>

namespace maitred {

/// A storage in memory that a test can put out of reach, or give another clock.
class MoodyStorage final : public Storage {
public:
    std::unique_ptr<StorageSession> open(RestaurantId restaurant) override
    {
        return reached().open(restaurant);
    }
    std::optional<Restaurant> restaurant(std::string_view slug) override
    {
        return reached().restaurant(slug);
    }
    std::optional<Restaurant> restaurant(const Uuid& uuid) override
    {
        return reached().restaurant(uuid);
    }
    std::vector<Restaurant> restaurants() override { return reached().restaurants(); }
    std::vector<TableId> number_tables(std::size_t count) override
    {
        return reached().number_tables(count);
    }
    std::int64_t next_number(Numbered what) override { return reached().next_number(what); }
    std::vector<DueNotice> take_due_notices(Instant now, Instant until, int limit) override
    {
        return reached().take_due_notices(now, until, limit);
    }
    bool keep_longer(const DueNotice& taken, Instant until) override
    {
        return reached().keep_longer(taken, until);
    }
    std::optional<Restaurant> restaurant(RestaurantId id) override
    {
        return reached().restaurant(id);
    }
    std::vector<RestaurantId> find_restaurants(const RestaurantFilter& filter, int limit,
                                               int offset) override
    {
        return reached().find_restaurants(filter, limit, offset);
    }
    std::vector<DueWork> take_due_work(Instant now, Instant until, int limit) override
    {
        return reached().take_due_work(now, until, limit);
    }
    bool count_mail(std::string_view address, UtcDate day, int most) override
    {
        return reached().count_mail(address, day, most);
    }
    void uncount_mail(std::string_view address, UtcDate day) override
    {
        reached().uncount_mail(address, day);
    }
    std::vector<ReservationId> number_reservations(std::size_t count) override
    {
        return reached().number_reservations(count);
    }
    HouseReport settle_house(const HouseSettings& settings, Instant now) override
    {
        return reached().settle_house(settings, now);
    }
    std::size_t sweep(Instant before) override { return reached().sweep(before); }
    std::optional<std::chrono::microseconds> clock_ahead(Instant) override
    {
        (void)reached();
        return ahead.load();
    }

    std::atomic<bool> away = false;
    std::atomic<std::chrono::microseconds> ahead{std::chrono::microseconds{0}};

private:
    Storage& reached()
    {
        if (away)
            throw Unavailable{"the cellar is flooded"};
        return storage_;
    }

    memory::MemoryStorage storage_;
};

} // namespace maitred
