#include "adapters/storage/postgres/commit_statements.hpp"

#include "adapters/storage/postgres/array.hpp"
#include "adapters/storage/sql/event_json.hpp"
#include "adapters/storage/sql/reservation_row.hpp"
#include "adapters/storage/sql/time.hpp"

#include <map>

namespace maitred::postgres {
namespace {

using sql::stored;

constexpr Prepared begin{"begin", "BEGIN"};

constexpr Prepared set_tenant{"set_tenant", R"(
    SELECT set_config('app.restaurant_id', $1, true))"};

/// Compare-and-set. Where the day or the room has changed, the version becomes NULL, which the
/// column refuses: the transaction fails by itself, and nothing after it in the pipeline is done.
constexpr Prepared step_day{"step_day", R"(
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
constexpr Prepared insert_guests{"insert_guests", R"(
    INSERT INTO guests (restaurant_id, id, email, name, phone, made_at)
    SELECT $1::bigint, nextval('guest_numbers'), g.email, g.name, g.phone, $2::bigint
      FROM (SELECT DISTINCT ON (email) email, name, phone
              FROM unnest($3::text[], $4::text[], $5::text[])
                   WITH ORDINALITY AS wish (email, name, phone, ordinal)
             ORDER BY email, ordinal) g
     WHERE NOT EXISTS (SELECT FROM guests known
                        WHERE known.restaurant_id = $1::bigint AND known.email = g.email)
    ON CONFLICT (restaurant_id, email) DO NOTHING)"};

constexpr Prepared insert_reservations{"insert_reservations", R"(
    INSERT INTO reservations (restaurant_id, id, uuid, utc_date, starts_at, ends_at, party,
                              table_id, pinned, stage, stage_at, held_until, guest_id, name, email,
                              phone, notes, source, made_at, changed_at)
    SELECT $1::bigint, w.id, w.uuid, w.utc_date, w.starts_at, w.ends_at, w.party, w.table_id,
           w.pinned, w.stage, w.stage_at, w.held_until, g.id, w.name, w.email, w.phone, w.notes,
           w.source, w.made_at, $2::bigint
      FROM unnest($3::bigint[], $4::uuid[], $5::integer[], $6::bigint[], $7::bigint[],
                  $8::integer[], $9::bigint[], $10::boolean[], $11::text[], $12::bigint[],
                  $13::bigint[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[],
                  $19::bigint[])
           AS w (id, uuid, utc_date, starts_at, ends_at, party, table_id, pinned, stage, stage_at,
                 held_until, name, email, phone, notes, source, made_at)
      LEFT JOIN guests g ON g.restaurant_id = $1::bigint AND g.email = w.email)"};

constexpr Prepared update_reservations{"update_reservations", R"(
    UPDATE reservations r
       SET utc_date = w.utc_date, starts_at = w.starts_at, ends_at = w.ends_at, party = w.party,
           table_id = w.table_id, pinned = w.pinned, stage = w.stage, stage_at = w.stage_at,
           held_until = w.held_until, name = w.name, email = w.email, phone = w.phone,
           notes = w.notes, changed_at = $2::bigint
      FROM unnest($3::bigint[], $4::uuid[], $5::integer[], $6::bigint[], $7::bigint[],
                  $8::integer[], $9::bigint[], $10::boolean[], $11::text[], $12::bigint[],
                  $13::bigint[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[],
                  $19::bigint[])
           AS w (id, uuid, utc_date, starts_at, ends_at, party, table_id, pinned, stage, stage_at,
                 held_until, name, email, phone, notes, source, made_at)
     WHERE r.restaurant_id = $1::bigint AND r.id = w.id)"};

constexpr Prepared delete_claims{"delete_claims", R"(
    DELETE FROM claims c
     USING unnest($2::bigint[], $3::bigint[], $4::bigint[]) AS w (table_id, slot, holder)
     WHERE c.restaurant_id = $1::bigint AND c.table_id = w.table_id AND c.slot = w.slot
       AND c.reservation_id = w.holder)"};

constexpr Prepared insert_claims{"insert_claims", R"(
    INSERT INTO claims (restaurant_id, table_id, slot, reservation_id)
    SELECT $1::bigint, w.table_id, w.slot, w.holder
      FROM unnest($2::bigint[], $3::bigint[], $4::bigint[]) AS w (table_id, slot, holder))"};

/// An answer that is too old to be given again gives way; for another, the fingerprint becomes NULL,
/// which the column refuses.
constexpr Prepared keep_answers{"keep_answers", R"(
    INSERT INTO kept_answers (restaurant_id, scope, key, fingerprint, answer, at)
    SELECT $1::bigint, w.scope, w.key, w.fingerprint, w.answer, $2::bigint
      FROM unnest($3::text[], $4::text[], $5::text[], $6::text[])
           AS w (scope, key, fingerprint, answer)
     ORDER BY w.scope, w.key
    ON CONFLICT (restaurant_id, scope, key) DO UPDATE
       SET fingerprint = CASE WHEN kept_answers.at < excluded.at - 86400000000
                              THEN excluded.fingerprint END,
           answer = excluded.answer, at = excluded.at)"};

constexpr Prepared insert_batch{"insert_batch", R"(
    INSERT INTO batches (restaurant_id, batch_id, committed_at)
    VALUES ($1::bigint, $2::uuid, $3::bigint))"};

/// Tells the other nodes which days were written in; heard when the transaction has committed.
constexpr Prepared notify_days{"notify_days", R"(
    SELECT pg_notify('maitred_days', day)
      FROM unnest($1::text[]) AS day)"};

/// The last statement before COMMIT: whoever holds the counter keeps all others of the restaurant
/// waiting.
constexpr Prepared insert_events{"insert_events", R"(
    WITH counted AS (
        UPDATE event_counters
           SET last_sequence = last_sequence + $2::bigint
         WHERE restaurant_id = $1::bigint
        RETURNING last_sequence - $2::bigint AS before_these)
    INSERT INTO events (restaurant_id, sequence, kind, actor, at, subject, subject_id, before, after)
    SELECT $1::bigint, counted.before_these + w.ordinal, w.kind, w.actor, w.at, 'reservation',
           w.subject_id, w.before, w.after
      FROM counted,
           unnest($3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[], $8::text[])
           WITH ORDINALITY AS w (kind, actor, at, subject_id, before, after, ordinal))"};

constexpr Prepared commit{"commit", "COMMIT"};

constexpr Prepared all_statements[] = {begin,
                                       set_tenant,
                                       step_day,
                                       insert_guests,
                                       insert_reservations,
                                       update_reservations,
                                       delete_claims,
                                       insert_claims,
                                       keep_answers,
                                       insert_batch,
                                       notify_days,
                                       insert_events,
                                       commit};

std::string text(long long number) { return std::to_string(number); }

/// Rows of reservations, turned on their side: one array a column.
struct ReservationColumns {
    Array id, uuid, utc_date, starts_at, ends_at, party, table_id, pinned, stage, stage_at,
        held_until, name, email, phone, notes, source, made_at;
    std::size_t rows = 0;

    void add(const Reservation& reservation)
    {
        const sql::ReservationRow row{reservation};
        id.add(row.id);
        uuid.add(row.uuid);
        utc_date.add(row.utc_date);
        starts_at.add(row.starts_at);
        ends_at.add(row.ends_at);
        party.add(row.party);
        add_or_null(table_id, row.table_id, row.has_table);
        pinned.add(std::string_view{row.pinned ? "t" : "f"});
        stage.add(row.stage);
        stage_at.add(row.stage_at);
        add_or_null(held_until, row.held_until, row.has_held_until);
        name.add(row.name);
        add_or_null(email, row.email, row.has_email);
        add_or_null(phone, row.phone, row.has_phone);
        notes.add(row.notes);
        source.add(row.source);
        made_at.add(row.made_at);
        ++rows;
    }

    template <class Value>
    static void add_or_null(Array& column, const Value& value, soci::indicator has)
    {
        if (has == soci::i_ok)
            column.add(value);
        else
            column.add_null();
    }

    std::vector<std::string> parameters(RestaurantId restaurant, Instant at) const
    {
        return {text(restaurant.number), text(stored(at)),      id.literal(),
                uuid.literal(),          utc_date.literal(),    starts_at.literal(),
                ends_at.literal(),       party.literal(),       table_id.literal(),
                pinned.literal(),        stage.literal(),       stage_at.literal(),
                held_until.literal(),    name.literal(),        email.literal(),
                phone.literal(),         notes.literal(),       source.literal(),
                made_at.literal()};
    }
};

void add_days(Pipeline& pipeline, RestaurantId restaurant, const Batch& batch)
{
    for (const DayStep& step : batch.days)
        pipeline.add(step_day, {text(restaurant.number), text(stored(step.date)),
                                text(step.from_version), text(batch.room_version)});
}

void add_guests(Pipeline& pipeline, RestaurantId restaurant, const Batch& batch)
{
    Array email, name, phone;
    bool any = false;
    for (const Event& event : batch.changes.events) {
        const Contact& contact = event.after.contact;
        if (event.before || !contact.email)
            continue;
        any = true;
        email.add(contact.email->text());
        name.add(contact.name.text());
        phone.add(contact.phone ? contact.phone->text() : std::string{});
    }
    if (any)
        pipeline.add(insert_guests, {text(restaurant.number), text(stored(batch.at)),
                                     email.literal(), name.literal(), phone.literal()});
}

/// Each reservation once, in its last state; in the order of their numbers.
void add_reservations(Pipeline& pipeline, RestaurantId restaurant, const Batch& batch)
{
    struct State {
        bool made_now;
        const Reservation* last;
    };
    std::map<ReservationId, State> states;
    for (const Event& event : batch.changes.events) {
        const auto [state, first] =
            states.try_emplace(event.after.id, State{!event.before, &event.after});
        state->second.last = &event.after;
    }
    ReservationColumns made;
    ReservationColumns changed;
    for (const auto& [id, state] : states)
        (state.made_now ? made : changed).add(*state.last);
    if (made.rows > 0)
        pipeline.add(insert_reservations, made.parameters(restaurant, batch.at));
    if (changed.rows > 0)
        pipeline.add(update_reservations, changed.parameters(restaurant, batch.at));
}

void add_claims(Pipeline& pipeline, const Prepared& statement, RestaurantId restaurant,
                const std::set<Claim>& claims)
{
    if (claims.empty())
        return;
    Array table, slot, holder;
    for (const Claim& claim : claims) {
        table.add(claim.table.number);
        slot.add(stored(claim.slot));
        holder.add(claim.holder.number);
    }
    pipeline.add(statement,
                 {text(restaurant.number), table.literal(), slot.literal(), holder.literal()});
}

void add_kept(Pipeline& pipeline, RestaurantId restaurant, const Batch& batch)
{
    if (batch.changes.kept.empty())
        return;
    Array scope, key, fingerprint, answer;
    for (const KeptAnswer& kept : batch.changes.kept) {
        scope.add(kept.retry_key.scope);
        key.add(kept.retry_key.key);
        fingerprint.add(kept.retry_key.fingerprint);
        answer.add(kept.answer);
    }
    pipeline.add(keep_answers, {text(restaurant.number), text(stored(batch.at)), scope.literal(),
                                key.literal(), fingerprint.literal(), answer.literal()});
}

void add_notices(Pipeline& pipeline, RestaurantId restaurant, const Batch& batch)
{
    if (batch.days.empty())
        return;
    Array days;
    for (const DayStep& step : batch.days)
        days.add(text(restaurant.number) + ":" + text(stored(step.date)) + ":" +
                 text(step.from_version + 1));
    pipeline.add(notify_days, {days.literal()});
}

void add_events(Pipeline& pipeline, RestaurantId restaurant, const Batch& batch)
{
    if (batch.changes.events.empty())
        return;
    Array kind, actor, at, subject, before, after;
    for (const Event& event : batch.changes.events) {
        kind.add(name_of(event.kind));
        actor.add(event.actor);
        at.add(stored(event.at));
        subject.add(event.after.id.number);
        if (event.before)
            before.add(sql::event_json(*event.before));
        else
            before.add_null();
        after.add(sql::event_json(event.after));
    }
    pipeline.add(insert_events,
                 {text(restaurant.number),
                  text(static_cast<long long>(batch.changes.events.size())), kind.literal(),
                  actor.literal(), at.literal(), subject.literal(), before.literal(),
                  after.literal()});
}

} // namespace

std::span<const Prepared> commit_statements() { return all_statements; }

void add_batch(Pipeline& pipeline, RestaurantId restaurant, const Batch& batch)
{
    pipeline.add(begin);
    pipeline.add(set_tenant, {text(restaurant.number)});
    add_days(pipeline, restaurant, batch);
    add_guests(pipeline, restaurant, batch);
    add_reservations(pipeline, restaurant, batch);
    add_claims(pipeline, delete_claims, restaurant, batch.changes.freed);
    add_claims(pipeline, insert_claims, restaurant, batch.changes.taken);
    add_kept(pipeline, restaurant, batch);
    pipeline.add(insert_batch, {text(restaurant.number), batch.id.text(), text(stored(batch.at))});
    add_notices(pipeline, restaurant, batch);
    add_events(pipeline, restaurant, batch);
    pipeline.add(commit);
}

} // namespace maitred::postgres
