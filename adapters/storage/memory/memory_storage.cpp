#include "adapters/storage/memory/memory_storage.hpp"

#include "adapters/storage/memory/commit.hpp"
#include "adapters/storage/memory/containing.hpp"
#include "adapters/storage/memory/memory_accounts.hpp"
#include "adapters/storage/memory/memory_session.hpp"
#include "core/base/ensure.hpp"

#include <algorithm>

namespace maitred::memory {
namespace {

HouseState state_of(const Book& book, Instant now)
{
    HouseState state{.settings = book.restaurant.settings, .tables = book.tables};
    state.to_come = to_come(book, now);
    state.blocks = blocks_to_come(book, now);
    return state;
}

/// What the operator settles of a restaurant's profile; the rest is as it was.
void adopt(Profile& profile, const Restaurant& house, Instant now)
{
    if (profile.id != house.id)
        profile = {.policy = Policy::random, .listed = true, .made_at = now};
    profile.id = house.id;
    profile.uuid = house.uuid;
    profile.slug = house.settings.slug;
    profile.name = house.settings.name;
    profile.time_zone = house.settings.time_zone;
    profile.slot = house.settings.slot;
    profile.usual_turn = house.settings.slot;
    profile.largest_party = house.settings.largest_party;
}

Table new_table(TableId id, RestaurantId restaurant, const std::string& number,
                const HouseSettings& settings, Instant now)
{
    return {.id = id,
            .number = number,
            .seats = settings.largest_party,
            .uuid = Uuid::time_ordered(now, restaurant, static_cast<std::uint64_t>(id.number)),
            .made_at = now,
            .changed_at = now};
}

void serve_or_not(Book& book, const std::vector<TableId>& ids, bool in_service)
{
    for (KnownTable& known : book.tables)
        if (std::find(ids.begin(), ids.end(), known.table.id) != ids.end())
            known.in_service = in_service;
}

} // namespace

MemoryStorage::MemoryStorage() : shelf_{std::make_shared<Shelf>()} {}
MemoryStorage::~MemoryStorage() = default;

std::unique_ptr<StorageSession> MemoryStorage::open(RestaurantId restaurant)
{
    const std::lock_guard lock{shelf_->mutex};
    const auto known = shelf_->books.find(restaurant);
    Book& book = known == shelf_->books.end() ? shelf_->nowhere : known->second;
    return std::make_unique<MemorySession>(*shelf_, book);
}

/// The restaurant that has not closed of which this is true.
template <class Question> std::optional<Restaurant> MemoryStorage::open_one(Question question)
{
    const std::lock_guard lock{shelf_->mutex};
    for (const auto& [id, book] : shelf_->books)
        if (book.restaurant.id == id && !book.profile.closed && question(book.restaurant))
            return book.restaurant;
    return std::nullopt;
}

std::optional<Restaurant> MemoryStorage::restaurant(std::string_view slug)
{
    return open_one([&](const Restaurant& one) { return one.settings.slug == slug; });
}

std::optional<Restaurant> MemoryStorage::restaurant(const Uuid& uuid)
{
    return open_one([&](const Restaurant& one) { return one.uuid == uuid; });
}

std::optional<Restaurant> MemoryStorage::restaurant(RestaurantId id)
{
    return open_one([&](const Restaurant& one) { return one.id == id; });
}

std::vector<RestaurantId> MemoryStorage::find_restaurants(const RestaurantFilter& filter, int limit,
                                                          int offset)
{
    const std::lock_guard lock{shelf_->mutex};
    std::vector<RestaurantId> found;
    for (const auto& [id, book] : shelf_->books) {
        const Profile& profile = book.profile;
        const bool passes = book.restaurant.id == id && !profile.closed &&
                            (!filter.listed || profile.listed == *filter.listed) &&
                            contains_any_of({profile.name, profile.shown_name, profile.address,
                                             profile.description},
                                            filter.containing);
        if (!passes || offset-- > 0)
            continue;
        if (found.size() == static_cast<std::size_t>(limit))
            break;
        found.push_back(id);
    }
    return found;
}

std::vector<TableId> MemoryStorage::number_tables(std::size_t count)
{
    const std::lock_guard lock{shelf_->mutex};
    std::vector<TableId> numbers;
    for (std::size_t i = 0; i < count; ++i)
        numbers.push_back({++shelf_->last_table});
    return numbers;
}

std::int64_t MemoryStorage::next_number(Numbered what)
{
    const std::lock_guard lock{shelf_->mutex};
    return ++shelf_->last_numbers[what];
}

std::vector<DueWork> MemoryStorage::take_due_work(Instant now, Instant until, int limit)
{
    const std::lock_guard lock{shelf_->mutex};
    std::multimap<Instant, DueWork> due;
    for (const auto& [id, book] : shelf_->books)
        for (const auto& [timer, at] : book.timers)
            if (at <= now)
                due.emplace(at, DueWork{id, timer});
    std::vector<DueWork> taken;
    for (const auto& [at, work] : due) {
        if (taken.size() == static_cast<std::size_t>(limit))
            break;
        shelf_->books.at(work.restaurant).timers[work.timer] = until;
        taken.push_back(work);
    }
    return taken;
}

bool MemoryStorage::count_mail(std::string_view address, UtcDate day, int most)
{
    const std::lock_guard lock{shelf_->mutex};
    int& mails = shelf_->mails[{day, std::string{address}}];
    if (mails >= most)
        return false;
    ++mails;
    return true;
}

void MemoryStorage::uncount_mail(std::string_view address, UtcDate day)
{
    const std::lock_guard lock{shelf_->mutex};
    int& mails = shelf_->mails[{day, std::string{address}}];
    mails = std::max(mails - 1, 0);
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
    adopt(book.profile, book.restaurant, now);
    serve_or_not(book, changes.tables_to_return, true);
    serve_or_not(book, changes.tables_to_remove, false);
    for (const std::string& number : changes.tables_to_add)
        book.tables.push_back({new_table({++shelf_->last_table}, id, number, settings, now), true});
    if (changes.seats_change)
        for (KnownTable& table : book.tables)
            if (table.table.seats == state.settings->largest_party)
                table.table.seats = settings.largest_party;
    if (changes.claims_change)
        regrid(book, {*SlotGrid::every(state.settings->slot), *SlotGrid::every(settings.slot), now,
                      changes.claims});
    ++book.room_version;
    return changes.report;
}

std::size_t MemoryStorage::sweep(Instant before)
{
    const std::lock_guard lock{shelf_->mutex};
    std::size_t swept = std::erase_if(
        shelf_->mails, [&](const auto& one) { return one.first.first < utc_date_of(before); });
    for (auto& [id, book] : shelf_->books) {
        swept += std::erase_if(book.batches, [&](const auto& one) { return one.second < before; });
        swept += std::erase_if(book.kept, [&](const auto& one) { return one.second.at < before; });
        swept += std::erase_if(book.notices, [&](const auto& one) {
            return one.second.state != NoticeState::pending &&
                   one.second.due < before - notices_are_kept;
        });
    }
    return swept;
}

std::optional<std::chrono::microseconds> MemoryStorage::clock_ahead(Instant)
{
    return std::nullopt;
}

std::unique_ptr<Accounts> MemoryStorage::accounts() const
{
    return std::make_unique<MemoryAccounts>(shelf_);
}

} // namespace maitred::memory
