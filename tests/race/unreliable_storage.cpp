#include "tests/race/unreliable_storage.hpp"

namespace maitred {

/// Passes everything on but commits.
class UnreliableSession final : public StorageSession {
public:
    UnreliableSession(UnreliableStorage& storage, std::unique_ptr<StorageSession> behind)
        : storage_{storage}, behind_{std::move(behind)}
    {
    }

    Room room() override { return behind().room(); }
    StoredDay day(UtcDate date) override { return behind().day(date); }
    std::vector<DayVersion> versions(std::span<const UtcDate> dates) override
    {
        return behind().versions(dates);
    }
    std::vector<Reservation> reservations(std::span<const ReservationId> ids) override
    {
        return behind().reservations(ids);
    }
    std::optional<Reservation> reservation(const Uuid& uuid) override
    {
        return behind().reservation(uuid);
    }
    std::vector<Reservation> parties_at(std::span<const TableId> tables,
                                        std::span<const Window> windows) override
    {
        return behind().parties_at(tables, windows);
    }
    std::vector<Reservation> parties(const PartyFilter& filter, int limit, int offset) override
    {
        return behind().parties(filter, limit, offset);
    }
    std::vector<Reservation> reservations_of(AccountId member, int limit, int offset) override
    {
        return behind().reservations_of(member, limit, offset);
    }
    std::vector<StageTally> stages_of(AccountId member, Instant now) override
    {
        return behind_->stages_of(member, now);
    }
    std::vector<Picture> pictures() override { return behind_->pictures(); }
    std::optional<Picture> picture(PictureId id) override { return behind_->picture(id); }
    std::optional<std::string> bytes_of(PictureId id) override { return behind_->bytes_of(id); }
    std::vector<Reservation> to_come(Instant now) override { return behind().to_come(now); }
    FigureSheet figures(const Window& window) override { return behind().figures(window); }
    Figures all_figures() override { return behind().all_figures(); }
    bool mend_figures() override { return behind().mend_figures(); }
    std::int64_t count_pending(Instant now) override { return behind().count_pending(now); }
    std::vector<Layout> layouts() override { return behind().layouts(); }
    std::optional<Layout> active_layout() override { return behind().active_layout(); }
    std::vector<TimeSlot> time_slots() override { return behind().time_slots(); }
    std::vector<Block> blocks(const Window& window) override { return behind().blocks(window); }
    std::optional<Block> block(BlockId id) override { return behind().block(id); }
    std::optional<Notice> begin_try(NoticeId notice) override { return behind().begin_try(notice); }
    void end_try(const NoticeTried& tried) override { behind().end_try(tried); }
    std::vector<Notice> notices(std::optional<AccountId> member, int limit, int offset) override
    {
        return behind().notices(member, limit, offset);
    }
    std::vector<KnownTable> tables() override { return behind().tables(); }
    Profile profile() override { return behind().profile(); }
    Committed refurbish(const Refurbishment& work) override { return behind().refurbish(work); }
    std::vector<Recorded> events_after(std::int64_t sequence, int limit) override
    {
        return behind().events_after(sequence, limit);
    }
    std::vector<Recorded> events_before(std::int64_t sequence, int limit) override
    {
        return behind().events_before(sequence, limit);
    }
    std::int64_t last_event() override { return behind().last_event(); }
    std::vector<KeptAnswer> kept_answers(std::span<const RetryKey> keys, Instant since) override
    {
        return behind().kept_answers(keys, since);
    }
    Committed commit(const Batch& batch) override { return storage_.commit(behind(), batch); }
    bool has_committed(const Uuid& id) override { return behind().has_committed(id); }
    ReservationPage list(const ReservationFilter& filter, int page, int page_size) override
    {
        return behind().list(filter, page, page_size);
    }
    std::optional<GuestId> subscribe(const Subscription& subscription, Instant now,
                                     const std::optional<RetryKey>& key,
                                     const std::function<std::string(GuestId)>& answer_for) override
    {
        return behind().subscribe(subscription, now, key, answer_for);
    }
    void unsubscribe(const Email& email) override { behind().unsubscribe(email); }
    BookAudit audit() override { return behind().audit(); }

private:
    StorageSession& behind()
    {
        ++storage_.calls_;
        return *behind_;
    }

