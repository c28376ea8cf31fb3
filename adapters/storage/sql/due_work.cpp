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
    SELECT whose, which_id
      FROM due_work
     WHERE due_at <= :now AND kind = :kind
     ORDER BY due_at, id
     LIMIT :most)";

} // namespace

std::string_view text_of(TimerKind kind)
{
    switch (kind) {
    case TimerKind::overstay: return "overstay";
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

std::vector<DueWork> read_due_work(soci::session& soci, Instant now, int limit)
{
    const long long at = stored(now);
    const std::string kind{text_of(TimerKind::overstay)};
    long long whose = 0;
    long long which = 0;
    soci::statement rows = (soci.prepare << select_due, soci::into(whose), soci::into(which),
                            soci::use(at), soci::use(kind), soci::use(limit));
    rows.execute();
    std::vector<DueWork> due;
    while (rows.fetch())
        due.push_back({{whose}, {TimerKind::overstay, {which}}});
    return due;
}

} // namespace maitred::sql
