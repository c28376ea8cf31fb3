#include "adapters/storage/sql/event_log.hpp"
#include "adapters/storage/sql/house.hpp"
#include "adapters/storage/sql/reservation_row.hpp"
#include "adapters/storage/sql/sql_session.hpp"
#include "adapters/storage/sql/time.hpp"

#include <limits>
#include <map>

namespace maitred::sql {
namespace {

/// Whoever came the day before may still sit there.
constexpr std::chrono::hours looking_back{24};

constexpr const char* by_uuid = R"(
      FROM reservations r
     WHERE r.restaurant_id = :restaurant AND r.uuid = :uuid)";

/// By their claims, which lead to the few that still have a table.
constexpr const char* at_tables = R"(
      FROM reservations r
     WHERE r.restaurant_id = :restaurant
       AND r.id IN (SELECT c.reservation_id
                      FROM claims c
                     WHERE c.restaurant_id = :restaurant AND c.slot >= :first AND c.slot < :past
                       AND c.table_id IN )";

/// UUIDs sort by the time at which they were made.
constexpr const char* of_member = R"(
      FROM reservations r
     WHERE r.restaurant_id = :restaurant AND r.member_id = :member
     ORDER BY r.starts_at DESC, r.uuid DESC
     LIMIT :most OFFSET :skipped)";

std::string list_of(std::span<const TableId> tables)
{
    std::string list = "(";
    for (const TableId table : tables)
        list += (list.size() == 1 ? "" : ", ") + std::to_string(table.number);
    return list + ")";
}

/// Stages are words of ours: nothing in them needs quoting.
std::string conditions(const PartyFilter& filter)
{
    std::string text;
    if (!filter.stages.empty()) {
        std::string list;
        for (const StageName stage : filter.stages)
            list += (list.empty() ? "'" : ", '") + std::string{text_of(stage)} + "'";
        text += " AND r.stage IN (" + list + ")";
    }
    if (filter.starts_in)
        text +=
            " AND r.starts_at >= " + std::to_string(stored(filter.starts_in->start)) +
            " AND r.starts_at < " + std::to_string(stored(filter.starts_in->end)) +
            " AND r.utc_date >= " + std::to_string(stored(utc_date_of(filter.starts_in->start))) +
            " AND r.utc_date <= " + std::to_string(stored(utc_date_of(filter.starts_in->end)));
    if (filter.unplaced_only)
        text += " AND r.table_id IS NULL AND (r.planned_at IS NOT NULL OR r.source <> 'walk_in')"
                " AND r.stage IN ('waitlisted', 'held', 'confirmed', 'running_late',"
                " 'partially_arrived', 'arrived')";
    return text;
}

std::vector<Reservation> read_all(soci::statement& rows, ReservationRow& row,
                                  const std::string& text)
{
    rows.alloc();
    rows.prepare(text);
    rows.define_and_bind();
    rows.execute();
    std::vector<Reservation> found;
    while (rows.fetch())
        found.push_back(row.reservation());
    return found;
}

} // namespace

std::optional<Reservation> SqlSession::reservation(const Uuid& uuid)
{
    return in_transaction(connection(), restaurant(), Access::read, [&] {
        const long long id = restaurant().number;
        const std::string text = uuid.text();
        ReservationRow row;
        soci::statement rows{soci()};
        read_into(rows, row);
        rows.exchange(soci::use(id, "restaurant"));
        rows.exchange(soci::use(text, "uuid"));
        auto found = read_all(rows, row, std::string{"SELECT"} + reservation_columns + by_uuid);
        return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
    });
}

std::vector<Reservation> SqlSession::parties_at(std::span<const TableId> tables,
                                                std::span<const Window> windows)
{
    if (tables.empty())
        return {};
    return in_transaction(connection(), restaurant(), Access::read, [&] {
        std::map<ReservationId, Reservation> found;
        for (const Window& window : windows) {
            const long long id = restaurant().number;
            const long long first = stored(window.start - looking_back);
            const long long past = stored(window.end);
            ReservationRow row;
            soci::statement rows{soci()};
            read_into(rows, row);
            rows.exchange(soci::use(id, "restaurant"));
            rows.exchange(soci::use(first, "first"));
            rows.exchange(soci::use(past, "past"));
            for (Reservation& one : read_all(rows, row,
                                             std::string{"SELECT"} + reservation_columns +
                                                 at_tables + list_of(tables) + ")"))
                found.emplace(one.id, std::move(one));
        }
        std::vector<Reservation> parties;
        for (auto& [id, party] : found)
            parties.push_back(std::move(party));
        return parties;
    });
}

std::vector<Reservation> SqlSession::parties(const PartyFilter& filter, int limit, int offset)
{
    return in_transaction(connection(), restaurant(), Access::read, [&] {
        const long long id = restaurant().number;
        ReservationRow row;
        soci::statement rows{soci()};
        read_into(rows, row);
        rows.exchange(soci::use(id, "restaurant"));
        rows.exchange(soci::use(limit, "most"));
        rows.exchange(soci::use(offset, "skipped"));
        return read_all(rows, row,
                        std::string{"SELECT"} + reservation_columns +
                            " FROM reservations r WHERE r.restaurant_id = :restaurant" +
                            conditions(filter) +
                            // They sort by the time at which they were made.
                            " ORDER BY r.uuid DESC LIMIT :most OFFSET :skipped");
    });
}

std::vector<Reservation> SqlSession::reservations_of(AccountId member, int limit, int offset)
{
    return in_transaction(connection(), restaurant(), Access::read, [&] {
        const long long id = restaurant().number;
        ReservationRow row;
        soci::statement rows{soci()};
        read_into(rows, row);
        rows.exchange(soci::use(id, "restaurant"));
        rows.exchange(soci::use(member.number, "member"));
        rows.exchange(soci::use(limit, "most"));
        rows.exchange(soci::use(offset, "skipped"));
        return read_all(rows, row, std::string{"SELECT"} + reservation_columns + of_member);
    });
}

std::vector<Reservation> SqlSession::to_come(Instant now)
{
    return in_transaction(connection(), restaurant(), Access::read,
                          [&] { return read_to_come(soci(), restaurant().number, now); });
}

std::vector<Recorded> SqlSession::events_after(std::int64_t sequence, int limit)
{
    return in_transaction(connection(), restaurant(), Access::read, [&] {
        return read_events(soci(), restaurant(), sequence, std::numeric_limits<std::int64_t>::max(),
                           Order::ascending, limit);
    });
}

std::vector<Recorded> SqlSession::events_before(std::int64_t sequence, int limit)
{
    return in_transaction(connection(), restaurant(), Access::read, [&] {
        return read_events(soci(), restaurant(), 0, sequence, Order::descending, limit);
    });
}

std::int64_t SqlSession::last_event()
{
    return in_transaction(connection(), restaurant(), Access::read,
                          [&] { return last_sequence(soci(), restaurant()); });
}

} // namespace maitred::sql