    UnreliableStorage& storage_;
    std::unique_ptr<StorageSession> behind_;
};

void UnreliableStorage::happen(Mishap mishap, int times)
{
    const std::lock_guard lock{mutex_};
    mishap_ = mishap;
    times_ = times;
}

void UnreliableStorage::choke_on(const std::string& name)
{
    const std::lock_guard lock{mutex_};
    choking_name_ = name;
}

void UnreliableStorage::hold_commits()
{
    const std::lock_guard lock{mutex_};
    held_ = true;
}

void UnreliableStorage::let_commits_through()
{
    const std::lock_guard lock{mutex_};
    held_ = false;
    changed_.notify_all();
}

void UnreliableStorage::wait_for_a_commit()
{
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return waiting_commits_ > 0; });
}

Mishap UnreliableStorage::next_mishap()
{
    const std::lock_guard lock{mutex_};
    return times_-- > 0 ? mishap_ : Mishap::none;
}

Committed UnreliableStorage::commit(StorageSession& session, const Batch& batch)
{
    ++commits_;
    {
        std::unique_lock lock{mutex_};
        ++waiting_commits_;
        changed_.notify_all();
        changed_.wait(lock, [this] { return !held_; });
        --waiting_commits_;
        for (const Event& event : batch.changes.events)
            if (event.after.contact.name.text() == choking_name_)
                throw std::runtime_error{"the storage chokes on this name"};
    }
    switch (next_mishap()) {
    case Mishap::none: return session.commit(batch);
    case Mishap::answer_lost_after_commit:
        (void)session.commit(batch);
        throw CommitInDoubt{"the answer was lost"};
    case Mishap::answer_lost_before_commit: throw CommitInDoubt{"the question was lost"};
    case Mishap::table_is_taken: return Committed::table_is_taken;
    case Mishap::storage_away: throw Unavailable{"storage went away"};
    }
    return Committed::yes;
}

std::unique_ptr<StorageSession> UnreliableStorage::open(RestaurantId restaurant)
{
    return std::make_unique<UnreliableSession>(*this, behind_.open(restaurant));
}

std::optional<Restaurant> UnreliableStorage::restaurant(std::string_view slug)
{
    return behind_.restaurant(slug);
}

std::optional<Restaurant> UnreliableStorage::restaurant(const Uuid& uuid)
{
    return behind_.restaurant(uuid);
}

std::vector<TableId> UnreliableStorage::number_tables(std::size_t count)
{
    return behind_.number_tables(count);
}

std::int64_t UnreliableStorage::next_number(Numbered what)
{
    return behind_.next_number(what);
}

std::vector<DueNotice> UnreliableStorage::take_due_notices(Instant now, Instant until, int limit)
{
    return behind_.take_due_notices(now, until, limit);
}

bool UnreliableStorage::keep_longer(const DueNotice& taken, Instant until)
{
    return behind_.keep_longer(taken, until);
}

std::optional<Restaurant> UnreliableStorage::restaurant(RestaurantId id)
{
    return behind_.restaurant(id);
}

std::vector<RestaurantId> UnreliableStorage::find_restaurants(const RestaurantFilter& filter,
                                                              int limit, int offset)
{
    return behind_.find_restaurants(filter, limit, offset);
}

std::vector<DueWork> UnreliableStorage::take_due_work(Instant now, Instant until, int limit)
{
    return behind_.take_due_work(now, until, limit);
}

bool UnreliableStorage::count_mail(std::string_view address, UtcDate day, int most)
{
    return behind_.count_mail(address, day, most);
}

void UnreliableStorage::uncount_mail(std::string_view address, UtcDate day)
{
    behind_.uncount_mail(address, day);
}

std::vector<Restaurant> UnreliableStorage::restaurants()
{
    return behind_.restaurants();
}

std::vector<ReservationId> UnreliableStorage::number_reservations(std::size_t count)
{
    return behind_.number_reservations(count);
}

HouseReport UnreliableStorage::settle_house(const HouseSettings& settings, Instant now)
{
    return behind_.settle_house(settings, now);
}

std::size_t UnreliableStorage::sweep(Instant before)
{
    return behind_.sweep(before);
}

std::optional<std::chrono::microseconds> UnreliableStorage::clock_ahead(Instant now)
{
    return behind_.clock_ahead(now);
}

} // namespace maitred
