#pragma once

#include "core/booking/reservation.hpp"
#include "core/ports/storage.hpp"

#include <soci/soci.h>
#include <string>

namespace maitred::sql {

/// The columns of a reservation, in the order in which ReservationRow takes them; r is the table.
inline constexpr const char* reservation_columns = R"(
    r.id, CAST(r.uuid AS text), r.starts_at, r.ends_at, r.party, r.table_id,
    CASE WHEN r.pinned THEN 1 ELSE 0 END, r.stage, r.stage_at, r.held_until,
    r.name, r.email, r.phone, r.notes, r.source, r.made_at, r.changed_at,
    r.planned_at, r.checked_in_at, r.seated_at, r.finished_at,
    r.member_id, r.occasion, r.language, r.revision)";

/// A time that may be missing, while it is read or written.
struct TimeColumn {
    long long at = 0;
    soci::indicator there = soci::i_null;

    TimeColumn() = default;
    explicit TimeColumn(const std::optional<Instant>& time);
    std::optional<Instant> time() const;
};

/// One row of reservations while it is read or written.
struct ReservationRow {
    long long id = 0;
    std::string uuid;
    long long utc_date = 0; ///< written only
    long long starts_at = 0;
    long long ends_at = 0;
    int party = 0;
    long long table_id = 0;
    soci::indicator has_table = soci::i_null;
    int pinned = 0;
    std::string stage;
    long long stage_at = 0;
    long long held_until = 0;
    soci::indicator has_held_until = soci::i_null;
    std::string name;
    std::string email;
    soci::indicator has_email = soci::i_null;
    std::string phone;
    soci::indicator has_phone = soci::i_null;
    std::string notes;
    std::string source;
    long long made_at = 0;
    long long changed_at = 0;
    TimeColumn planned;
    TimeColumn checked_in;
    TimeColumn seated;
    TimeColumn finished;
    long long member_id = 0;
    soci::indicator has_member = soci::i_null;
    std::string occasion;
    std::string language;
    int revision = 0;

    ReservationRow() = default;
    explicit ReservationRow(const Reservation& reservation);

    Reservation reservation() const;
};

/// Binds the columns of `reservation_columns`, in their order, to the row.
void read_into(soci::statement& statement, ReservationRow& row);

} // namespace maitred::sql
