#include "adapters/storage/postgres/commit_statements.hpp"

namespace maitred::postgres::statements {

const Prepared begin{"begin", "BEGIN"};

/// And every row is found by its key: no plan may read a whole table, whatever the statistics of a
/// young database say.
const Prepared set_tenant{"set_tenant", R"(
    SELECT set_config('app.restaurant_id', $1, true),
           set_config('enable_seqscan', 'off', true),
           set_config('enable_hashjoin', 'off', true),
           set_config('enable_mergejoin', 'off', true))"};

/// Compare-and-set. Where the day or the room has changed, the version becomes NULL, which the
/// column refuses: the transaction fails by itself, and nothing after it in the pipeline is done.
const Prepared step_day{"step_day", R"(
    INSERT INTO days (restaurant_id, utc_date, version)
    SELECT r.id, $2::integer,
           CASE WHEN r.room_version = $4::bigint
                 AND ($3::bigint = 0
                      OR EXISTS (SELECT FROM days d
                                  WHERE d.restaurant_id = r.id AND d.utc_date = $2::integer))
                THEN $3::bigint + 1 END
      FROM restaurants r
     WHERE r.id = $1::bigint
    ON CONFLICT (restaurant_id, utc_date) DO UPDATE
       SET version = CASE WHEN days.version = $3::bigint THEN excluded.version END)"};

/// In the order of the e-mails, so that two batches with the same new guests cannot wait for each
/// other.
const Prepared insert_guests{"insert_guests", R"(
    INSERT INTO guests (restaurant_id, id, email, name, phone, made_at)
    SELECT $1::bigint, nextval('guest_numbers'), g.email, g.name, g.phone, $2::bigint
      FROM (SELECT DISTINCT ON (email) email, name, phone
              FROM unnest($3::text[], $4::text[], $5::text[])
                   WITH ORDINALITY AS wish (email, name, phone, ordinal)
             ORDER BY email, ordinal) g
    ON CONFLICT (restaurant_id, email) DO NOTHING)"};

const Prepared insert_reservations{"insert_reservations", R"(
    INSERT INTO reservations (restaurant_id, id, uuid, utc_date, starts_at, ends_at, party,
                              table_id, pinned, stage, stage_at, held_until, guest_id, name, email,
                              phone, notes, source, made_at, changed_at, planned_at, checked_in_at,
                              seated_at, finished_at, member_id, occasion, language, revision)
    SELECT $1::bigint, w.id, w.uuid, w.utc_date, w.starts_at, w.ends_at, w.party, w.table_id,
           w.pinned, w.stage, w.stage_at, w.held_until,
           (SELECT g.id FROM guests g WHERE g.restaurant_id = $1::bigint AND g.email = w.email),
           w.name, w.email, w.phone, w.notes,
           w.source, w.made_at, $2::bigint, w.planned_at, w.checked_in_at, w.seated_at,
           w.finished_at, w.member_id, w.occasion, w.language, w.revision
      FROM unnest($3::bigint[], $4::uuid[], $5::integer[], $6::bigint[], $7::bigint[],
                  $8::integer[], $9::bigint[], $10::boolean[], $11::text[], $12::bigint[],
                  $13::bigint[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[],
                  $19::bigint[], $20::bigint[], $21::bigint[], $22::bigint[], $23::bigint[],
                  $24::bigint[], $25::text[], $26::text[], $27::integer[])
           AS w (id, uuid, utc_date, starts_at, ends_at, party, table_id, pinned, stage, stage_at,
                 held_until, name, email, phone, notes, source, made_at, planned_at,
                 checked_in_at, seated_at, finished_at, member_id, occasion, language, revision))"};

const Prepared update_reservations{"update_reservations", R"(
    UPDATE reservations r
       SET utc_date = w.utc_date, starts_at = w.starts_at, ends_at = w.ends_at, party = w.party,
           table_id = w.table_id, pinned = w.pinned, stage = w.stage, stage_at = w.stage_at,
           held_until = w.held_until, name = w.name, email = w.email, phone = w.phone,
           notes = w.notes, changed_at = $2::bigint, planned_at = w.planned_at,
           checked_in_at = w.checked_in_at, seated_at = w.seated_at, finished_at = w.finished_at,
           member_id = w.member_id, occasion = w.occasion, language = w.language,
           revision = w.revision
      FROM unnest($3::bigint[], $4::uuid[], $5::integer[], $6::bigint[], $7::bigint[],
                  $8::integer[], $9::bigint[], $10::boolean[], $11::text[], $12::bigint[],
                  $13::bigint[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[],
                  $19::bigint[], $20::bigint[], $21::bigint[], $22::bigint[], $23::bigint[],
                  $24::bigint[], $25::text[], $26::text[], $27::integer[])
           AS w (id, uuid, utc_date, starts_at, ends_at, party, table_id, pinned, stage, stage_at,
                 held_until, name, email, phone, notes, source, made_at, planned_at,
                 checked_in_at, seated_at, finished_at, member_id, occasion, language, revision)
     WHERE r.restaurant_id = $1::bigint AND r.id = w.id)"};

/// In the order of the accounts, so that two batches cannot wait for each other. An account that is
/// not there, or not any more, gets no place, and nobody's reservation fails for it.
const Prepared insert_customers{"insert_customers", R"(
    INSERT INTO memberships (account_id, whose, role)
    SELECT a.id, $1::bigint, 'customer'
      FROM unnest($2::bigint[]) AS w (id)
      JOIN accounts a ON a.id = w.id AND a.active
     ORDER BY a.id
    ON CONFLICT (account_id, whose) DO NOTHING)"};

const Prepared insert_blocks{"insert_blocks", R"(
    INSERT INTO blocks (restaurant_id, id, table_id, starts_at, ends_at, reason, made_at)
    SELECT $1::bigint, w.id, w.table_id, w.starts_at, w.ends_at, w.reason, w.made_at
      FROM unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::text[], $7::bigint[])
           AS w (id, table_id, starts_at, ends_at, reason, made_at))"};

const Prepared delete_blocks{"delete_blocks", R"(
    DELETE FROM blocks b
     USING unnest($2::bigint[]) AS w (id)
     WHERE b.restaurant_id = $1::bigint AND b.id = w.id)"};

const Prepared delete_claims{"delete_claims", R"(
    DELETE FROM claims c
     USING unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[])
           AS w (table_id, slot, reservation_id, block_id)
     WHERE c.restaurant_id = $1::bigint AND c.table_id = w.table_id AND c.slot = w.slot
       AND (c.reservation_id = w.reservation_id OR c.block_id = w.block_id))"};

const Prepared insert_claims{"insert_claims", R"(
    INSERT INTO claims (restaurant_id, table_id, slot, reservation_id, block_id)
    SELECT $1::bigint, w.table_id, w.slot, w.reservation_id, w.block_id
      FROM unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[])
           AS w (table_id, slot, reservation_id, block_id))"};

