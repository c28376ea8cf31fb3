#pragma once

#include "core/ports/accounts.hpp"
#include "core/ports/storage.hpp"

#include <memory>

namespace maitred::memory {

/// Keeps every book as plain values: the same semantics as the databases, and gone at the end. For
/// tests and trials.
class MemoryStorage final : public Storage {
public:
    struct Shelf;

    MemoryStorage();
    ~MemoryStorage() override;

    std::unique_ptr<StorageSession> open(RestaurantId restaurant) override;
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
    std::optional<std::chrono::microseconds> clock_ahead(Instant now) override;

    /// Who can log in to the restaurants that are kept here.
    std::unique_ptr<Accounts> accounts() const;

private:
    template <class Question> std::optional<Restaurant> open_one(Question question);

    std::shared_ptr<Shelf> shelf_;
};

} // namespace maitred::memory
