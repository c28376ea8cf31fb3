#include "adapters/storage/postgres/batch_writer.hpp"

#include "adapters/storage/postgres/commit_statements.hpp"
#include "adapters/storage/postgres/reservation_columns.hpp"
#include "adapters/storage/sql/blocks.hpp"
#include "adapters/storage/sql/customers.hpp"
#include "adapters/storage/sql/due_work.hpp"
#include "adapters/storage/sql/event_json.hpp"
#include "adapters/storage/sql/event_log.hpp"

#include <map>

namespace maitred::postgres {
namespace {

using sql::stored;

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

void add_customers(Pipeline& pipeline, RestaurantId restaurant, const Changes& changes)
{
    const std::set<AccountId> customers = sql::customers_in(changes);
    if (customers.empty())
        return;
    Array account;
    for (const AccountId customer : customers)
        account.add(customer.number);
    pipeline.add(statements::insert_customers, {text(restaurant.number), account.literal()});
}

void add_claims(Pipeline& pipeline, const Prepared& statement, RestaurantId restaurant,
                const std::set<Claim>& claims)
{
    if (claims.empty())
        return;
    Array table, slot, reservation, block;
    for (const Claim& claim : claims) {
        const sql::HolderColumns holder{claim};
        table.add(claim.table.number);
        slot.add(stored(claim.slot));
        add_or_null(reservation, holder.reservation, holder.has_reservation);
        add_or_null(block, holder.block, holder.has_block);
    }
    pipeline.add(statement, {text(restaurant.number), table.literal(), slot.literal(),
                             reservation.literal(), block.literal()});
}

void add_blocks(Pipeline& pipeline, RestaurantId restaurant, const Changes& changes)
{
    Array id, table, starts, ends, reason, made, lifted;
    for (const Block& block : changes.blocks_placed) {
        id.add(block.id.number);
        table.add(block.table.number);
        starts.add(stored(block.window.start));
        ends.add(stored(block.window.end));
        reason.add(block.reason);
        made.add(stored(block.made_at));
    }
    for (const BlockId which : changes.blocks_lifted)
        lifted.add(which.number);
    if (!changes.blocks_placed.empty())
        pipeline.add(statements::insert_blocks,
                     {text(restaurant.number), id.literal(), table.literal(), starts.literal(),
                      ends.literal(), reason.literal(), made.literal()});
    if (!changes.blocks_lifted.empty())
        pipeline.add(statements::delete_blocks, {text(restaurant.number), lifted.literal()});
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

void tell_of_days(Pipeline& pipeline, RestaurantId restaurant, const Batch& batch)
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

void add_notices(Pipeline& pipeline, RestaurantId restaurant, const Batch& batch)
{
    Array over, kind, channel, reservation, member, payload, due;
    for (const ReservationId which : batch.changes.reminders_over)
        over.add(which.number);
    if (!batch.changes.reminders_over.empty())
        pipeline.add(statements::delete_reminders, {text(restaurant.number), over.literal()});
    for (const NoticeWish& wish : batch.changes.notices) {
        kind.add(text_of(wish.kind));
        channel.add(text_of(wish.channel));
        reservation.add(wish.about.id.number);
        if (wish.about.member)
            member.add(wish.about.member->number);
        else
            member.add_null();
        payload.add(sql::event_json(wish.about));
        due.add(stored(wish.due));
    }
    if (!batch.changes.notices.empty())
        pipeline.add(statements::insert_notices,
                     {text(restaurant.number), text(stored(batch.at)), kind.literal(),
                      channel.literal(), reservation.literal(), member.literal(), payload.literal(),
                      due.literal()});
}

/// In the order of their keys.
void add_figures(Pipeline& pipeline, RestaurantId restaurant, const FigureSheet& differences)
{
    if (differences.empty())
        return;
    Array quarter, source, bookings, covers, cancelled, no_shows, table_minutes;
    for (const auto& [key, figures] : differences) {
        quarter.add(stored(key.quarter));
        source.add(text_of(key.source));
        bookings.add(figures.bookings);
        covers.add(figures.covers);
        cancelled.add(figures.cancelled);
        no_shows.add(figures.no_shows);
        table_minutes.add(figures.table_minutes);
    }
    pipeline.add(statements::add_figures,
                 {text(restaurant.number), quarter.literal(), source.literal(), bookings.literal(),
                  covers.literal(), cancelled.literal(), no_shows.literal(),
                  table_minutes.literal()});
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
    add_customers(pipeline, restaurant, batch.changes);
    add_blocks(pipeline, restaurant, batch.changes);
    add_claims(pipeline, statements::delete_claims, restaurant, batch.changes.freed);
    add_claims(pipeline, statements::insert_claims, restaurant, batch.changes.taken);
    add_kept(pipeline, restaurant, batch);
    pipeline.add(statements::insert_batch,
                 {text(restaurant.number), batch.id.text(), text(stored(batch.at))});
    tell_of_days(pipeline, restaurant, batch);
    add_timers(pipeline, restaurant, batch.changes.timers);
    add_notices(pipeline, restaurant, batch);
    touch_tables(pipeline, restaurant, batch);
    add_figures(pipeline, restaurant, batch.changes.figures);
    add_events(pipeline, restaurant, batch);
    pipeline.add(statements::commit);
}

} // namespace maitred::postgres
