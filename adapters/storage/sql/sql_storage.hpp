#pragma once

#include "adapters/storage/sql/pool.hpp"
#include "core/house/settle.hpp"
#include "core/ports/storage.hpp"

namespace maitred::sql {

/// Books in a database: all but how a session commits.
class SqlStorage : public Storage {
public:
    explicit SqlStorage(Pool& pool) : pool_{pool} {}

    std::optional<Restaurant> restaurant(std::string_view slug) override;
    std::optional<Restaurant> restaurant(const Uuid& uuid) override;
    std::optional<Restaurant> restaurant(RestaurantId id) override;
    std::vector<Restaurant> restaurants() override;
    std::vector<RestaurantId> find_restaurants(const RestaurantFilter& filter, int limit,
                                               int offset) override;
    std::vector<ReservationId> number_reservations(std::size_t count) override;
    std::vector<TableId> number_tables(std::size_t count) override;
    std::int64_t next_number(Numbered what) override;
    std::vector<DueNotice> take_due_notices(Instant now, Instant until, int limit) override;
    bool keep_longer(const DueNotice& taken, Instant until) override;
    std::vector<DueWork> take_due_work(Instant now, Instant until, int limit) override;
    bool count_mail(std::string_view address, UtcDate day, int most) override;
    void uncount_mail(std::string_view address, UtcDate day) override;
    HouseReport settle_house(const HouseSettings& settings, Instant now) override;
    std::size_t sweep(Instant before) override;

private:
    template <class Id> std::vector<Id> numbers(const std::string& sequence, std::size_t count);
    std::size_t sweep_mail_counts(Instant before);

    Pool& pool_;
};

} // namespace maitred::sql