/// An answer that is too old to be given again gives way; for another, the fingerprint becomes
/// NULL, which the column refuses.
const Prepared keep_answers{"keep_answers", R"(
    INSERT INTO kept_answers (restaurant_id, scope, key, fingerprint, answer, at)
    SELECT $1::bigint, w.scope, w.key, w.fingerprint, w.answer, $2::bigint
      FROM unnest($3::text[], $4::text[], $5::text[], $6::text[])
           AS w (scope, key, fingerprint, answer)
     ORDER BY w.scope, w.key
    ON CONFLICT (restaurant_id, scope, key) DO UPDATE
       SET fingerprint = CASE WHEN kept_answers.at < excluded.at - 86400000000
                              THEN excluded.fingerprint END,
           answer = excluded.answer, at = excluded.at)"};

const Prepared insert_batch{"insert_batch", R"(
    INSERT INTO batches (restaurant_id, batch_id, committed_at)
    VALUES ($1::bigint, $2::uuid, $3::bigint))"};

/// Tells the other nodes which days were written in; heard when the transaction has committed.
const Prepared notify_days{"notify_days", R"(
    SELECT pg_notify('maitred_days', day)
      FROM unnest($1::text[]) AS day)"};

/// Where something is to be done later, when, and where it is not any more.
const Prepared set_timers{"set_timers", R"(
    INSERT INTO due_work (id, due_at, whose, kind, which_id)
    SELECT nextval('due_work_numbers'), w.due_at, $1::bigint, w.kind, w.which_id
      FROM unnest($2::text[], $3::bigint[], $4::bigint[]) AS w (kind, which_id, due_at)
     ORDER BY w.kind, w.which_id
    ON CONFLICT (whose, kind, which_id) DO UPDATE SET due_at = excluded.due_at)"};

const Prepared withdraw_timers{"withdraw_timers", R"(
    DELETE FROM due_work d
     USING unnest($2::text[], $3::bigint[]) AS w (kind, which_id)
     WHERE d.whose = $1::bigint AND d.kind = w.kind AND d.which_id = w.which_id)"};

