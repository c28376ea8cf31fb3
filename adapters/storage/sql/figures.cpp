#include "adapters/storage/sql/figures.hpp"

#include "adapters/storage/sql/sql_session.hpp"
#include "adapters/storage/sql/time.hpp"

namespace maitred::sql {
namespace {

constexpr const char* select_figures = R"(
    SELECT quarter, source, bookings, covers, cancelled, no_shows, table_minutes
      FROM figures
     WHERE restaurant_id = :restaurant AND quarter >= :first AND quarter < :past)";

constexpr const char* select_all_figures = R"(
    SELECT CAST(COALESCE(sum(bookings), 0) AS bigint), CAST(COALESCE(sum(covers), 0) AS bigint),
           CAST(COALESCE(sum(cancelled), 0) AS bigint), CAST(COALESCE(sum(no_shows), 0) AS bigint),
           CAST(COALESCE(sum(table_minutes), 0) AS bigint)
      FROM figures
     WHERE restaurant_id = :restaurant)";

constexpr const char* upsert_figures = R"(
    INSERT INTO figures (restaurant_id, quarter, source, bookings, covers, cancelled, no_shows,
                         table_minutes)
    VALUES (:restaurant, :quarter, :source, :bookings, :covers, :cancelled, :no_shows, :minutes)
    ON CONFLICT (restaurant_id, quarter, source) DO UPDATE
       SET bookings = figures.bookings + excluded.bookings,
           covers = figures.covers + excluded.covers,
           cancelled = figures.cancelled + excluded.cancelled,
           no_shows = figures.no_shows + excluded.no_shows,
           table_minutes = figures.table_minutes + excluded.table_minutes)";

constexpr const char* count_pending_ones = R"(
    SELECT count(*)
      FROM reservations
     WHERE restaurant_id = :restaurant AND stage IN ('held', 'waitlisted')
       AND (stage = 'waitlisted' OR held_until > :now))";

/// Quarters of which the figures do not say what the book says. Minutes are those of the grid on
/// which they were counted, and prove nothing.
constexpr const char* count_wrong_figures = R"(
    SELECT count(*)
      FROM (SELECT quarter, source
              FROM (SELECT quarter, source, bookings, covers, cancelled, no_shows
                      FROM figures
                     WHERE restaurant_id = :restaurant
                    UNION ALL
                    SELECT starts_at / 900000000 * 900000000, source, -1,
                           CASE WHEN stage IN ('cancelled', 'expired', 'no_show') THEN 0
                                ELSE -party END,
                           CASE WHEN stage IN ('cancelled', 'expired') THEN -1 ELSE 0 END,
                           CASE WHEN stage = 'no_show' THEN -1 ELSE 0 END
                      FROM reservations
                     WHERE restaurant_id = :restaurant) said_and_seen
             GROUP BY quarter, source
            HAVING sum(bookings) <> 0 OR sum(covers) <> 0 OR sum(cancelled) <> 0
                OR sum(no_shows) <> 0) wrong)";

constexpr const char* delete_figures = "DELETE FROM figures WHERE restaurant_id = :restaurant";

/// As 0004_members counted them first.
constexpr const char* insert_counted_figures = R"(
    INSERT INTO figures (restaurant_id, quarter, source, bookings, covers, cancelled, no_shows,
                         table_minutes)
    SELECT r.restaurant_id, r.starts_at / 900000000 * 900000000, r.source, count(*),
           sum(CASE WHEN r.stage IN ('cancelled', 'expired', 'no_show') THEN 0 ELSE r.party END),
           sum(CASE WHEN r.stage IN ('cancelled', 'expired') THEN 1 ELSE 0 END),
           sum(CASE WHEN r.stage = 'no_show' THEN 1 ELSE 0 END),
           sum(CASE WHEN r.stage IN ('cancelled', 'expired', 'no_show') OR r.table_id IS NULL
                    THEN 0
                    ELSE ((r.ends_at - 1 - h.grid_offset) / h.slot + 1
                          - (r.starts_at - h.grid_offset) / h.slot) * h.slot_minutes END)
      FROM reservations r
      JOIN (SELECT id, slot_minutes, slot_minutes * CAST(60000000 AS bigint) AS slot,
                   grid_offset_minutes * CAST(60000000 AS bigint) AS grid_offset
              FROM restaurants) h ON h.id = r.restaurant_id
     WHERE r.restaurant_id = :restaurant
     GROUP BY 1, 2, 3)";

