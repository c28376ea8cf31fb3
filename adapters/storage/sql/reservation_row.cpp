#include "adapters/storage/sql/reservation_row.hpp"

#include "adapters/storage/sql/time.hpp"

#include <stdexcept>

namespace maitred::sql {
namespace {

template <class Read> auto known(const Read& read, const char* what)
{
    if (!read)
        throw std::runtime_error{std::string{"a stored reservation has an impossible "} + what};
    return *read;
}

} // namespace

TimeColumn::TimeColumn(const std::optional<Instant>& time)
{
    if (!time)
        return;
    at = stored(*time);
    there = soci::i_ok;
}

std::optional<Instant> TimeColumn::time() const
{
    return there == soci::i_ok ? std::optional{instant(at)} : std::nullopt;
}

ReservationRow::ReservationRow(const Reservation& from)
    : id{from.id.number}, uuid{from.uuid.text()}, utc_date{stored(utc_date_of(from.sitting.start))},
      starts_at{stored(from.sitting.start)}, ends_at{stored(from.sitting.end)}, party{from.party},
      pinned{from.pinned ? 1 : 0}, stage{text_of(name_of(from.stage))},
      stage_at{stored(reached_at(from.stage))}, name{from.contact.name.text()},
      notes{from.contact.notes}, source{text_of(from.source)}, made_at{stored(from.made_at)},
      changed_at{stored(from.changed_at)}, planned{from.planned}, checked_in{from.times.checked_in},
      seated{from.times.seated}, finished{from.times.finished}, occasion{from.occasion},
      language{text_of(from.language)}, revision{from.revision}
{
    if (from.table) {
        table_id = from.table->number;
        has_table = soci::i_ok;
    }
    if (const Held* held = std::get_if<Held>(&from.stage)) {
        held_until = stored(held->until);
        has_held_until = soci::i_ok;
    }
    if (from.contact.email) {
        email = from.contact.email->text();
        has_email = soci::i_ok;
    }
    if (from.contact.phone) {
        phone = from.contact.phone->text();
        has_phone = soci::i_ok;
    }
    if (from.member) {
        member_id = from.member->number;
        has_member = soci::i_ok;
    }
}

Reservation ReservationRow::reservation() const
{
    Contact contact{
        .name = known(Name::of(name), "name"), .email = {}, .phone = {}, .notes = notes};
    if (has_email == soci::i_ok)
        contact.email = known(Email::of(email), "e-mail");
    if (has_phone == soci::i_ok)
        contact.phone = known(Phone::of(phone), "phone");
    const auto made_on = known(source_named(source), "source");
    auto planned_at = planned.time();
    if (!planned_at && made_on != Source::walk_in)
        planned_at = instant(starts_at); // written by a binary that did not know of plans
    return {.id = {id},
            .uuid = known(Uuid::parse(uuid), "UUID"),
            .contact = std::move(contact),
            .party = party,
            .sitting = {instant(starts_at), instant(ends_at)},
            .table = has_table == soci::i_ok ? std::optional{TableId{table_id}} : std::nullopt,
            .pinned = pinned != 0,
            .stage = stage_of(known(stage_named(stage), "stage"), instant(stage_at),
                              instant(held_until)),
            .source = made_on,
            .made_at = instant(made_at),
            .changed_at = instant(changed_at),
            .planned = planned_at,
            .times = {.checked_in = checked_in.time(),
                      .seated = seated.time(),
                      .finished = finished.time()},
            .member = has_member == soci::i_ok ? std::optional{AccountId{member_id}} : std::nullopt,
            .occasion = occasion,
            .language = known(language_named(language), "language"),
            .revision = revision};
}

void read_into(soci::statement& statement, ReservationRow& row)
{
    using soci::into;
    statement.exchange(into(row.id));
    statement.exchange(into(row.uuid));
    statement.exchange(into(row.starts_at));
    statement.exchange(into(row.ends_at));
    statement.exchange(into(row.party));
    statement.exchange(into(row.table_id, row.has_table));
    statement.exchange(into(row.pinned));
    statement.exchange(into(row.stage));
    statement.exchange(into(row.stage_at));
    statement.exchange(into(row.held_until, row.has_held_until));
    statement.exchange(into(row.name));
    statement.exchange(into(row.email, row.has_email));
    statement.exchange(into(row.phone, row.has_phone));
    statement.exchange(into(row.notes));
    statement.exchange(into(row.source));
    statement.exchange(into(row.made_at));
    statement.exchange(into(row.changed_at));
    for (TimeColumn* column : {&row.planned, &row.checked_in, &row.seated, &row.finished})
        statement.exchange(into(column->at, column->there));
    statement.exchange(into(row.member_id, row.has_member));
    statement.exchange(into(row.occasion));
    statement.exchange(into(row.language));
    statement.exchange(into(row.revision));
}

} // namespace maitred::sql
