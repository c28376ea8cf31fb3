#include "adapters/storage/sql/containing.hpp"
#include "adapters/storage/sql/event_log.hpp"
#include "adapters/storage/sql/house.hpp"
#include "adapters/storage/sql/reservation_row.hpp"
#include "adapters/storage/sql/sql_session.hpp"
#include "adapters/storage/sql/time.hpp"

#include <array>
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

constexpr const char* count_stages = R"(
    SELECT CASE WHEN r.stage = 'held' AND r.held_until <= :now THEN 'expired' ELSE r.stage END,
           count(*), max(r.starts_at)
      FROM reservations r
     WHERE r.restaurant_id = :restaurant AND r.member_id = :member
     GROUP BY 1)";

std::string list_of(std::span<const TableId> tables)
{
    std::string list = "(";
    for (const TableId table : tables)
        list += (list.size() == 1 ? "" : ", ") + std::to_string(table.number);
    return list + ")";
}

/// The stages of parties that may still get a table.
constexpr std::array stages_to_place = {StageName::waitlisted,        StageName::held,
                                        StageName::confirmed,         StageName::running_late,
                                        StageName::partially_arrived, StageName::arrived};

/// Whether a row is in this stage: a hold that is over is expired, whether or not that is on
/// record. Stages are words of ours: nothing in them needs quoting.
std::string in_stage(StageName stage, Instant seen_at)
{
    const std::string until = std::to_string(stored(seen_at));
    if (stage == StageName::held)
        return "(r.stage = 'held' AND r.held_until > " + until + ")";
    if (stage == StageName::expired)
        return "r.stage = 'expired' OR (r.stage = 'held' AND r.held_until <= " + until + ")";
    return "r.stage = '" + std::string{text_of(stage)} + "'";
}

template <class Stages> std::string in_stages(const Stages& stages, Instant seen_at)
{
    std::string list;
    for (const StageName stage : stages)
        list += (list.empty() ? "" : " OR ") + in_stage(stage, seen_at);
    return " AND (" + list + ")";
}

std::string starts_in(const Window& window)
{
    return " AND r.starts_at >= " + std::to_string(stored(window.start)) + " AND r.starts_at < " +
           std::to_string(stored(window.end)) +
           " AND r.utc_date >= " + std::to_string(stored(utc_date_of(window.start))) +
           " AND r.utc_date <= " + std::to_string(stored(utc_date_of(window.end)));
}

std::string conditions(const PartyFilter& filter)
{
    std::string text;
    if (!filter.stages.empty())
        text += in_stages(filter.stages, filter.seen_at);
    if (filter.starts_in)
        text += starts_in(*filter.starts_in);
    if (filter.unplaced_only)
        text += " AND r.table_id IS NULL AND (r.planned_at IS NOT NULL OR r.source <> 'walk_in')" +
                in_stages(stages_to_place, filter.seen_at);
    if (filter.source)
        text += " AND r.source = '" + std::string{text_of(*filter.source)} + "'";
    if (filter.member)
        text += " AND r.member_id = " + std::to_string(filter.member->number);
    if (!filter.containing.empty())
        text += " AND " + one_contains({"r.name", "r.email", "r.phone"});
    return text;
}

StageName known_stage(const std::string& text)
{
    const auto stage = stage_named(text);
    if (!stage)
        throw std::runtime_error{"a reservation is stored in an impossible stage"};
    return *stage;
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
        const std::string pattern = pattern_of(filter.containing);
        ReservationRow row;
        soci::statement rows{soci()};
        read_into(rows, row);
        rows.exchange(soci::use(id, "restaurant"));
        if (!filter.containing.empty())
            rows.exchange(soci::use(pattern, "containing"));
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

std::vector<StageTally> SqlSession::stages_of(AccountId member, Instant now)
{
    return in_transaction(connection(), restaurant(), Access::read, [&] {
        const long long id = restaurant().number;
        const long long seen_at = stored(now);
        std::string stage;
        long long reservations = 0;
        long long latest = 0;
        soci::statement rows =
            (soci().prepare << count_stages, soci::into(stage), soci::into(reservations),
             soci::into(latest), soci::use(seen_at), soci::use(id), soci::use(member.number));
        rows.execute();
        std::vector<StageTally> tallies;
        while (rows.fetch())
            tallies.push_back({known_stage(stage), reservations, instant(latest)});
        return tallies;
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
