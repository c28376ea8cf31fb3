#include "adapters/storage/sql/sql_accounts.hpp"

#include "adapters/storage/sql/account_row.hpp"
#include "adapters/storage/sql/event_log.hpp"
#include "adapters/storage/sql/retries.hpp"
#include "adapters/storage/sql/time.hpp"

namespace maitred::sql {
namespace {

constexpr RestaurantId nobody{};
constexpr int attempts = 3;

constexpr const char* by_email = "a.audience = :audience AND a.email = :email";

constexpr const char* by_uuid = "a.uuid = :uuid";

constexpr const char* by_username = "a.audience = :audience AND a.username = :username";

constexpr const char* select_memberships = R"(
    SELECT whose, role
      FROM memberships
     WHERE account_id = :account
     ORDER BY whose)";

constexpr const char* select_role = R"(
    SELECT role
      FROM memberships
     WHERE account_id = :account AND whose = :restaurant)";

/// Whoever writes here first keeps all others from the account until the end.
constexpr const char* update_account = R"(
    UPDATE accounts
       SET email = :email, first_name = :first_name, last_name = :last_name,
           password_hash = CASE WHEN :hash = '' THEN password_hash ELSE :hash END,
           active = (:active = 1), tokens_from = :tokens_from,
           username = NULLIF(:username, ''), phone = :phone
     WHERE id = :id AND email = :old_email AND first_name = :old_first_name
       AND last_name = :old_last_name AND active = (:old_active = 1)
       AND tokens_from = :old_tokens_from
       AND COALESCE(username, '') = :old_username AND phone = :old_phone)";

constexpr const char* update_role = R"(
    UPDATE memberships
       SET role = :role
     WHERE account_id = :account AND whose = :restaurant AND role = :old_role)";

constexpr const char* delete_membership = R"(
    DELETE FROM memberships
     WHERE account_id = :account AND whose = :restaurant AND role = :old_role)";

constexpr const char* update_hash = R"(
    UPDATE accounts
       SET password_hash = :new_hash
     WHERE id = :id AND password_hash = :old_hash)";

/// Thrown to roll the transaction back: a refusal of the storage, not a failure.
struct NotAsBefore {};

/// The account for which the condition holds, with its parameters in their order.
std::optional<Account> read_account(soci::session& soci, const std::string& condition,
                                    const std::vector<std::string>& parameters)
{
    AccountRow row;
    soci::statement rows{soci};
    read_into(rows, row);
    for (const std::string& parameter : parameters)
        rows.exchange(soci::use(parameter));
    rows.alloc();
    rows.prepare(std::string{"SELECT"} + account_columns + " FROM accounts a WHERE " + condition);
    rows.define_and_bind();
    if (!rows.execute(true))
        return std::nullopt;
    return row.account();
}

bool account_changed(soci::session& soci, const Account& before, const Account& after)
{
    const AccountRow was{before};
    const AccountRow is{after};
    soci::statement update =
        (soci.prepare << update_account, soci::use(is.email, "email"),
         soci::use(is.first_name, "first_name"), soci::use(is.last_name, "last_name"),
         soci::use(is.password_hash, "hash"), soci::use(is.active, "active"),
         soci::use(is.tokens_from, "tokens_from"), soci::use(is.username, "username"),
         soci::use(is.phone, "phone"), soci::use(was.id, "id"), soci::use(was.email, "old_email"),
         soci::use(was.first_name, "old_first_name"), soci::use(was.last_name, "old_last_name"),
         soci::use(was.active, "old_active"), soci::use(was.tokens_from, "old_tokens_from"),
         soci::use(was.username, "old_username"), soci::use(was.phone, "old_phone"));
    update.execute(true);
    return update.get_affected_rows() == 1;
}

