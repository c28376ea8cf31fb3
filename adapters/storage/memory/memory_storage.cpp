#include "adapters/storage/memory/memory_storage.hpp"

#include "adapters/storage/memory/memory_session.hpp"
#include "core/base/ensure.hpp"

#include <algorithm>

namespace maitred::memory {
namespace {

HouseState state_of(const Book& book, Instant now)
{
    HouseState state{.settings = book.restaurant.settings, .tables = book.tables};
    for (const auto& [id, entry] : book.reservations) {
        const Reservation& reservation = entry.reservation;
        if (takes_a_table(name_of(reservation.stage)) && reservation.sitting.end > now)
            state.to_come.push_back(reservation);
    }
    return state;
}

void serve_or_not(Book& book, const std::vector<TableId>& ids, bool in_service)
{
    for (HouseState::KnownTable& known : book.tables)
        if (std::find(ids.begin(), ids.end(), known.table.id) != ids.end())
            known.in_service = in_service;
}

void cut_claims_anew(Book& book, const HouseState& state, const std::vector<Claim>& claims)
{
    std::set<ReservationId> cut;
    for (const Reservation& reservation : state.to_come)
        cut.insert(reservation.id);
    std::erase_if(book.claims, [&](const auto& claim) { return cut.contains(claim.second); });
    // A coarser slot may reach back into the claim of a sitting that is over: it gives way.
    for (const Claim& claim : claims)
        book.claims.insert_or_assign(std::pair{claim.slot, claim.table}, claim.holder);
}

} // namespace

MemoryStorage::MemoryStorage() : shelf_{std::make_shared<Shelf>()} {}
MemoryStorage::~MemoryStorage() = default;

std::unique_ptr<StorageSession> MemoryStorage::open(RestaurantId restaurant)
{
    const std::lock_guard lock{shelf_->mutex};
    return std::make_unique<MemorySession>(shelf_->mutex, shelf_->books[restaurant],
                                           shelf_->last_reservation, shelf_->last_guest);
}

std::optional<Restaurant> MemoryStorage::restaurant(std::string_view slug)
{
    for (const Restaurant& restaurant : restaurants())
        if (restaurant.settings.slug == slug)
            return restaurant;
    return std::nullopt;
}

std::vector<Restaurant> MemoryStorage::restaurants()
{
    const std::lock_guard lock{shelf_->mutex};
    std::vector<Restaurant> restaurants;
    for (const auto& [id, book] : shelf_->books)
        if (book.restaurant.id == id)
            restaurants.push_back(book.restaurant);
    return restaurants;
}

std::vector<ReservationId> MemoryStorage::number_reservations(std::size_t count)
{
    const std::lock_guard lock{shelf_->mutex};
    std::vector<ReservationId> numbers;
    for (std::size_t i = 0; i < count; ++i)
        numbers.push_back({++shelf_->last_reservation});
    return numbers;
}

HouseReport MemoryStorage::settle_house(const HouseSettings& settings, Instant now)
{
    const auto known = restaurant(settings.slug);
    const std::lock_guard lock{shelf_->mutex};
    const RestaurantId id = known ? known->id : RestaurantId{shelf_->last_restaurant + 1};
    const HouseState state = known ? state_of(shelf_->books.at(id), now) : HouseState{};
    HouseChanges changes = settle(state, settings);
    changes.report.house = id;
    if (!changes.anything || !changes.report.clashes.empty())
        return changes.report;
    Book& book = shelf_->books[id];
    shelf_->last_restaurant = std::max(shelf_->last_restaurant, id.number);
    if (!known)
        book.restaurant = {id, Uuid::time_ordered(now, id, 0), settings};
    book.restaurant.settings = settings;
    serve_or_not(book, changes.tables_to_return, true);
    serve_or_not(book, changes.tables_to_remove, false);
    for (const std::string& number : changes.tables_to_add)
        book.tables.push_back({{{++shelf_->last_table}, number, settings.largest_party}, true});
    for (HouseState::KnownTable& table : book.tables)
        table.table.seats = settings.largest_party;
    if (changes.claims_change)
        cut_claims_anew(book, state, changes.claims);
    ++book.room_version;
    return changes.report;
}

std::size_t MemoryStorage::sweep(Instant before)
{
    const std::lock_guard lock{shelf_->mutex};
    std::size_t swept = 0;
    for (auto& [id, book] : shelf_->books) {
        swept += std::erase_if(book.batches, [&](const auto& one) { return one.second < before; });
        swept += std::erase_if(book.kept, [&](const auto& one) { return one.second.at < before; });
    }
    return swept;
}

std::optional<std::chrono::microseconds> MemoryStorage::clock_ahead(Instant)
{
    return std::nullopt;
}

} // namespace maitred::memory