/// Reminders that wait, and the work of sending them.
const Prepared delete_reminders{"delete_reminders", R"(
    WITH gone AS (
        DELETE FROM outbox o
         USING unnest($2::bigint[]) AS w (reservation_id)
         WHERE o.restaurant_id = $1::bigint AND o.reservation_id = w.reservation_id
           AND o.kind = 'reminder' AND o.state = 'pending'
        RETURNING o.id)
    DELETE FROM due_work d
     USING gone
     WHERE d.whose = $1::bigint AND d.kind = 'notice' AND d.which_id = gone.id)"};

/// One reminder waits at most for each channel; another is not written.
const Prepared insert_notices{"insert_notices", R"(
    WITH written AS (
        INSERT INTO outbox (restaurant_id, id, kind, channel, reservation_id, member_id, payload,
                            due_at, made_at)
        SELECT $1::bigint, nextval('outbox_numbers'), w.kind, w.channel, w.reservation_id,
               w.member_id, w.payload, w.due_at, $2::bigint
          FROM unnest($3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[], $8::bigint[])
               AS w (kind, channel, reservation_id, member_id, payload, due_at)
        ON CONFLICT (restaurant_id, reservation_id, channel)
              WHERE kind = 'reminder' AND state = 'pending' DO NOTHING
        RETURNING id, due_at)
    INSERT INTO due_work (id, due_at, whose, kind, which_id)
    SELECT nextval('due_work_numbers'), written.due_at, $1::bigint, 'notice', written.id
      FROM written)"};

/// A table was changed when somebody sat down there, or left.
const Prepared touch_tables{"touch_tables", R"(
    UPDATE tables t
       SET changed_at = $2::bigint
      FROM unnest($3::bigint[]) AS w (id)
     WHERE t.restaurant_id = $1::bigint AND t.id = w.id)"};

/// Differences; all quarters are of days that this batch has stepped, so that nobody waits here.
const Prepared add_figures{"add_figures", R"(
    INSERT INTO figures (restaurant_id, quarter, source, bookings, covers, cancelled, no_shows,
                         table_minutes)
    SELECT $1::bigint, w.quarter, w.source, w.bookings, w.covers, w.cancelled, w.no_shows,
           w.table_minutes
      FROM unnest($2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[],
                  $7::bigint[], $8::bigint[])
           AS w (quarter, source, bookings, covers, cancelled, no_shows, table_minutes)
    ON CONFLICT (restaurant_id, quarter, source) DO UPDATE
       SET bookings = figures.bookings + excluded.bookings,
           covers = figures.covers + excluded.covers,
           cancelled = figures.cancelled + excluded.cancelled,
           no_shows = figures.no_shows + excluded.no_shows,
           table_minutes = figures.table_minutes + excluded.table_minutes)"};

/// The last statement before COMMIT: whoever holds the counter keeps all others of the restaurant
/// waiting. Nodes with sockets open hear how far the log goes now.
const Prepared insert_events{"insert_events", R"(
    WITH counted AS (
        UPDATE event_counters
           SET last_sequence = last_sequence + $2::bigint
         WHERE restaurant_id = $1::bigint
        RETURNING last_sequence - $2::bigint AS before_these,
                  pg_notify('maitred_events', $1::text || ':' || last_sequence) AS told)
    INSERT INTO events (restaurant_id, sequence, kind, actor, at, subject, subject_id, before, after)
    SELECT $1::bigint, counted.before_these + w.ordinal, w.kind, w.actor, w.at, w.subject,
           w.subject_id, w.before, w.after
      FROM counted,
           unnest($3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[], $8::text[],
                  $9::text[])
           WITH ORDINALITY AS w (kind, actor, at, subject_id, before, after, subject, ordinal))"};

const Prepared commit{"commit", "COMMIT"};

std::span<const Prepared* const> all()
{
    static constexpr const Prepared* statements[] = {&begin,
                                                     &set_tenant,
                                                     &step_day,
                                                     &insert_guests,
                                                     &insert_reservations,
                                                     &update_reservations,
                                                     &insert_customers,
                                                     &insert_blocks,
                                                     &delete_blocks,
                                                     &delete_claims,
                                                     &insert_claims,
                                                     &keep_answers,
                                                     &insert_batch,
                                                     &notify_days,
                                                     &set_timers,
                                                     &withdraw_timers,
                                                     &delete_reminders,
                                                     &insert_notices,
                                                     &touch_tables,
                                                     &add_figures,
                                                     &insert_events,
                                                     &commit};
    return statements;
}

} // namespace maitred::postgres::statements
