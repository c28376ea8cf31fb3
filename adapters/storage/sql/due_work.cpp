#include "adapters/storage/sql/due_work.hpp"

#include "adapters/storage/sql/time.hpp"
#include "core/base/ensure.hpp"

namespace maitred::sql {
namespace {

constexpr const char* upsert_timer = R"(
    INSERT INTO due_work (id, due_at, whose, kind, which_id)
    VALUES (:id, :due, :restaurant, :kind, :which)
    ON CONFLICT (whose, kind, which_id) DO UPDATE SET due_at = excluded.due_at)";

constexpr const char* delete_timer = R"(
    DELETE FROM due_work
     WHERE whose = :restaurant AND kind = :kind AND which_id = :which)";

constexpr const char* select_due = R"(
    SELECT id, whose, kind, which_id
      FROM due_work
     WHERE due_at <= :now AND )";

constexpr const char* of_notices = "kind = 'notice'";

constexpr const char* of_timers = "kind IN ('overstay', 'expiry')";

constexpr const char* longest_due_first = R"(
     ORDER BY due_at, id
     LIMIT :most)";

constexpr const char* take_all = R"(
    UPDATE due_work
       SET due_at = :until
     WHERE id IN )";

/// Compare-and-set: who took it has it until then, and nobody else has that instant.
constexpr const char* take_on = R"(
    UPDATE due_work
       SET due_at = :until
     WHERE whose = :restaurant AND kind = 'notice' AND which_id = :which AND due_at = :taken)";

/// A piece of work that was taken.
struct Taken {
    long long whose;
    std::string kind;
    long long which;
};

TimerKind timer_kind_of(const std::string& text)
{
    for (const TimerKind kind : {TimerKind::overstay, TimerKind::expiry})
        if (text_of(kind) == text)
            return kind;
    throw std::runtime_error{"a timer is stored of a kind that nobody knows"};
}

/// Longest due first; nobody else is given them before `until`.
std::vector<Taken> take(Connection& connection, const std::string& of_what, Instant now,
                        Instant until, int limit)
{
    const long long at = stored(now);
    long long id = 0;
    Taken one{};
    soci::session& soci = connection.soci();
    soci::statement rows = (soci.prepare << select_due + of_what + longest_due_first +
                                                connection.skipping_what_others_take(),
                            soci::into(id), soci::into(one.whose), soci::into(one.kind),
                            soci::into(one.which), soci::use(at), soci::use(limit));
    rows.execute();
    std::string ids;
    std::vector<Taken> taken;
    while (rows.fetch()) {
        ids += (ids.empty() ? "(" : ", ") + std::to_string(id);
        taken.push_back(one);
    }
    const long long later = stored(until);
    if (!taken.empty())
        soci << take_all + ids + ")", soci::use(later);
    return taken;
}

} // namespace

std::string_view text_of(TimerKind kind)
{
    switch (kind) {
    case TimerKind::overstay: return "overstay";
    case TimerKind::expiry: return "expiry";
    }
    stop_at_bug("a kind of timer outside its enumeration");
}

void write_timers(Connection& connection, RestaurantId restaurant, const Timers& timers)
{
    const long long whose = restaurant.number;
    for (const auto& [timer, due] : timers) {
        const std::string kind{text_of(timer.kind)};
        const long long which = timer.which.number;
        if (!due) {
            connection.soci() << delete_timer, soci::use(whose), soci::use(kind), soci::use(which);
            continue;
        }
        const long long id = connection.numbers("due_work_numbers", 1).front();
        const long long at = stored(*due);
        connection.soci() << upsert_timer, soci::use(id), soci::use(at), soci::use(whose),
            soci::use(kind), soci::use(which);
    }
}

std::vector<DueWork> take_due_work(Connection& connection, Instant now, Instant until, int limit)
{
    std::vector<DueWork> due;
    for (const Taken& one : take(connection, of_timers, now, until, limit))
        due.push_back({{one.whose}, {timer_kind_of(one.kind), {one.which}}});
    return due;
}

std::vector<DueNotice> take_due_notices(Connection& connection, Instant now, Instant until,
                                        int limit)
{
    std::vector<DueNotice> due;
    for (const Taken& one : take(connection, of_notices, now, until, limit))
        due.push_back({{one.whose}, {one.which}, until});
    return due;
}

bool keep_longer(soci::session& soci, const DueNotice& taken, Instant until)
{
    const long long later = stored(until);
    const long long before = stored(taken.until);
    soci::statement take =
        (soci.prepare << take_on, soci::use(later), soci::use(taken.restaurant.number),
         soci::use(taken.notice.number), soci::use(before));
    take.execute(true);
    return take.get_affected_rows() == 1;
}

} // namespace maitred::sql
