#include "adapters/storage/sql/blocks.hpp"
#include "adapters/storage/sql/sql_session.hpp"
#include "adapters/storage/sql/time.hpp"

#include <map>

namespace maitred::sql {
namespace {

/// Versions are read before claims: a commit between the two makes the version too old, never too
/// new.
constexpr const char* select_version = R"(
    SELECT version
      FROM days
     WHERE restaurant_id = :restaurant AND utc_date = :date)";

constexpr const char* select_claims = R"(
    SELECT c.table_id, c.slot, c.reservation_id, c.block_id, r.held_until
      FROM claims c
      LEFT JOIN reservations r
        ON r.restaurant_id = c.restaurant_id AND r.id = c.reservation_id AND r.stage = 'held'
     WHERE c.restaurant_id = :restaurant AND c.slot >= :first AND c.slot < :past)";

constexpr const char* select_room_version = R"(
    SELECT room_version
      FROM restaurants
     WHERE id = :restaurant)";

std::string numbers(std::span<const UtcDate> dates)
{
    std::string list;
    for (const UtcDate date : dates)
        list += (list.empty() ? "" : ", ") + std::to_string(stored(date));
    return list;
}

} // namespace

StoredDay SqlSession::day(UtcDate date)
{
    return in_transaction(connection(), restaurant(), Access::read, [&] {
        const long long id = restaurant().number;
        const long long utc_date = stored(date);
        long long version = 0;
        soci() << select_version, soci::into(version), soci::use(id), soci::use(utc_date);
        StoredDay day{.version = soci().got_data() ? version : 0};

        const long long first = stored(Instant{date});
        const long long past = stored(Instant{date + std::chrono::days{1}});
        long long table = 0;
        long long slot = 0;
        HolderColumns holder;
        long long until = 0;
        soci::indicator held = soci::i_null;
        soci::statement rows =
            (soci().prepare << select_claims, soci::into(table), soci::into(slot),
             soci::into(holder.reservation, holder.has_reservation),
             soci::into(holder.block, holder.has_block), soci::into(until, held), soci::use(id),
             soci::use(first), soci::use(past));
        rows.execute();
        std::map<ReservationId, Instant> holds;
        while (rows.fetch()) {
            const Claim claim = holder.claim(table, slot);
            day.claims.push_back(claim);
            if (held == soci::i_ok)
                holds.emplace(claim.holder, instant(until));
        }
        for (const auto& [by, instant] : holds)
            day.holds.push_back({by, instant});
        return day;
    });
}

std::vector<DayVersion> SqlSession::versions(std::span<const UtcDate> dates)
{
    if (dates.empty())
        return {};
    return in_transaction(connection(), restaurant(), Access::read, [&] {
        const long long id = restaurant().number;
        long long room = 0;
        soci() << select_room_version, soci::into(room), soci::use(id);
        std::map<long long, long long> known;
        long long date = 0;
        long long version = 0;
        soci::statement rows =
            (soci().prepare
                 << "SELECT utc_date, version FROM days WHERE restaurant_id = :restaurant "
                    "AND utc_date IN (" +
                        numbers(dates) + ")",
             soci::into(date), soci::into(version), soci::use(id));
        rows.execute();
        while (rows.fetch())
            known.emplace(date, version);
        std::vector<DayVersion> versions;
        for (const UtcDate asked : dates) {
            const auto found = known.find(stored(asked));
            versions.push_back({room, found == known.end() ? 0 : found->second});
        }
        return versions;
    });
}

} // namespace maitred::sql
