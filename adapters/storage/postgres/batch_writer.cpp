#include "adapters/storage/postgres/batch_writer.hpp"

#include "adapters/storage/postgres/array.hpp"
#include "adapters/storage/postgres/commit_statements.hpp"
#include "adapters/storage/sql/due_work.hpp"
#include "adapters/storage/sql/event_log.hpp"
#include "adapters/storage/sql/reservation_row.hpp"
#include "adapters/storage/sql/time.hpp"

#include <map>

namespace maitred::postgres {
namespace {

using sql::stored;

std::string text(long long number)
{
    return std::to_string(number);
}

/// Rows of reservations, turned on their side: one array a column.
struct ReservationColumns {
    Array id, uuid, utc_date, starts_at, ends_at, party, table_id, pinned, stage, stage_at,
        held_until, name, email, phone, notes, source, made_at, planned_at, checked_in_at,
        seated_at, finished_at;
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
        add_time(planned_at, row.planned);
        add_time(checked_in_at, row.checked_in);
        add_time(seated_at, row.seated);
        add_time(finished_at, row.finished);
        ++rows;
    }

    static void add_time(Array& column, const sql::TimeColumn& time)
    {
        add_or_null(column, time.at, time.there);
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
        return {text(restaurant.number), text(stored(at)),     id.literal(),
                uuid.literal(),          utc_date.literal(),   starts_at.literal(),
                ends_at.literal(),       party.literal(),      table_id.literal(),
                pinned.literal(),        stage.literal(),      stage_at.literal(),
                held_until.literal(),    name.literal(),       email.literal(),
                phone.literal(),         notes.literal(),      source.literal(),
                made_at.literal(),       planned_at.literal(), checked_in_at.literal(),
                seated_at.literal(),     finished_at.literal()};
    }
};

void add_days(Pipeline& pipeline, RestaurantId restaurant, const Batch& batch)
{
    for (const DayStep& step : batch.days)
        pipeline.add(statements::step_day, {text(restaurant.number), text(stored(step.date)),
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
        pipeline.add(statements::insert_guests, {text(restaurant.number), text(stored(batch.at)),
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
        pipeline.add(statements::insert_reservations, made.parameters(restaurant, batch.at));
    if (changed.rows > 0)
        pipeline.add(statements::update_reservations, changed.parameters(restaurant, batch.at));
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
    pipeline.add(statements::keep_answers,
                 {text(restaurant.number), text(stored(batch.at)), scope.literal(), key.literal(),
                  fingerprint.literal(), answer.literal()});
}

void add_notices(Pipeline& pipeline, RestaurantId restaurant, const Batch& batch)
{
    if (batch.days.empty())
        return;
    Array days;
    for (const DayStep& step : batch.days)
        days.add(text(restaurant.number) + ":" + text(stored(step.date)) + ":" +
                 text(step.from_version + 1));
    pipeline.add(statements::notify_days, {days.literal()});
}

void add_timers(Pipeline& pipeline, RestaurantId restaurant, const Timers& timers)
{
    Array kind, which, due, withdrawn_kind, withdrawn_which;
    bool any_set = false;
    bool any_withdrawn = false;
    for (const auto& [timer, due_at] : timers) {
        (due_at ? kind : withdrawn_kind).add(sql::text_of(timer.kind));
        (due_at ? which : withdrawn_which).add(timer.which.number);
        (due_at ? any_set : any_withdrawn) = true;
        if (due_at)
            due.add(stored(*due_at));
    }
    if (any_set)
        pipeline.add(statements::set_timers,
                     {text(restaurant.number), kind.literal(), which.literal(), due.literal()});
    if (any_withdrawn)
        pipeline.add(
            statements::withdraw_timers,
            {text(restaurant.number), withdrawn_kind.literal(), withdrawn_which.literal()});
}

void add_events(Pipeline& pipeline, RestaurantId restaurant, const Batch& batch)
{
    const std::vector<sql::EventRow> rows = sql::rows_of(batch.changes);
    if (rows.empty())
        return;
    Array kind, actor, at, subject, subject_id, before, after;
    const auto add_maybe = [](Array& column, const std::optional<std::string>& value) {
        if (value)
            column.add(*value);
        else
            column.add_null();
    };
    for (const sql::EventRow& row : rows) {
        kind.add(row.kind);
        actor.add(row.actor);
        at.add(stored(row.at));
        subject.add(row.subject);
        subject_id.add(row.subject_id);
        add_maybe(before, row.before);
        add_maybe(after, row.after);
    }
    pipeline.add(statements::insert_events,
                 {text(restaurant.number), text(static_cast<long long>(rows.size())),
                  kind.literal(), actor.literal(), at.literal(), subject_id.literal(),
                  before.literal(), after.literal(), subject.literal()});
}

void touch_tables(Pipeline& pipeline, RestaurantId restaurant, const Batch& batch)
{
    if (batch.changes.table_events.empty())
        return;
    Array ids;
    for (const TableEvent& event : batch.changes.table_events)
        ids.add(event.after.table.id.number);
    pipeline.add(statements::touch_tables,
                 {text(restaurant.number), text(stored(batch.at)), ids.literal()});
}

} // namespace

void add_batch(Pipeline& pipeline, RestaurantId restaurant, const Batch& batch)
{
    pipeline.add(statements::begin);
    pipeline.add(statements::set_tenant, {text(restaurant.number)});
    add_days(pipeline, restaurant, batch);
    add_guests(pipeline, restaurant, batch);
    add_reservations(pipeline, restaurant, batch);
    add_claims(pipeline, statements::delete_claims, restaurant, batch.changes.freed);
    add_claims(pipeline, statements::insert_claims, restaurant, batch.changes.taken);
    add_kept(pipeline, restaurant, batch);
    pipeline.add(statements::insert_batch,
                 {text(restaurant.number), batch.id.text(), text(stored(batch.at))});
    add_notices(pipeline, restaurant, batch);
    add_timers(pipeline, restaurant, batch.changes.timers);
    touch_tables(pipeline, restaurant, batch);
    add_events(pipeline, restaurant, batch);
    pipeline.add(statements::commit);
}

} // namespace maitred::postgres
