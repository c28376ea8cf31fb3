#include "adapters/storage/sql/sql_storage.hpp"

#include "adapters/storage/sql/due_work.hpp"
#include "adapters/storage/sql/house.hpp"
#include "adapters/storage/sql/mail_counts.hpp"
#include "adapters/storage/sql/restaurants.hpp"
#include "adapters/storage/sql/time.hpp"
#include "core/base/ensure.hpp"

namespace maitred::sql {
namespace {

constexpr RestaurantId nobody{};

constexpr const char* delete_batches = R"(
    DELETE FROM batches
     WHERE restaurant_id = :restaurant AND committed_at < :before)";

constexpr const char* delete_kept = R"(
    DELETE FROM kept_answers
     WHERE restaurant_id = :restaurant AND at < :before)";

constexpr const char* delete_notices = R"(
    DELETE FROM outbox
     WHERE restaurant_id = :restaurant AND state <> 'pending' AND due_at < :before)";

std::size_t run(soci::session& soci, const char* text, long long restaurant, long long before)
{
    soci::statement sweep = (soci.prepare << text, soci::use(restaurant), soci::use(before));
    sweep.execute(true);
    return static_cast<std::size_t>(std::max(0LL, sweep.get_affected_rows()));
}

std::string sequence_of(Numbered what)
{
    switch (what) {
    case Numbered::layout: return "layout_numbers";
    case Numbered::time_slot: return "time_slot_numbers";
    case Numbered::block: return "block_numbers";
    case Numbered::picture: return "picture_numbers";
    }
    stop_at_bug("something is numbered that has no sequence");
}

} // namespace

std::optional<Restaurant> SqlStorage::restaurant(std::string_view slug)
{
    const Pool::Lease connection = pool_.lend();
    return in_transaction(*connection, nobody, Access::read,
                          [&] { return read_open_restaurant(connection->soci(), slug); });
}

std::optional<Restaurant> SqlStorage::restaurant(const Uuid& uuid)
{
    const Pool::Lease connection = pool_.lend();
    return in_transaction(*connection, nobody, Access::read,
                          [&] { return read_open_restaurant(connection->soci(), uuid); });
}

std::optional<Restaurant> SqlStorage::restaurant(RestaurantId id)
{
    const Pool::Lease connection = pool_.lend();
    return in_transaction(*connection, nobody, Access::read,
                          [&] { return read_open_restaurant(connection->soci(), id); });
}

std::vector<Restaurant> SqlStorage::restaurants()
{
    const Pool::Lease connection = pool_.lend();
    return in_transaction(*connection, nobody, Access::read,
                          [&] { return read_restaurants(connection->soci()); });
}

std::vector<RestaurantId> SqlStorage::find_restaurants(const RestaurantFilter& filter, int limit,
                                                       int offset)
{
    const Pool::Lease connection = pool_.lend();
    return in_transaction(*connection, nobody, Access::read, [&] {
        return sql::find_restaurants(connection->soci(), filter, limit, offset);
    });
}

std::vector<ReservationId> SqlStorage::number_reservations(std::size_t count)
{
    return numbers<ReservationId>("reservation_numbers", count);
}

std::vector<TableId> SqlStorage::number_tables(std::size_t count)
{
    return numbers<TableId>("table_numbers", count);
}

std::int64_t SqlStorage::next_number(Numbered what)
{
    const Pool::Lease connection = pool_.lend();
    return in_transaction(*connection, nobody, Access::write,
                          [&] { return connection->numbers(sequence_of(what), 1).front(); });
}

template <class Id>
std::vector<Id> SqlStorage::numbers(const std::string& sequence, std::size_t count)
{
    if (count == 0)
        return {};
    const Pool::Lease connection = pool_.lend();
    return in_transaction(*connection, nobody, Access::write, [&] {
        std::vector<Id> ids;
        for (const std::int64_t number : connection->numbers(sequence, count))
            ids.push_back({number});
        return ids;
    });
}

std::vector<DueWork> SqlStorage::take_due_work(Instant now, Instant until, int limit)
{
    const Pool::Lease connection = pool_.lend();
    return in_transaction(*connection, nobody, Access::write,
                          [&] { return sql::take_due_work(*connection, now, until, limit); });
}

bool SqlStorage::count_mail(std::string_view address, UtcDate day, int most)
{
    const Pool::Lease connection = pool_.lend();
    return in_transaction(*connection, nobody, Access::write,
                          [&] { return sql::count_mail(connection->soci(), address, day, most); });
}

void SqlStorage::uncount_mail(std::string_view address, UtcDate day)
{
    const Pool::Lease connection = pool_.lend();
    in_transaction(*connection, nobody, Access::write,
                   [&] { sql::uncount_mail(connection->soci(), address, day); });
}

std::vector<DueNotice> SqlStorage::take_due_notices(Instant now, Instant until, int limit)
{
    const Pool::Lease connection = pool_.lend();
    return in_transaction(*connection, nobody, Access::write,
                          [&] { return sql::take_due_notices(*connection, now, until, limit); });
}

bool SqlStorage::keep_longer(const DueNotice& taken, Instant until)
{
    const Pool::Lease connection = pool_.lend();
    return in_transaction(*connection, nobody, Access::write,
                          [&] { return sql::keep_longer(connection->soci(), taken, until); });
}

HouseReport SqlStorage::settle_house(const HouseSettings& settings, Instant now)
{
    const Pool::Lease connection = pool_.lend();
    return in_transaction(*connection, nobody, Access::overhaul, [&] {
        connection->lock_days();
        return settle_in_transaction(*connection, settings, now);
    });
}

std::size_t SqlStorage::sweep(Instant before)
{
    std::size_t swept = sweep_mail_counts(before);
    for (const Restaurant& restaurant : restaurants()) {
        const Pool::Lease connection = pool_.lend();
        swept += in_transaction(*connection, restaurant.id, Access::write, [&] {
            const long long id = restaurant.id.number;
            return run(connection->soci(), delete_batches, id, stored(before)) +
                   run(connection->soci(), delete_kept, id, stored(before)) +
                   run(connection->soci(), delete_notices, id, stored(before - notices_are_kept));
        });
    }
    return swept;
}

std::size_t SqlStorage::sweep_mail_counts(Instant before)
{
    const Pool::Lease connection = pool_.lend();
    return in_transaction(*connection, nobody, Access::write,
                          [&] { return forget_mails(connection->soci(), utc_date_of(before)); });
}

} // namespace maitred::sql
