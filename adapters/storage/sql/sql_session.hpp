#pragma once

#include "adapters/storage/sql/pool.hpp"
#include "core/ports/storage.hpp"

namespace maitred::sql {

/// A restaurant's book in a database: all but the commit, which each database does in its own
/// fastest way.
class SqlSession : public StorageSession {
public:
    SqlSession(Pool::Lease lease, RestaurantId restaurant)
        : lease_{std::move(lease)}, restaurant_{restaurant}
    {
    }

    Room room() override;
    StoredDay day(UtcDate date) override;
    std::vector<DayVersion> versions(std::span<const UtcDate> dates) override;
    std::vector<Reservation> reservations(std::span<const ReservationId> ids) override;
    std::optional<Reservation> reservation(const Uuid& uuid) override;
    std::vector<Reservation> parties_at(std::span<const TableId> tables,
                                        std::span<const Window> windows) override;
    std::vector<Reservation> parties(const PartyFilter& filter, int limit, int offset) override;
    std::vector<Reservation> reservations_of(AccountId member, int limit, int offset) override;
    std::vector<StageTally> stages_of(AccountId member, Instant now) override;
    std::vector<Reservation> to_come(Instant now) override;
    FigureSheet figures(const Window& window) override;
    Figures all_figures() override;
    bool mend_figures() override;
    std::int64_t count_pending(Instant now) override;
    std::vector<Block> blocks(const Window& window) override;
    std::optional<Block> block(BlockId which) override;
    std::optional<Notice> begin_try(NoticeId which) override;
    void end_try(const NoticeTried& tried) override;
    std::vector<Notice> notices(std::optional<AccountId> member, int limit, int offset) override;
    std::vector<Layout> layouts() override;
    std::optional<Layout> active_layout() override;
    std::vector<TimeSlot> time_slots() override;
    std::vector<Picture> pictures() override;
    std::optional<Picture> picture(PictureId which) override;
    std::optional<std::string> bytes_of(PictureId which) override;
    std::vector<KnownTable> tables() override;
    Profile profile() override;
    Committed refurbish(const Refurbishment& work) override;
    std::vector<Recorded> events_after(std::int64_t sequence, int limit) override;
    std::vector<Recorded> events_before(std::int64_t sequence, int limit) override;
    std::int64_t last_event() override;
    std::vector<KeptAnswer> kept_answers(std::span<const RetryKey> keys, Instant since) override;
    bool has_committed(const Uuid& batch_id) override;
    ReservationPage list(const ReservationFilter& filter, int page, int page_size) override;
    std::optional<GuestId>
    subscribe(const Subscription& subscription, Instant now, const std::optional<RetryKey>& key,
              const std::function<std::string(GuestId)>& answer_for) override;
    void unsubscribe(const Email& email) override;
    BookAudit audit() override;

protected:
    Connection& connection() const { return *lease_; }
    soci::session& soci() const { return lease_->soci(); }
    RestaurantId restaurant() const { return restaurant_; }

    /// Keeps the answer, unless one for that key is kept that is no older than a day. In the
    /// transaction that is open.
    bool keep(const KeptAnswer& answer);

private:
    void redecorate(const Refurbishment& work);

    Pool::Lease lease_;
    RestaurantId restaurant_;
};

} // namespace maitred::sql
