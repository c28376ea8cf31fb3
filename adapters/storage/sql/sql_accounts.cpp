#include "adapters/storage/sql/sql_accounts.hpp"

#include "adapters/storage/sql/account_row.hpp"

namespace maitred::sql {
namespace {

constexpr RestaurantId nobody{};

constexpr const char* by_email = "a.audience = :audience AND a.email = :email";

constexpr const char* by_uuid = "a.uuid = :uuid";

constexpr const char* by_id = "a.id = :id";

/// Usernames differ, whatever the audience.
constexpr const char* by_username =
    "a.username = :username AND a.audience IN ('member', 'platform')";

constexpr const char* select_memberships = R"(
    SELECT m.whose, m.role
      FROM memberships m
      JOIN restaurants r ON r.id = m.whose
     WHERE m.account_id = :account AND NOT r.closed
     ORDER BY m.whose)";

constexpr const char* update_hash = R"(
    UPDATE accounts
       SET password_hash = :new_hash
     WHERE id = :id AND password_hash = :old_hash)";

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

std::optional<Account> SqlAccounts::find(AccountId account)
{
    const Pool::Lease connection = pool_->lend();
    return in_transaction(*connection, nobody, Access::read, [&] {
        return read_account(connection->soci(), by_id, {std::to_string(account.number)});
    });
}

std::optional<Account> SqlAccounts::find_member(const Username& username)
{
    const Pool::Lease connection = pool_->lend();
    return in_transaction(*connection, nobody, Access::read, [&] {
        return read_account(connection->soci(), by_username, {username.text()});
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
