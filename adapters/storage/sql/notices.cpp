#include "adapters/storage/sql/notices.hpp"

#include "adapters/storage/sql/event_json.hpp"
#include "adapters/storage/sql/reservation_row.hpp"
#include "adapters/storage/sql/time.hpp"

namespace maitred::sql {
namespace {

constexpr const char* select_reminders = R"(
    SELECT id
      FROM outbox
     WHERE restaurant_id = :restaurant AND reservation_id = :reservation
       AND kind = 'reminder' AND state = 'pending')";

constexpr const char* delete_notice = R"(
    DELETE FROM outbox
     WHERE restaurant_id = :restaurant AND id = :id)";

/// One reminder waits at most for each channel; another is not written.
constexpr const char* insert_notice = R"(
    INSERT INTO outbox (restaurant_id, id, kind, channel, reservation_id, member_id, payload,
                        due_at, made_at)
    VALUES (:restaurant, :id, :kind, :channel, :reservation, :member, :payload, :due, :made)
    ON CONFLICT (restaurant_id, reservation_id, channel)
          WHERE kind = 'reminder' AND state = 'pending' DO NOTHING)";

constexpr const char* insert_due = R"(
    INSERT INTO due_work (id, due_at, whose, kind, which_id)
    VALUES (:id, :due, :restaurant, 'notice', :which))";

constexpr const char* delete_due = R"(
    DELETE FROM due_work
     WHERE whose = :restaurant AND kind = 'notice' AND which_id = :which)";

void forget_reminders(soci::session& soci, long long restaurant, long long reservation)
{
    long long id = 0;
    std::vector<long long> ids;
    soci::statement rows = (soci.prepare << select_reminders, soci::into(id), soci::use(restaurant),
                            soci::use(reservation));
    rows.execute();
    while (rows.fetch())
        ids.push_back(id);
    for (const long long one : ids) {
        soci << delete_notice, soci::use(restaurant), soci::use(one);
        soci << delete_due, soci::use(restaurant), soci::use(one);
    }
}

void write_notice(Connection& connection, long long restaurant, const NoticeWish& wish, Instant now)
{
    const long long id = connection.numbers("outbox_numbers", 1).front();
    const std::string kind{text_of(wish.kind)};
    const std::string channel{text_of(wish.channel)};
    const long long reservation = wish.about.id.number;
    const ReservationRow about{wish.about};
    long long member = about.member_id;
    soci::indicator has_member = about.has_member;
    const std::string payload = event_json(wish.about);
    const long long due = stored(wish.due);
    const long long made = stored(now);
    soci::session& soci = connection.soci();
    soci::statement insert =
        (soci.prepare << insert_notice, soci::use(restaurant), soci::use(id), soci::use(kind),
         soci::use(channel), soci::use(reservation), soci::use(member, has_member),
         soci::use(payload), soci::use(due), soci::use(made));
    insert.execute(true);
    if (insert.get_affected_rows() != 1)
        return;
    const long long work = connection.numbers("due_work_numbers", 1).front();
    soci << insert_due, soci::use(work), soci::use(due), soci::use(restaurant), soci::use(id);
}

} // namespace

void write_notices(Connection& connection, RestaurantId restaurant, const Batch& batch)
{
    for (const ReservationId over : batch.changes.reminders_over)
        forget_reminders(connection.soci(), restaurant.number, over.number);
    for (const NoticeWish& wish : batch.changes.notices)
        write_notice(connection, restaurant.number, wish, batch.at);
}

} // namespace maitred::sql
