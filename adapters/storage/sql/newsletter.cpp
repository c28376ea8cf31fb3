#include "adapters/storage/sql/sql_session.hpp"
#include "adapters/storage/sql/time.hpp"

namespace maitred::sql {
namespace {

/// Opts in; fills what is empty and rewrites nobody.
constexpr const char* upsert_guest = R"(
    INSERT INTO guests (restaurant_id, id, email, name, phone, newsletter_opt_in, made_at)
    VALUES (:restaurant, :id, :email, :name, :phone, (1 = 1), :now)
    ON CONFLICT (restaurant_id, email) DO UPDATE
       SET newsletter_opt_in = (1 = 1),
           name = CASE WHEN guests.name = '' THEN excluded.name ELSE guests.name END,
           phone = CASE WHEN guests.phone = '' THEN excluded.phone ELSE guests.phone END)";

constexpr const char* select_guest = R"(
    SELECT id
      FROM guests
     WHERE restaurant_id = :restaurant AND email = :email)";

constexpr const char* opt_out = R"(
    UPDATE guests
       SET newsletter_opt_in = (1 = 0)
     WHERE restaurant_id = :restaurant AND email = :email)";

} // namespace

std::optional<GuestId> SqlSession::subscribe(const Subscription& subscription, Instant now,
                                             const std::optional<RetryKey>& key,
                                             const std::function<std::string(GuestId)>& answer_for)
{
    const long long id = restaurant().number;
    const std::string& email = subscription.email.text();
    const std::string name =
        subscription.name ? subscription.name->text() : std::string{nameless_subscriber};
    const std::string phone = subscription.phone ? subscription.phone->text() : std::string{};
    const long long made_at = stored(now);
    struct AlreadyKept {};
    try {
        return in_transaction(
            connection(), restaurant(), Access::write, [&]() -> std::optional<GuestId> {
                const long long number = connection().numbers("guest_numbers", 1).front();
                soci() << upsert_guest, soci::use(id), soci::use(number), soci::use(email),
                    soci::use(name), soci::use(phone), soci::use(made_at);
                long long guest = 0;
                soci() << select_guest, soci::into(guest), soci::use(id), soci::use(email);
                if (key && !keep({*key, answer_for({guest}), now}))
                    throw AlreadyKept{};
                return GuestId{guest};
            });
    } catch (const AlreadyKept&) {
        return std::nullopt;
    }
}

void SqlSession::unsubscribe(const Email& email)
{
    in_transaction(connection(), restaurant(), Access::write, [&] {
        const long long id = restaurant().number;
        soci() << opt_out, soci::use(id), soci::use(email.text());
    });
}

} // namespace maitred::sql
