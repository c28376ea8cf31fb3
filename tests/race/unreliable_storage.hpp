#pragma once

#include "core/ports/storage.hpp"

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace maitred {

/// What the next commits run into.
enum class Mishap {
    none,
    answer_lost_after_commit,
    answer_lost_before_commit,
    table_is_taken,
    storage_away,
};

/// A storage that misbehaves as told, in front of one that does not.
class UnreliableStorage final : public Storage {
public:
    explicit UnreliableStorage(Storage& behind) : behind_{behind} {}

    void happen(Mishap mishap, int times);
    /// A commit with a guest of this name throws an error that nobody expects.
    void choke_on(const std::string& name);
    /// Commits wait until they are let through.
    void hold_commits();
    void let_commits_through();
    void wait_for_a_commit();

    int commits() const { return commits_; }
    int calls() const { return calls_; }

    std::unique_ptr<StorageSession> open(RestaurantId restaurant) override;
    std::optional<Restaurant> restaurant(std::string_view slug) override;
    std::optional<Restaurant> restaurant(const Uuid& uuid) override;
    std::vector<Restaurant> restaurants() override;
    std::vector<TableId> number_tables(std::size_t count) override;
    std::int64_t next_number(Numbered what) override;
    std::vector<DueNotice> take_due_notices(Instant now, Instant until, int limit) override;
    bool keep_longer(const DueNotice& taken, Instant until) override;
    std::optional<Restaurant> restaurant(RestaurantId id) override;
    std::vector<RestaurantId> find_restaurants(const RestaurantFilter& filter, int limit,
                                               int offset) override;
    std::vector<DueWork> take_due_work(Instant now, Instant until, int limit) override;
    bool count_mail(std::string_view address, UtcDate day, int most) override;
    void uncount_mail(std::string_view address, UtcDate day) override;
    std::vector<ReservationId> number_reservations(std::size_t count) override;
    HouseReport settle_house(const HouseSettings& settings, Instant now) override;
    std::size_t sweep(Instant before) override;
    std::optional<std::chrono::microseconds> clock_ahead(Instant now) override;

private:
    friend class UnreliableSession;
    Mishap next_mishap();
    Committed commit(StorageSession& session, const Batch& batch);

    Storage& behind_;
    std::mutex mutex_;
    std::condition_variable changed_;
    Mishap mishap_ = Mishap::none;
    int times_ = 0;
    bool held_ = false;
    std::string choking_name_;
    int waiting_commits_ = 0;
    std::atomic<int> commits_ = 0;
    std::atomic<int> calls_ = 0;
};

} // namespace maitred
