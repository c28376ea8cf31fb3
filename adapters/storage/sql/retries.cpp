#include "adapters/storage/sql/retries.hpp"

#include "adapters/storage/sql/sql_session.hpp"
#include "adapters/storage/sql/time.hpp"

namespace maitred::sql {
namespace {

constexpr const char* select_kept = R"(
    SELECT fingerprint, answer, at
      FROM kept_answers
     WHERE restaurant_id = :restaurant AND scope = :scope AND key = :key AND at >= :since)";

/// An answer that is too old to be given again gives way.
constexpr const char* upsert_kept = R"(
    INSERT INTO kept_answers (restaurant_id, scope, key, fingerprint, answer, at)
    VALUES (:restaurant, :scope, :key, :fingerprint, :answer, :at)
    ON CONFLICT (restaurant_id, scope, key) DO UPDATE
       SET fingerprint = excluded.fingerprint, answer = excluded.answer, at = excluded.at
     WHERE kept_answers.at < :too_old)";

constexpr const char* select_batch = R"(
    SELECT count(*)
      FROM batches
     WHERE restaurant_id = :restaurant AND batch_id = :batch)";

} // namespace

std::vector<KeptAnswer> kept_answers(Connection& connection, RestaurantId restaurant,
                                     std::span<const RetryKey> keys, Instant since)
{
    const long long id = restaurant.number;
    const long long oldest = stored(since);
    std::string scope;
    std::string key;
    std::string fingerprint;
    std::string answer;
    long long at = 0;
    soci::statement row =
        (connection.soci().prepare << select_kept, soci::into(fingerprint), soci::into(answer),
         soci::into(at), soci::use(id, "restaurant"), soci::use(scope, "scope"),
         soci::use(key, "key"), soci::use(oldest, "since"));
    std::vector<KeptAnswer> found;
    for (const RetryKey& asked : keys) {
        scope = asked.scope;
        key = asked.key;
        if (row.execute(true))
            found.push_back({{scope, key, fingerprint}, answer, instant(at)});
    }
    return found;
}

bool keep(Connection& connection, RestaurantId restaurant, const KeptAnswer& answer)
{
    const long long id = restaurant.number;
    const long long at = stored(answer.at);
    const long long too_old = stored(answer.at - answers_are_kept);
    soci::statement upsert =
        (connection.soci().prepare << upsert_kept, soci::use(id, "restaurant"),
         soci::use(answer.retry_key.scope, "scope"), soci::use(answer.retry_key.key, "key"),
         soci::use(answer.retry_key.fingerprint, "fingerprint"), soci::use(answer.answer, "answer"),
         soci::use(at, "at"), soci::use(too_old, "too_old"));
    upsert.execute(true);
    return upsert.get_affected_rows() == 1;
}

std::vector<KeptAnswer> SqlSession::kept_answers(std::span<const RetryKey> keys, Instant since)
{
    if (keys.empty())
        return {};
    return in_transaction(connection(), restaurant(), Access::read, [&] {
        return sql::kept_answers(connection(), restaurant(), keys, since);
    });
}

bool SqlSession::keep(const KeptAnswer& answer)
{
    return sql::keep(connection(), restaurant(), answer);
}

bool SqlSession::has_committed(const Uuid& batch_id)
{
    return in_transaction(connection(), restaurant(), Access::read, [&] {
        const long long id = restaurant().number;
        const std::string batch = batch_id.text();
        int count = 0;
        soci() << select_batch, soci::into(count), soci::use(id), soci::use(batch);
        return count > 0;
    });
}

} // namespace maitred::sql
