#include "adapters/storage/sql/account_row.hpp"

#include "adapters/storage/sql/time.hpp"

namespace maitred::sql {

AccountRow::AccountRow(const Account& account)
    : id{account.id.number}, uuid{account.uuid.text()}, audience{text_of(account.audience)},
      email{account.email.text()}, first_name{account.first_name}, last_name{account.last_name},
      password_hash{account.password_hash}, active{account.active ? 1 : 0},
      tokens_from{account.epoch}, made_at{stored(account.made_at)}
{
}

Account AccountRow::account() const
{
    const auto parsed = Uuid::parse(uuid);
    const auto named = audience_named(audience);
    const Outcome<Email> address = Email::of(email);
    if (!parsed || !named || !address)
        throw std::runtime_error{"an account is stored that cannot be"};
    return {.id = {id},
            .uuid = *parsed,
            .audience = *named,
            .email = *address,
            .first_name = first_name,
            .last_name = last_name,
            .password_hash = password_hash,
            .active = active == 1,
            .epoch = tokens_from,
            .made_at = instant(made_at)};
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
}

} // namespace maitred::sql
