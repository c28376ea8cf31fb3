#include "adapters/storage/sql/account_row.hpp"

#include "adapters/storage/sql/time.hpp"

namespace maitred::sql {
namespace {

/// Those of every audience: some log in at one door.
constexpr const char* count_username = R"(
    SELECT count(*)
      FROM accounts
     WHERE username = :username AND id <> :id)";

constexpr const char* count_email = R"(
    SELECT count(*)
      FROM accounts
     WHERE audience = :audience AND email = :email AND id <> :id)";

bool username_taken(soci::session& soci, const AccountRow& row)
{
    int others = 0;
    soci << count_username, soci::into(others), soci::use(row.username), soci::use(row.id);
    return others > 0;
}

bool email_taken(soci::session& soci, const AccountRow& row)
{
    int others = 0;
    soci << count_email, soci::into(others), soci::use(row.audience), soci::use(row.email),
        soci::use(row.id);
    return others > 0;
}

} // namespace

AccountRow::AccountRow(const Account& account)
    : id{account.id.number}, uuid{account.uuid.text()}, audience{text_of(account.audience)},
      email{account.email.text()}, first_name{account.first_name}, last_name{account.last_name},
      password_hash{account.password_hash}, active{account.active ? 1 : 0},
      tokens_from{account.epoch}, made_at{stored(account.made_at)},
      username{account.username ? account.username->text() : std::string{}}, phone{account.phone}
{
}

Account AccountRow::account() const
{
    const auto parsed = Uuid::parse(uuid);
    const auto named = audience_named(audience);
    const Outcome<Email> address = Email::of(email);
    if (!parsed || !named || !address)
        throw std::runtime_error{"an account is stored that cannot be"};
    Account account{.id = {id},
                    .uuid = *parsed,
                    .audience = *named,
                    .email = *address,
                    .first_name = first_name,
                    .last_name = last_name,
                    .password_hash = password_hash,
                    .active = active == 1,
                    .epoch = tokens_from,
                    .made_at = instant(made_at),
                    .phone = phone};
    if (username.empty())
        return account;
    const Outcome<Username> logs_in_with = Username::of(username);
    if (!logs_in_with)
        throw std::runtime_error{"an account is stored with an impossible username"};
    account.username = *logs_in_with;
    return account;
}

std::optional<Reason> taken(soci::session& soci, const Account& account)
{
    const AccountRow row{account};
    if (account.username && username_taken(soci, row))
        return Reason::username_taken;
    if (email_taken(soci, row))
        return Reason::email_taken;
    return std::nullopt;
}

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

Role role_of(const std::string& text)
{
    const auto role = role_named(text);
    if (!role)
        throw std::runtime_error{"a membership is stored with an impossible role"};
    return *role;
}

void read_into(soci::statement& statement, AccountRow& row)
{
    statement.exchange(soci::into(row.id));
    statement.exchange(soci::into(row.uuid));
    statement.exchange(soci::into(row.audience));
    statement.exchange(soci::into(row.email));
    statement.exchange(soci::into(row.first_name));
    statement.exchange(soci::into(row.last_name));
    statement.exchange(soci::into(row.password_hash));
    statement.exchange(soci::into(row.active));
    statement.exchange(soci::into(row.tokens_from));
    statement.exchange(soci::into(row.made_at));
    statement.exchange(soci::into(row.username));
    statement.exchange(soci::into(row.phone));
}

} // namespace maitred::sql
