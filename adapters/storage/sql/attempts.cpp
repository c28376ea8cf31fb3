#include "adapters/storage/sql/sql_accounts.hpp"
#include "adapters/storage/sql/time.hpp"

#include <set>

namespace maitred::sql {
namespace {

constexpr RestaurantId nobody{};

constexpr const char* select_failures = R"(
    SELECT failures, last_at
      FROM login_failures
     WHERE subject = :subject)";

/// Nodes' clocks differ: the later time counts.
constexpr const char* count_failure = R"(
    INSERT INTO login_failures (subject, failures, last_at)
    VALUES (:subject, 1, :now)
    ON CONFLICT (subject) DO UPDATE
       SET failures = CASE WHEN login_failures.last_at <= :forgotten THEN 1
                           ELSE login_failures.failures + 1 END,
           last_at = CASE WHEN login_failures.last_at > excluded.last_at
                          THEN login_failures.last_at ELSE excluded.last_at END)";

constexpr const char* forget_failure = R"(
    INSERT INTO login_failures (subject, failures, last_at)
    VALUES (:subject, 0, :now)
    ON CONFLICT (subject) DO UPDATE
       SET failures = 0, last_at = excluded.last_at)";

constexpr const char* insert_ticket = R"(
    INSERT INTO live_tickets (digest, account_id, whose, expires_at)
    VALUES (:digest, :account, :restaurant, :expires))";

constexpr const char* select_ticket = R"(
    SELECT t.account_id, t.whose, m.role
      FROM live_tickets t
      JOIN accounts a ON a.id = t.account_id AND a.active
      JOIN memberships m ON m.account_id = t.account_id AND m.whose = t.whose
     WHERE t.digest = :digest AND t.expires_at > :now)";

constexpr const char* delete_ticket = R"(
    DELETE FROM live_tickets
     WHERE digest = :digest)";

constexpr const char* delete_failures = R"(
    DELETE FROM login_failures
     WHERE (failures > 0 AND last_at < :before) OR (failures = 0 AND last_at < :known_before))";

constexpr const char* delete_tickets = R"(
    DELETE FROM live_tickets
     WHERE expires_at < :before)";

std::size_t affected(soci::statement& statement)
{
    statement.execute(true);
    return static_cast<std::size_t>(std::max(0LL, statement.get_affected_rows()));
}

/// In one order everywhere: two who count the same subjects never wait for one another.
std::set<std::string> in_order(std::span<const std::string> subjects)
{
    return {subjects.begin(), subjects.end()};
}

} // namespace

std::vector<LoginFailures> SqlAccounts::login_failures(std::span<const std::string> subjects)
{
    const Pool::Lease connection = pool_->lend();
    return in_transaction(*connection, nobody, Access::read, [&] {
        std::string subject;
        int failures = 0;
        long long last_at = 0;
        soci::statement row = (connection->soci().prepare << select_failures, soci::into(failures),
                               soci::into(last_at), soci::use(subject));
        std::vector<LoginFailures> counted;
        for (const std::string& asked : subjects) {
            subject = asked;
            counted.push_back(row.execute(true) ? LoginFailures{failures, instant(last_at)}
                                                : LoginFailures{});
        }
        return counted;
    });
}

void SqlAccounts::count_failures(std::span<const std::string> subjects, Instant now)
{
    const long long at = stored(now);
    const long long forgotten = stored(now - failures_are_remembered);
    const Pool::Lease connection = pool_->lend();
    in_transaction(*connection, nobody, Access::write, [&] {
        for (const std::string& subject : in_order(subjects))
            connection->soci() << count_failure, soci::use(subject, "subject"),
                soci::use(at, "now"), soci::use(forgotten, "forgotten");
    });
}

void SqlAccounts::forget_failures(std::span<const std::string> subjects, Instant now)
{
    const long long at = stored(now);
    const Pool::Lease connection = pool_->lend();
    in_transaction(*connection, nobody, Access::write, [&] {
        for (const std::string& subject : in_order(subjects))
            connection->soci() << forget_failure, soci::use(subject), soci::use(at);
    });
}

void SqlAccounts::keep_ticket(const std::string& digest, const Membership& whose, Instant expires)
{
    const long long until = stored(expires);
    const Pool::Lease connection = pool_->lend();
    in_transaction(*connection, nobody, Access::write, [&] {
        connection->soci() << insert_ticket, soci::use(digest), soci::use(whose.account.number),
            soci::use(whose.restaurant.number), soci::use(until);
    });
}

/// Of all who read it, the ticket belongs to the one who deletes it.
std::optional<Membership> SqlAccounts::take_ticket(const std::string& digest, Instant now)
{
    const long long at = stored(now);
    const Pool::Lease connection = pool_->lend();
    return in_transaction(*connection, nobody, Access::write, [&]() -> std::optional<Membership> {
        long long account = 0;
        long long whose = 0;
        std::string named;
        soci::session& soci = connection->soci();
        soci << select_ticket, soci::into(account), soci::into(whose), soci::into(named),
            soci::use(digest), soci::use(at);
        const bool good = soci.got_data();
        soci::statement deletion = (soci.prepare << delete_ticket, soci::use(digest));
        const auto role = role_named(named);
        if (affected(deletion) != 1 || !good || !role)
            return std::nullopt;
        return Membership{{account}, {whose}, *role};
    });
}

std::size_t SqlAccounts::sweep(Instant before)
{
    const long long at = stored(before);
    const long long known = stored(before - addresses_are_known);
    const Pool::Lease connection = pool_->lend();
    return in_transaction(*connection, nobody, Access::write, [&] {
        soci::session& soci = connection->soci();
        soci::statement failures =
            (soci.prepare << delete_failures, soci::use(at), soci::use(known));
        soci::statement tickets = (soci.prepare << delete_tickets, soci::use(at));
        return affected(failures) + affected(tickets);
    });
}

} // namespace maitred::sql
