#pragma once

#include "core/book/pages.hpp"
#include "core/book/verify.hpp"
#include "tests/contract/storage_under_test.hpp"
#include "tests/support/hours.hpp"
#include "tests/support/parties.hpp"
#include "tests/support/printing.hpp"

#include <atomic>

namespace maitred {

/// The time at which the cases take place, two weeks before the dinners they are about.
inline Instant today()
{
    return at("2030-06-01 12:00");
}

/// A batch while it is put together, as a decision would.
class Draft {
public:
    Draft(SlotGrid grid, Batch batch) : grid_{grid}, batch_{std::move(batch)} {}

    /// A reservation is new.
    Draft& make(const Reservation& reservation);
    /// A reservation turns from one state into another; its claims and figures with it.
    Draft& change(EventKind kind, const Reservation& before, const Reservation& after);
    Draft& keep(const std::string& key, const std::string& answer);
    /// As decided on a day that was read long ago, or never.
    Draft& as_if_read_at(UtcDate date, std::int64_t version);
    Draft& as_if_in_room(std::int64_t version);
    /// Leaves the claims to another batch, as a faulty decision might.
    Draft& without_claims();

    const Batch& batch() const { return batch_; }

private:
    void add_claims(std::set<Claim>& claims, const Reservation& reservation) const;

    SlotGrid grid_;
    Batch batch_;
};

/// A restaurant in the storage under test, with tables 1 to `tables` in half hours.
class House {
public:
    explicit House(Storage& storage, const std::string& slug = "cafe", int tables = 5);

    RestaurantId id() const { return id_; }
    std::unique_ptr<StorageSession> open() const { return storage_.open(id_); }

    /// Changes the house as `maitred migrate` does.
    HouseReport settle(int tables, int slot_minutes = 30);

    /// A party of two at this table for half an hour, confirmed; not yet in the book.
    Reservation party(Instant start, int table, const Contact& contact = ada());
    Reservation party(const Window& sitting, int table, const Contact& contact = ada());
    TableId table(int number) const;

    /// An empty batch, decided on these days as they are now.
    Draft draft(const std::vector<UtcDate>& dates = {that_day()});
    Committed commit(const Draft& draft) const { return open()->commit(draft.batch()); }
    /// Commits a batch with these new reservations on the days that they touch.
    Committed commit(const std::vector<Reservation>& reservations);

    std::int64_t version(UtcDate date = that_day()) const;
    std::vector<Reservation> known(const std::vector<Reservation>& reservations) const;
    std::optional<Reservation> stored(const Reservation& reservation) const;
    ReservationPage list(const ReservationFilter& filter, int page = 1, int size = 100) const;
    /// What `maitred verify` would find; nothing is right.
    std::vector<std::string> findings() const;

private:
    Storage& storage_;
    std::string slug_;
    RestaurantId id_;
};

inline Contact guest(const std::string& name, const std::string& email)
{
    return {*Name::of(name), *Email::of(email), std::nullopt};
}

/// Everything in the book, in one order: two that are equal hold the same.
BookAudit contents(const House& house);
bool operator==(const BookAudit& one, const BookAudit& other);

Reservation with_stage(Reservation reservation, Stage stage);
/// Without table, as it is when it has none any more.
Reservation given_up(Reservation reservation, Stage stage);

/// Different with every call.
Uuid fresh_uuid(RestaurantId restaurant);

} // namespace maitred
