#include "adapters/storage/sql/reservation_row.hpp"
#include "adapters/storage/sql/sql_session.hpp"
#include "adapters/storage/sql/time.hpp"

namespace maitred::sql {
namespace {

/// A filter that is not asked for lets everything pass.
constexpr const char* from_filtered = R"(
      FROM reservations r
      LEFT JOIN tables t ON t.restaurant_id = r.restaurant_id AND t.id = r.table_id
     WHERE r.restaurant_id = :restaurant AND r.utc_date = :date
       AND (:any_email = 1 OR r.email = :email)
       AND (:any_table = 1 OR t.number = :number)
       AND r.starts_at >= :first AND r.starts_at < :past)";

constexpr const char* in_order = R"(
     ORDER BY r.starts_at, CASE WHEN t.place IS NULL THEN 1 ELSE 0 END, t.place, r.id
     LIMIT :page_size OFFSET :skipped)";

/// The filter as the statements want it.
struct BoundFilter {
    long long restaurant;
    long long date;
    int any_email;
    std::string email;
    int any_table;
    std::string number;
    long long first;
    long long past;

    BoundFilter(RestaurantId of, const ReservationFilter& filter)
        : restaurant{of.number}, date{stored(filter.date)}, any_email{filter.email ? 0 : 1},
          email{filter.email ? filter.email->text() : std::string{}},
          any_table{filter.table_number ? 0 : 1}, number{filter.table_number.value_or("")},
          first{filter.starts_in ? stored(filter.starts_in->start) : stored(Instant{filter.date})},
          past{filter.starts_in ? stored(filter.starts_in->end)
                                : stored(Instant{filter.date + std::chrono::days{1}})}
    {
    }

    void bind(soci::statement& statement)
    {
        statement.exchange(soci::use(restaurant, "restaurant"));
        statement.exchange(soci::use(date, "date"));
        statement.exchange(soci::use(any_email, "any_email"));
        statement.exchange(soci::use(email, "email"));
        statement.exchange(soci::use(any_table, "any_table"));
        statement.exchange(soci::use(number, "number"));
        statement.exchange(soci::use(first, "first"));
        statement.exchange(soci::use(past, "past"));
    }
};

void run(soci::statement& statement, const std::string& text)
{
    statement.alloc();
    statement.prepare(text);
    statement.define_and_bind();
    statement.execute();
}

} // namespace

std::vector<Reservation> SqlSession::reservations(std::span<const ReservationId> ids)
{
    if (ids.empty())
        return {};
    std::string list;
    for (const ReservationId id : ids)
        list += (list.empty() ? "" : ", ") + std::to_string(id.number);
    return in_transaction(connection(), restaurant(), Access::read, [&] {
        const long long id = restaurant().number;
        ReservationRow row;
        soci::statement rows{soci()};
        read_into(rows, row);
        rows.exchange(soci::use(id, "restaurant"));
        run(rows, std::string{"SELECT"} + reservation_columns +
                      " FROM reservations r WHERE r.restaurant_id = :restaurant AND r.id IN (" +
                      list + ")");
        std::vector<Reservation> found;
        while (rows.fetch())
            found.push_back(row.reservation());
        return found;
    });
}

ReservationPage SqlSession::list(const ReservationFilter& filter, int page, int page_size)
{
    return in_transaction(connection(), restaurant(), Access::read, [&] {
        BoundFilter bound{restaurant(), filter};
        ReservationPage listed;
        long long total = 0;
        soci::statement count{soci()};
        count.exchange(soci::into(total));
        bound.bind(count);
        run(count, std::string{"SELECT count(*)"} + from_filtered);
        count.fetch();
        listed.total = total;

        const long long skipped = static_cast<long long>(page - 1) * page_size;
        const long long shown = page_size;
        ReservationRow row;
        long long guest = 0;
        std::string number;
        soci::indicator has_guest = soci::i_null;
        soci::indicator has_number = soci::i_null;
        soci::statement rows{soci()};
        read_into(rows, row);
        rows.exchange(soci::into(guest, has_guest));
        rows.exchange(soci::into(number, has_number));
        bound.bind(rows);
        rows.exchange(soci::use(shown, "page_size"));
        rows.exchange(soci::use(skipped, "skipped"));
        run(rows, std::string{"SELECT"} + reservation_columns + ", r.guest_id, t.number" +
                      from_filtered + in_order);
        while (rows.fetch())
            listed.reservations.push_back(
                {row.reservation(),
                 has_guest == soci::i_ok ? std::optional{GuestId{guest}} : std::nullopt,
                 has_number == soci::i_ok ? number : std::string{}});
        return listed;
    });
}

} // namespace maitred::sql
