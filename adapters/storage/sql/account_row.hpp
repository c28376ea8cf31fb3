#pragma once

#include "core/base/refusal.hpp"
#include "core/people/account.hpp"

#include <soci/soci.h>
#include <string>
#include <vector>

namespace maitred::sql {

/// The columns of an account, in the order in which AccountRow takes them; a is the table.
inline constexpr const char* account_columns = R"(
    a.id, CAST(a.uuid AS text), a.audience, a.email, a.first_name, a.last_name, a.password_hash,
    CASE WHEN a.active THEN 1 ELSE 0 END, a.tokens_from, a.made_at, COALESCE(a.username, ''),
    a.phone)";

/// One row of accounts while it is read or written.
struct AccountRow {
    long long id = 0;
    std::string uuid;
    std::string audience;
    std::string email;
    std::string first_name;
    std::string last_name;
    std::string password_hash;
    int active = 0;
    long long tokens_from = 0;
    long long made_at = 0;
    std::string username; ///< empty: none, which the table keeps as NULL
    std::string phone;

    AccountRow() = default;
    explicit AccountRow(const Account& account);

    Account account() const;
};

/// The account for which the condition holds, with its parameters in their order; a is the table.
std::optional<Account> read_account(soci::session& soci, const std::string& condition,
                                    const std::vector<std::string>& parameters);

/// Whether somebody else has the account's username or, if not, somebody of its audience its
/// e-mail.
std::optional<Reason> taken(soci::session& soci, const Account& account);

/// What a membership says its role is.
Role role_of(const std::string& text);

/// Binds the columns of `account_columns`, in their order, to the row.
void read_into(soci::statement& statement, AccountRow& row);

} // namespace maitred::sql
