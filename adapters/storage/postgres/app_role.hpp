#pragma once

#include "adapters/storage/sql/connection.hpp"

#include <optional>

namespace maitred::postgres {

/// Row level security does not hold for superusers, and could be switched off by the owner of the
/// tables. So everything but a migration works as a role that is neither: "<database>_app", which
/// `maitred migrate` makes. This statement takes it for the rest of the session, if it is there and
/// the login may.
extern const char* const take_app_role;

/// Makes the role if the login may, has it and the login that serves do what serving takes, and no
/// more; in the transaction that is open. May be repeated.
void provide_app_role(sql::Connection& connection, const std::string& serving_login);

/// Why the role that the connection has now is not bound by row level security, in one sentence;
/// nothing where it is.
std::optional<std::string> freedom_of_role(soci::session& soci);

/// The first table whose rows that role would see without a tenant, in one sentence; nothing where
/// there is none. In a transaction without tenant.
std::optional<std::string> leaking_table(soci::session& soci);

/// That the role owns the tables, in one sentence; nothing where it does not.
std::optional<std::string> ownership_of_role(soci::session& soci);

} // namespace maitred::postgres
