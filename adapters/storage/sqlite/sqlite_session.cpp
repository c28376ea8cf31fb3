#include "adapters/storage/sqlite/sqlite_session.hpp"

#include "adapters/storage/sql/blocks.hpp"
#include "adapters/storage/sql/customers.hpp"
#include "adapters/storage/sql/due_work.hpp"
#include "adapters/storage/sql/event_log.hpp"
#include "adapters/storage/sql/figures.hpp"
#include "adapters/storage/sql/notices.hpp"
#include "adapters/storage/sql/reservation_row.hpp"
#include "adapters/storage/sql/time.hpp"

#include <map>

namespace maitred::sqlite {
namespace {

using sql::stored;

constexpr const char* select_room_version = R"(
    SELECT room_version
      FROM restaurants
     WHERE id = :restaurant)";

constexpr const char* select_day = R"(
    SELECT version
      FROM days
     WHERE restaurant_id = :restaurant AND utc_date = :date)";

constexpr const char* upsert_day = R"(
    INSERT INTO days (restaurant_id, utc_date, version)
    VALUES (:restaurant, :date, :version)
    ON CONFLICT (restaurant_id, utc_date) DO UPDATE SET version = excluded.version)";

constexpr const char* insert_guest = R"(
    INSERT INTO guests (restaurant_id, id, email, name, phone, made_at)
    VALUES (:restaurant, :id, :email, :name, :phone, :now))";

constexpr const char* select_guest = R"(
    SELECT count(*)
      FROM guests
     WHERE restaurant_id = :restaurant AND email = :email)";

constexpr const char* insert_reservation = R"(
    INSERT INTO reservations (restaurant_id, id, uuid, utc_date, starts_at, ends_at, party,
                              table_id, pinned, stage, stage_at, held_until, guest_id, name, email,
                              phone, notes, source, made_at, changed_at, planned_at,
                              checked_in_at, seated_at, finished_at, member_id, occasion,
                              language, revision)
    VALUES (:restaurant, :id, :uuid, :date, :starts, :ends, :party, :table, :pinned, :stage,
            :stage_at, :until,
            (SELECT id FROM guests WHERE restaurant_id = :restaurant AND email = :email),
            :name, :email, :phone, :notes, :source, :made, :now, :planned, :checked_in, :seated,
            :finished, :member, :occasion, :language, :revision)
    ON CONFLICT (restaurant_id, id) DO UPDATE
       SET utc_date = excluded.utc_date, starts_at = excluded.starts_at,
           ends_at = excluded.ends_at, party = excluded.party, table_id = excluded.table_id,
           pinned = excluded.pinned, stage = excluded.stage, stage_at = excluded.stage_at,
           held_until = excluded.held_until, name = excluded.name, email = excluded.email,
           phone = excluded.phone, notes = excluded.notes, changed_at = excluded.changed_at,
           planned_at = excluded.planned_at, checked_in_at = excluded.checked_in_at,
           seated_at = excluded.seated_at, finished_at = excluded.finished_at,
           member_id = excluded.member_id, occasion = excluded.occasion,
           language = excluded.language, revision = excluded.revision)";

/// An account that is not there, or not any more, gets no place, and nobody's reservation fails for
/// it.
constexpr const char* insert_customer = R"(
    INSERT INTO memberships (account_id, whose, role)
    SELECT id, :restaurant, 'customer'
      FROM accounts
     WHERE id = :account AND active
    ON CONFLICT (account_id, whose) DO NOTHING)";

constexpr const char* delete_claim = R"(
    DELETE FROM claims
     WHERE restaurant_id = :restaurant AND table_id = :table AND slot = :slot
       AND (reservation_id = :holder OR block_id = :block))";

constexpr const char* insert_claim = R"(
    INSERT INTO claims (restaurant_id, table_id, slot, reservation_id, block_id)
    VALUES (:restaurant, :table, :slot, :holder, :block)
    ON CONFLICT (restaurant_id, table_id, slot) DO NOTHING)";

constexpr const char* insert_batch = R"(
    INSERT INTO batches (restaurant_id, batch_id, committed_at)
    VALUES (:restaurant, :batch, :now))";

/// A table was changed when somebody sat down there, or left.
constexpr const char* touch_table = R"(
    UPDATE tables
       SET changed_at = :now
     WHERE restaurant_id = :restaurant AND id = :id)";

/// Thrown to roll the transaction back: a refusal of the storage, not a failure.
struct NotCommitted {
    Committed why;
};

/// The state in which each changed reservation is left; the first change says whether it is new.
std::map<ReservationId, const Reservation*> last_states(const Changes& changes)
{
    std::map<ReservationId, const Reservation*> last;
    for (const Event& event : changes.events)
        last.insert_or_assign(event.after.id, &event.after);
    return last;
}

} // namespace

Committed SqliteSession::commit(const Batch& batch)
{
    try {
        return sql::in_transaction(connection(), restaurant(), sql::Access::write,
                                   [&] { return write(batch); });
    } catch (const NotCommitted& not_committed) {
        return not_committed.why;
    }
}