bool role_changed(soci::session& soci, RestaurantId restaurant, const StaffChange& change)
{
    const long long account = change.before.account.id.number;
    const long long whose = restaurant.number;
    const std::string old_role{text_of(change.before.role)};
    const std::string role{change.role ? text_of(*change.role) : std::string_view{}};
    soci::statement write{soci};
    if (change.role)
        write.exchange(soci::use(role));
    write.exchange(soci::use(account));
    write.exchange(soci::use(whose));
    write.exchange(soci::use(old_role));
    write.alloc();
    write.prepare(change.role ? update_role : delete_membership);
    write.define_and_bind();
    write.execute(true);
    return write.get_affected_rows() == 1;
}

bool works_in(soci::session& soci, RestaurantId restaurant, AccountId account)
{
    std::string role;
    soci << select_role, soci::into(role), soci::use(account.number), soci::use(restaurant.number);
    return soci.got_data();
}

/// In the transaction that is open.
Outcome<Account> change_now(Connection& connection, RestaurantId restaurant,
                            const StaffChange& change)
{
    soci::session& soci = connection.soci();
    const Account& before = change.before.account;
    if (!works_in(soci, restaurant, before.id))
        return Reason::not_found;
    Account after = change.after;
    after.id = before.id;
    if (const auto refused = taken(soci, after))
        return *refused;
    if (!account_changed(soci, before, after))
        return Reason::race_lost;
    if (!role_changed(soci, restaurant, change))
        throw NotAsBefore{};
    if (change.kept && !keep(connection, restaurant, *change.kept))
        throw NotAsBefore{};
    const auto changed = read_account(soci, by_uuid, {before.uuid.text()});
    write_deeds(connection, restaurant, {change.deed});
    return changed.value();
}

} // namespace

std::optional<Account> SqlAccounts::find(Audience audience, const Email& email)
{
    const Pool::Lease connection = pool_->lend();
    return in_transaction(*connection, nobody, Access::read, [&] {
        return read_account(connection->soci(), by_email,
                            {std::string{text_of(audience)}, email.text()});
    });
}

std::optional<Account> SqlAccounts::find(const Uuid& uuid)
{
    const Pool::Lease connection = pool_->lend();
    return in_transaction(*connection, nobody, Access::read,
                          [&] { return read_account(connection->soci(), by_uuid, {uuid.text()}); });
}

std::optional<Account> SqlAccounts::find_member(const Username& username)
{
    const Pool::Lease connection = pool_->lend();
    return in_transaction(*connection, nobody, Access::read, [&] {
        return read_account(connection->soci(), by_username,
                            {std::string{text_of(Audience::member)}, username.text()});
    });
}

std::vector<Membership> SqlAccounts::memberships(AccountId account)
{
    const Pool::Lease connection = pool_->lend();
    return in_transaction(*connection, nobody, Access::read, [&] {
        long long whose = 0;
        std::string role;
        soci::statement rows = (connection->soci().prepare << select_memberships, soci::into(whose),
                                soci::into(role), soci::use(account.number));
        rows.execute();
        std::vector<Membership> found;
        while (rows.fetch())
            found.push_back({account, {whose}, role_of(role)});
        return found;
    });
}

/// Account first, then membership: who comes second finds the account changed, and sees the
/// membership as it is by then.
Outcome<Account> SqlAccounts::change(RestaurantId restaurant, const StaffChange& change)
{
    const Pool::Lease connection = pool_->lend();
    // Where a name is taken between the question and the update, the next question finds it taken.
    for (int attempt = 1;; ++attempt) {
        try {
            return in_transaction(*connection, restaurant, Access::write,
                                  [&] { return change_now(*connection, restaurant, change); });
        } catch (const NotAsBefore&) {
            return Reason::race_lost;
        } catch (const soci::soci_error& error) {
            if (error.get_error_category() != soci::soci_error::constraint_violation ||
                attempt == attempts)
                throw;
        }
    }
}

void SqlAccounts::rehash(AccountId account, const std::string& old_hash,
                         const std::string& new_hash)
{
    const Pool::Lease connection = pool_->lend();
    in_transaction(*connection, nobody, Access::write, [&] {
        connection->soci() << update_hash, soci::use(new_hash), soci::use(account.number),
            soci::use(old_hash);
    });
}

} // namespace maitred::sql
