#include "adapters/storage/sql/event_json.hpp"
#include "adapters/storage/sql/reservation_row.hpp"
#include "adapters/storage/sql/sql_session.hpp"
#include "adapters/storage/sql/time.hpp"

namespace maitred::sql {
namespace {

constexpr const char* count_try = R"(
    UPDATE outbox
       SET tries = tries + 1
     WHERE restaurant_id = :restaurant AND id = :id AND state = 'pending')";

constexpr const char* update_tried = R"(
    UPDATE outbox
       SET state = :state, sent_at = :sent, due_at = COALESCE(:again, due_at), trouble = :trouble
     WHERE restaurant_id = :restaurant AND id = :id AND state = 'pending')";

constexpr const char* update_due = R"(
    UPDATE due_work
       SET due_at = :due
     WHERE whose = :restaurant AND kind = 'notice' AND which_id = :which)";

constexpr const char* delete_due = R"(
    DELETE FROM due_work
     WHERE whose = :restaurant AND kind = 'notice' AND which_id = :which)";

constexpr const char* select_notices = R"(
    SELECT id, kind, channel, payload, due_at, made_at, state, tries, sent_at, trouble
      FROM outbox
     WHERE restaurant_id = :restaurant )";

constexpr const char* last_made_first = R"(
     ORDER BY id DESC
     LIMIT :most OFFSET :skipped)";

constexpr const char* select_reservation_of = R"(
      FROM reservations r
     WHERE r.restaurant_id = :restaurant
       AND r.id = (SELECT reservation_id
                     FROM outbox
                    WHERE restaurant_id = :restaurant AND id = :id))";

template <class Read> auto known(const Read& read)
{
    if (!read)
        throw std::runtime_error{"a notice is stored that nobody can read"};
    return *read;
}

/// One row of the outbox while it is read.
struct NoticeRow {
    long long id = 0;
    std::string kind, channel, payload;
    long long due_at = 0;
    long long made_at = 0;
    std::string state;
    int tries = 0;
    TimeColumn sent;
    std::string trouble;

    Notice notice() const
    {
        return {.id = {id},
                .kind = known(notice_kind_named(kind)),
                .channel = known(channel_named(channel)),
                .about = reservation_in(payload, instant(made_at)),
                .due = instant(due_at),
                .made_at = instant(made_at),
                .state = known(notice_state_named(state)),
                .tries = tries,
                .sent_at = sent.time(),
                .trouble = trouble};
    }
};

void read_into(soci::statement& rows, NoticeRow& row)
{
    rows.exchange(soci::into(row.id));
    rows.exchange(soci::into(row.kind));
    rows.exchange(soci::into(row.channel));
    rows.exchange(soci::into(row.payload));
    rows.exchange(soci::into(row.due_at));
    rows.exchange(soci::into(row.made_at));
    rows.exchange(soci::into(row.state));
    rows.exchange(soci::into(row.tries));
    rows.exchange(soci::into(row.sent.at, row.sent.there));
    rows.exchange(soci::into(row.trouble));
}

std::vector<Notice> read_all(soci::statement& rows, NoticeRow& row, const std::string& text)
{
    rows.alloc();
    rows.prepare(text);
    rows.define_and_bind();
    rows.execute();
    std::vector<Notice> found;
    while (rows.fetch())
        found.push_back(row.notice());
    return found;
}

std::optional<Notice> read_notice(soci::session& soci, long long restaurant, long long id)
{
    NoticeRow row;
    soci::statement rows{soci};
    read_into(rows, row);
    rows.exchange(soci::use(restaurant, "restaurant"));
    rows.exchange(soci::use(id, "id"));
    auto found = read_all(rows, row, std::string{select_notices} + " AND id = :id");
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::optional<Reservation> read_reservation_of(soci::session& soci, long long restaurant,
                                               long long notice)
{
    ReservationRow row;
    soci::statement rows{soci};
    read_into(rows, row);
    rows.exchange(soci::use(restaurant, "restaurant"));
    rows.exchange(soci::use(notice, "id"));
    rows.alloc();
    rows.prepare(std::string{"SELECT"} + reservation_columns + select_reservation_of);
    rows.define_and_bind();
    rows.execute();
    return rows.fetch() ? std::optional{row.reservation()} : std::nullopt;
}

NoticeState state_after(const NoticeTried& tried)
{
    if (tried.sent)
        return NoticeState::sent;
    return tried.again_at ? NoticeState::pending : NoticeState::failed;
}

} // namespace

std::optional<Notice> SqlSession::begin_try(NoticeId which)
{
    return in_transaction(
        connection(), restaurant(), Access::write, [&]() -> std::optional<Notice> {
            const long long whose = restaurant().number;
            const long long id = which.number;
            soci::statement count = (soci().prepare << count_try, soci::use(whose), soci::use(id));
            count.execute(true);
            if (count.get_affected_rows() != 1) {
                soci() << delete_due, soci::use(whose), soci::use(id);
                return std::nullopt;
            }
            std::optional<Notice> notice = read_notice(soci(), whose, id);
            if (notice && notice->kind == NoticeKind::reminder)
                if (auto now = read_reservation_of(soci(), whose, id))
                    notice->about = std::move(*now);
            return notice;
        });
}

/// One that was tried for too long may have been taken, and sent, by somebody else meanwhile: what
/// that one says of it stays.
void SqlSession::end_try(const NoticeTried& tried)
{
    in_transaction(connection(), restaurant(), Access::write, [&] {
        const long long whose = restaurant().number;
        const long long id = tried.notice.number;
        const std::string state{text_of(state_after(tried))};
        TimeColumn sent{tried.sent ? std::optional{tried.at} : std::nullopt};
        TimeColumn again{tried.sent ? std::nullopt : tried.again_at};
        soci::statement update = (soci().prepare << update_tried, soci::use(state),
                                  soci::use(sent.at, sent.there), soci::use(again.at, again.there),
                                  soci::use(tried.trouble), soci::use(whose), soci::use(id));
        update.execute(true);
        if (update.get_affected_rows() != 1)
            return;
        if (again.time())
            soci() << update_due, soci::use(again.at), soci::use(whose), soci::use(id);
        else
            soci() << delete_due, soci::use(whose), soci::use(id);
    });
}

std::vector<Notice> SqlSession::notices(std::optional<AccountId> member, int limit, int offset)
{
    return in_transaction(connection(), restaurant(), Access::read, [&] {
        const long long id = restaurant().number;
        const long long whose = member ? member->number : 0;
        NoticeRow row;
        soci::statement rows{soci()};
        read_into(rows, row);
        rows.exchange(soci::use(id, "restaurant"));
        if (member)
            rows.exchange(soci::use(whose, "member"));
        rows.exchange(soci::use(limit, "most"));
        rows.exchange(soci::use(offset, "skipped"));
        return read_all(rows, row,
                        select_notices + std::string{member ? " AND member_id = :member" : ""} +
                            last_made_first);
    });
}

} // namespace maitred::sql
