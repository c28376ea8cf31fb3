#pragma once

#include "adapters/storage/postgres/array.hpp"
#include "adapters/storage/sql/reservation_row.hpp"
#include "adapters/storage/sql/time.hpp"

#include <string>
#include <vector>

namespace maitred::postgres {

inline std::string text(long long number)
{
    return std::to_string(number);
}

template <class Value> void add_or_null(Array& column, const Value& value, soci::indicator has)
{
    if (has == soci::i_ok)
        column.add(value);
    else
        column.add_null();
}

/// Rows of reservations, turned on their side: one array a column.
struct ReservationColumns {
    Array id, uuid, utc_date, starts_at, ends_at, party, table_id, pinned, stage, stage_at,
        held_until, name, email, phone, notes, source, made_at, planned_at, checked_in_at,
        seated_at, finished_at, member_id, occasion, language, revision;
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
        add_or_null(member_id, row.member_id, row.has_member);
        occasion.add(row.occasion);
        language.add(row.language);
        revision.add(row.revision);
        ++rows;
    }

    static void add_time(Array& column, const sql::TimeColumn& time)
    {
        add_or_null(column, time.at, time.there);
    }

    std::vector<std::string> parameters(RestaurantId restaurant, Instant at) const
    {
        return {text(restaurant.number), text(sql::stored(at)), id.literal(),
                uuid.literal(),          utc_date.literal(),    starts_at.literal(),
                ends_at.literal(),       party.literal(),       table_id.literal(),
                pinned.literal(),        stage.literal(),       stage_at.literal(),
                held_until.literal(),    name.literal(),        email.literal(),
                phone.literal(),         notes.literal(),       source.literal(),
                made_at.literal(),       planned_at.literal(),  checked_in_at.literal(),
                seated_at.literal(),     finished_at.literal(), member_id.literal(),
                occasion.literal(),      language.literal(),    revision.literal()};
    }
};

} // namespace maitred::postgres
