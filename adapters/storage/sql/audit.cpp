#include "adapters/storage/sql/blocks.hpp"
#include "adapters/storage/sql/figures.hpp"
#include "adapters/storage/sql/reservation_row.hpp"
#include "adapters/storage/sql/sql_session.hpp"
#include "adapters/storage/sql/time.hpp"

namespace maitred::sql {
namespace {

constexpr const char* select_all_claims = R"(
    SELECT table_id, slot, reservation_id, block_id
      FROM claims
     WHERE restaurant_id = :restaurant)";

constexpr const char* select_days = R"(
    SELECT utc_date, version
      FROM days
     WHERE restaurant_id = :restaurant
     ORDER BY utc_date)";

constexpr const char* select_guests = R"(
    SELECT email
      FROM guests
     WHERE restaurant_id = :restaurant)";

constexpr const char* select_events = R"(
    SELECT sequence
      FROM events
     WHERE restaurant_id = :restaurant
     ORDER BY sequence)";

constexpr const char* select_event_counter = R"(
    SELECT last_sequence
      FROM event_counters
     WHERE restaurant_id = :restaurant)";

void read_reservations(soci::session& soci, long long restaurant, BookAudit& audit)
{
    ReservationRow row;
    soci::statement rows{soci};
    read_into(rows, row);
    rows.exchange(soci::use(restaurant, "restaurant"));
    rows.alloc();
    rows.prepare(std::string{"SELECT"} + reservation_columns +
                 " FROM reservations r WHERE r.restaurant_id = :restaurant");
    rows.define_and_bind();
    rows.execute();
    while (rows.fetch())
        audit.reservations.push_back(row.reservation());
}

void read_claims(soci::session& soci, long long restaurant, BookAudit& audit)
{
    long long table = 0;
    long long slot = 0;
    HolderColumns holder;
    soci::statement rows = (soci.prepare << select_all_claims, soci::into(table), soci::into(slot),
                            soci::into(holder.reservation, holder.has_reservation),
                            soci::into(holder.block, holder.has_block), soci::use(restaurant));
    rows.execute();
    while (rows.fetch())
        audit.claims.push_back(holder.claim(table, slot));
}

void read_days_and_events(soci::session& soci, long long restaurant, BookAudit& audit)
{
    long long date = 0;
    long long number = 0;
    soci::statement days =
        (soci.prepare << select_days, soci::into(date), soci::into(number), soci::use(restaurant));
    days.execute();
    while (days.fetch())
        audit.days.emplace_back(utc_date(date), number);
    soci::statement events =
        (soci.prepare << select_events, soci::into(number), soci::use(restaurant));
    events.execute();
    while (events.fetch())
        audit.event_sequence.push_back(number);
    number = 0;
    soci << select_event_counter, soci::into(number), soci::use(restaurant);
    audit.last_event_sequence = number;
}

void read_guests(soci::session& soci, long long restaurant, BookAudit& audit)
{
    std::string email;
    soci::statement rows =
        (soci.prepare << select_guests, soci::into(email), soci::use(restaurant));
    rows.execute();
    while (rows.fetch()) {
        const Outcome<Email> read = Email::of(email);
        if (!read)
            throw std::runtime_error{"a stored guest has an impossible e-mail"};
        audit.guests.push_back(*read);
    }
}

} // namespace

BookAudit SqlSession::audit()
{
    return in_transaction(connection(), restaurant(), Access::read_one_moment, [&] {
        const long long id = restaurant().number;
        BookAudit audit;
        read_claims(soci(), id, audit);
        read_reservations(soci(), id, audit);
        read_days_and_events(soci(), id, audit);
        read_guests(soci(), id, audit);
        audit.blocks = read_blocks(soci(), restaurant(), all_times);
        audit.figures = read_figures(soci(), restaurant(), all_times);
        audit.largest_reservation = connection().last_number("reservation_numbers");
        return audit;
    });
}

} // namespace maitred::sql