Source source_of(const std::string& text)
{
    const auto source = source_named(text);
    if (!source)
        throw std::runtime_error{"figures are stored of an impossible source"};
    return *source;
}

bool figures_are_wrong(soci::session& soci, long long restaurant)
{
    int wrong = 0;
    soci << count_wrong_figures, soci::into(wrong), soci::use(restaurant, "restaurant");
    return wrong > 0;
}

} // namespace

FigureSheet read_figures(soci::session& soci, RestaurantId restaurant, const Window& window)
{
    const long long id = restaurant.number;
    const long long first = stored(window.start);
    const long long past = stored(window.end);
    long long quarter = 0;
    std::string source;
    Figures figures;
    soci::statement rows =
        (soci.prepare << select_figures, soci::into(quarter), soci::into(source),
         soci::into(figures.bookings), soci::into(figures.covers), soci::into(figures.cancelled),
         soci::into(figures.no_shows), soci::into(figures.table_minutes), soci::use(id),
         soci::use(first), soci::use(past));
    rows.execute();
    FigureSheet sheet;
    while (rows.fetch())
        if (figures != Figures{})
            sheet.emplace(FigureKey{instant(quarter), source_of(source)}, figures);
    return sheet;
}

void add_figures(soci::session& soci, RestaurantId restaurant, const FigureSheet& differences)
{
    if (differences.empty())
        return;
    const long long id = restaurant.number;
    long long quarter = 0;
    std::string source;
    Figures figures;
    soci::statement add =
        (soci.prepare << upsert_figures, soci::use(id), soci::use(quarter), soci::use(source),
         soci::use(figures.bookings), soci::use(figures.covers), soci::use(figures.cancelled),
         soci::use(figures.no_shows), soci::use(figures.table_minutes));
    for (const auto& [key, difference] : differences) {
        quarter = stored(key.quarter);
        source = text_of(key.source);
        figures = difference;
        add.execute(true);
    }
}

FigureSheet SqlSession::figures(const Window& window)
{
    return in_transaction(connection(), restaurant(), Access::read,
                          [&] { return read_figures(soci(), restaurant(), window); });
}

Figures SqlSession::all_figures()
{
    return in_transaction(connection(), restaurant(), Access::read, [&] {
        const long long id = restaurant().number;
        Figures all;
        soci() << select_all_figures, soci::into(all.bookings), soci::into(all.covers),
            soci::into(all.cancelled), soci::into(all.no_shows), soci::into(all.table_minutes),
            soci::use(id);
        return all;
    });
}

std::int64_t SqlSession::count_pending(Instant now)
{
    return in_transaction(connection(), restaurant(), Access::read, [&] {
        const long long id = restaurant().number;
        const long long at = stored(now);
        long long pending = 0;
        soci() << count_pending_ones, soci::into(pending), soci::use(id), soci::use(at);
        return std::int64_t{pending};
    });
}

/// Figures that are right keep nobody from writing: they are looked at again once nobody can.
bool SqlSession::mend_figures()
{
    return in_transaction(connection(), restaurant(), Access::overhaul, [&] {
        const long long id = restaurant().number;
        if (!figures_are_wrong(soci(), id))
            return false;
        connection().lock_days();
        if (!figures_are_wrong(soci(), id))
            return false;
        soci() << delete_figures, soci::use(id);
        soci() << insert_counted_figures, soci::use(id);
        return true;
    });
}

} // namespace maitred::sql
