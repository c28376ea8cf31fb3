#include "adapters/storage/sql/event_log.hpp"

#include "adapters/storage/sql/event_json.hpp"
#include "adapters/storage/sql/time.hpp"

#include <limits>

namespace maitred::sql {
namespace {

constexpr const char* update_counter = R"(
    UPDATE event_counters
       SET last_sequence = last_sequence + :count
     WHERE restaurant_id = :restaurant)";

constexpr const char* select_counter = R"(
    SELECT last_sequence
      FROM event_counters
     WHERE restaurant_id = :restaurant)";

constexpr const char* insert_event = R"(
    INSERT INTO events (restaurant_id, sequence, kind, actor, at, subject, subject_id, before, after)
    VALUES (:restaurant, :sequence, :kind, :actor, :at, :subject, :id, :before, :after))";

constexpr const char* select_events = R"(
    SELECT sequence, kind, actor, at, subject, subject_id, before, after
      FROM events
     WHERE restaurant_id = :restaurant AND sequence > :after AND sequence < :before
     ORDER BY sequence )";

constexpr std::string_view reservation_subject = "reservation";
constexpr std::string_view table_subject = "table";

template <class Subject> std::optional<std::string> json_of(const std::optional<Subject>& subject)
{
    return subject ? std::optional{event_json(*subject)} : std::nullopt;
}

Recorded recorded(std::int64_t sequence, const EventRow& row)
{
    const auto kind = event_kind_named(row.kind);
    if (!kind || !row.after)
        throw std::runtime_error{"the log holds a line that nobody can read"};
    if (row.subject == reservation_subject) {
        Event event{*kind, row.actor, row.at, std::nullopt, reservation_in(*row.after, row.at)};
        if (row.before)
            event.before = reservation_in(*row.before, row.at);
        return {sequence, std::move(event)};
    }
    if (row.subject == table_subject) {
        TableEvent event{*kind, row.actor, row.at, std::nullopt, table_in(*row.after)};
        if (row.before)
            event.before = table_in(*row.before);
        return {sequence, std::move(event)};
    }
    return {sequence, Deed{*kind, row.actor, row.at, row.subject, row.subject_id,
                           row.before ? facts_in(*row.before) : Facts{}, facts_in(*row.after)}};
}

} // namespace

std::vector<EventRow> rows_of(const std::vector<TableEvent>& events)
{
    std::vector<EventRow> rows;
    for (const TableEvent& event : events)
        rows.push_back({std::string{name_of(event.kind)}, event.actor, event.at,
                        std::string{table_subject}, event.after.table.id.number,
                        json_of(event.before), event_json(event.after)});
    return rows;
}

std::vector<EventRow> rows_of(const Changes& changes)
{
    std::vector<EventRow> rows;
    for (const Event& event : changes.events)
        rows.push_back({std::string{name_of(event.kind)}, event.actor, event.at,
                        std::string{reservation_subject}, event.after.id.number,
                        json_of(event.before), event_json(event.after)});
    for (EventRow& row : rows_of(changes.table_events))
        rows.push_back(std::move(row));
    for (EventRow& row : rows_of(changes.deeds))
        rows.push_back(std::move(row));
    return rows;
}

std::vector<EventRow> rows_of(const std::vector<Deed>& deeds)
{
    std::vector<EventRow> rows;
    for (const Deed& deed : deeds)
        rows.push_back({std::string{name_of(deed.kind)}, deed.actor, deed.at, deed.subject,
                        deed.subject_id, event_json(deed.before), event_json(deed.after)});
    return rows;
}

void write_events(Connection& connection, RestaurantId restaurant,
                  const std::vector<EventRow>& rows)
{
    if (rows.empty())
        return;
    soci::session& soci = connection.soci();
    const long long id = restaurant.number;
    const long long count = static_cast<long long>(rows.size());
    soci << update_counter, soci::use(count), soci::use(id);
    long long sequence = last_sequence(soci, restaurant) - count;
    EventRow row;
    long long at = 0;
    std::string before;
    std::string after;
    soci::indicator has_before = soci::i_null;
    soci::indicator has_after = soci::i_null;
    soci::statement insert =
        (soci.prepare << insert_event, soci::use(id), soci::use(sequence), soci::use(row.kind),
         soci::use(row.actor), soci::use(at), soci::use(row.subject), soci::use(row.subject_id),
         soci::use(before, has_before), soci::use(after, has_after));
    for (const EventRow& one : rows) {
        ++sequence;
        row = one;
        at = stored(row.at);
        has_before = row.before ? soci::i_ok : soci::i_null;
        before = row.before.value_or("");
        has_after = row.after ? soci::i_ok : soci::i_null;
        after = row.after.value_or("");
        insert.execute(true);
    }
    connection.tell_of_events(restaurant, sequence);
}

void write_deeds(Connection& connection, RestaurantId restaurant, const std::vector<Deed>& deeds)
{
    write_events(connection, restaurant, rows_of(deeds));
}

std::vector<Recorded> read_events(soci::session& soci, RestaurantId restaurant, std::int64_t after,
                                  std::int64_t before, Order order, int limit)
{
    const long long id = restaurant.number;
    const long long first = after;
    const long long past = before;
    long long sequence = 0;
    long long at = 0;
    EventRow row;
    std::string was;
    std::string is;
    soci::indicator has_was = soci::i_null;
    soci::indicator has_is = soci::i_null;
    soci::statement rows =
        (soci.prepare << select_events + std::string{order == Order::ascending ? "" : "DESC"} +
                             " LIMIT " + std::to_string(limit),
         soci::into(sequence), soci::into(row.kind), soci::into(row.actor), soci::into(at),
         soci::into(row.subject), soci::into(row.subject_id), soci::into(was, has_was),
         soci::into(is, has_is), soci::use(id), soci::use(first), soci::use(past));
    rows.execute();
    std::vector<Recorded> found;
    while (rows.fetch()) {
        row.at = instant(at);
        row.before = has_was == soci::i_ok ? std::optional{was} : std::nullopt;
        row.after = has_is == soci::i_ok ? std::optional{is} : std::nullopt;
        found.push_back(recorded(sequence, row));
    }
    return found;
}

std::int64_t last_sequence(soci::session& soci, RestaurantId restaurant)
{
    const long long id = restaurant.number;
    long long last = 0;
    soci << select_counter, soci::into(last), soci::use(id);
    return last;
}

} // namespace maitred::sql