Committed SqliteSession::write(const Batch& batch)
{
    if (!step_days(batch))
        throw NotCommitted{Committed::day_has_changed};
    write_guests(batch);
    write_reservations(batch);
    write_customers(batch.changes);
    sql::write_blocks(soci(), restaurant(), batch.changes);
    if (!write_claims(batch.changes))
        throw NotCommitted{Committed::table_is_taken};
    if (!write_kept(batch.changes))
        throw NotCommitted{Committed::retry_key_is_kept};
    const long long id = restaurant().number;
    const std::string batch_id = batch.id.text();
    const long long now = stored(batch.at);
    soci() << insert_batch, soci::use(id), soci::use(batch_id), soci::use(now);
    sql::write_timers(connection(), restaurant(), batch.changes.timers);
    sql::write_notices(connection(), restaurant(), batch);
    touch_tables(batch);
    sql::add_figures(soci(), restaurant(), batch.changes.figures);
    sql::write_events(connection(), restaurant(), sql::rows_of(batch.changes));
    return Committed::yes;
}

bool SqliteSession::step_days(const Batch& batch)
{
    const long long id = restaurant().number;
    long long room_version = 0;
    soci() << select_room_version, soci::into(room_version), soci::use(id);
    if (room_version != batch.room_version)
        return false;
    for (const DayStep& step : batch.days) {
        const long long date = stored(step.date);
        long long version = 0;
        soci() << select_day, soci::into(version), soci::use(id), soci::use(date);
        if ((soci().got_data() ? version : 0) != step.from_version)
            return false;
        const long long next = step.from_version + 1;
        soci() << upsert_day, soci::use(id), soci::use(date), soci::use(next);
    }
    return true;
}

void SqliteSession::write_guests(const Batch& batch)
{
    const long long id = restaurant().number;
    const long long now = stored(batch.at);
    std::string email;
    int known = 0;
    soci::statement find =
        (soci().prepare << select_guest, soci::into(known), soci::use(id), soci::use(email));
    for (const Event& event : batch.changes.events) {
        const Contact& contact = event.after.contact;
        if (event.before || !contact.email)
            continue;
        email = contact.email->text();
        find.execute(true);
        if (known > 0)
            continue;
        const long long number = connection().numbers("guest_numbers", 1).front();
        const std::string phone = contact.phone ? contact.phone->text() : std::string{};
        soci() << insert_guest, soci::use(id), soci::use(number), soci::use(email),
            soci::use(contact.name.text()), soci::use(phone), soci::use(now);
    }
}

void SqliteSession::write_reservations(const Batch& batch)
{
    const long long id = restaurant().number;
    const long long now = stored(batch.at);
    sql::ReservationRow row;
    soci::statement insert =
        (soci().prepare << insert_reservation, soci::use(id, "restaurant"), soci::use(row.id, "id"),
         soci::use(row.uuid, "uuid"), soci::use(row.utc_date, "date"),
         soci::use(row.starts_at, "starts"), soci::use(row.ends_at, "ends"),
         soci::use(row.party, "party"), soci::use(row.table_id, row.has_table, "table"),
         soci::use(row.pinned, "pinned"), soci::use(row.stage, "stage"),
         soci::use(row.stage_at, "stage_at"),
         soci::use(row.held_until, row.has_held_until, "until"), soci::use(row.name, "name"),
         soci::use(row.email, row.has_email, "email"), soci::use(row.phone, row.has_phone, "phone"),
         soci::use(row.notes, "notes"), soci::use(row.source, "source"),
         soci::use(row.made_at, "made"), soci::use(now, "now"),
         soci::use(row.planned.at, row.planned.there, "planned"),
         soci::use(row.checked_in.at, row.checked_in.there, "checked_in"),
         soci::use(row.seated.at, row.seated.there, "seated"),
         soci::use(row.finished.at, row.finished.there, "finished"),
         soci::use(row.member_id, row.has_member, "member"), soci::use(row.occasion, "occasion"),
         soci::use(row.language, "language"), soci::use(row.revision, "revision"));
    for (const auto& [number, reservation] : last_states(batch.changes)) {
        row = sql::ReservationRow{*reservation};
        insert.execute(true);
    }
}

void SqliteSession::write_customers(const Changes& changes)
{
    const long long id = restaurant().number;
    for (const AccountId customer : sql::customers_in(changes))
        soci() << insert_customer, soci::use(id), soci::use(customer.number);
}

bool SqliteSession::write_claims(const Changes& changes)
{
    const long long id = restaurant().number;
    long long table = 0;
    long long slot = 0;
    sql::HolderColumns holder;
    const auto set = [&](const Claim& claim) {
        table = claim.table.number;
        slot = stored(claim.slot);
        holder = sql::HolderColumns{claim};
    };
    soci::statement free = (soci().prepare << delete_claim, soci::use(id), soci::use(table),
                            soci::use(slot), soci::use(holder.reservation, holder.has_reservation),
                            soci::use(holder.block, holder.has_block));
    for (const Claim& claim : changes.freed) {
        set(claim);
        free.execute(true);
    }
    soci::statement take = (soci().prepare << insert_claim, soci::use(id), soci::use(table),
                            soci::use(slot), soci::use(holder.reservation, holder.has_reservation),
                            soci::use(holder.block, holder.has_block));
    for (const Claim& claim : changes.taken) {
        set(claim);
        take.execute(true);
        if (take.get_affected_rows() != 1)
            return false;
    }
    return true;
}

bool SqliteSession::write_kept(const Changes& changes)
{
    for (const KeptAnswer& answer : changes.kept)
        if (!keep(answer))
            return false;
    return true;
}

void SqliteSession::touch_tables(const Batch& batch)
{
    const long long restaurant_id = restaurant().number;
    const long long now = stored(batch.at);
    for (const TableEvent& event : batch.changes.table_events) {
        const long long id = event.after.table.id.number;
        soci() << touch_table, soci::use(now), soci::use(restaurant_id), soci::use(id);
    }
}

} // namespace maitred::sqlite
