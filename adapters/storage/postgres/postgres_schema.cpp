#include "adapters/storage/postgres/postgres_schema.hpp"

#include "adapters/storage/postgres/app_role.hpp"
#include "adapters/storage/postgres/connection_url.hpp"
#include "adapters/storage/postgres/postgres_connection.hpp"

namespace maitred::postgres {
namespace {

constexpr const char* select_login = R"(
    SELECT session_user, current_database())";

/// Who comes by a URL, and where.
struct Login {
    std::string name;
    std::string database;
};

Login login_of(sql::Pool& pool)
{
    const sql::Pool::Lease connection = pool.lend();
    return in_transaction(*connection, {}, sql::Access::read, [&] {
        Login login;
        connection->soci() << select_login, soci::into(login.name), soci::into(login.database);
        return login;
    });
}

/// Asks as the role that serves, for no restaurant.
template <class Question> auto as_app(sql::Pool& pool, Question question)
{
    const sql::Pool::Lease connection = pool.lend();
    return in_transaction(*connection, {}, sql::Access::read, [&] {
        connection->run_script(take_app_role);
        return question(connection->soci());
    });
}

} // namespace

std::vector<std::string> PostgresSchema::migrate(Instant now)
{
    const auto owner =
        connect(settings_.migration_url.empty() ? settings_.url : settings_.migration_url);
    const Login here = login_of(*owner);
    const Login serving = login_of(*connect(settings_.url));
    if (here.database != serving.database)
        throw std::runtime_error{"MIGRATION_DATABASE_URL names the database '" + here.database +
                                 "' and DATABASE_URL another, '" + serving.database + "'"};
    std::vector<std::string> done = sql::SqlSchema{owner, migrations::postgres()}.migrate(now);
    const sql::Pool::Lease connection = owner->lend();
    in_transaction(*connection, {}, sql::Access::overhaul, [&] {
        connection->lock_schema();
        provide_app_role(*connection, serving.name);
    });
    return done;
}

std::optional<std::string> PostgresSchema::trouble()
{
    const auto pool = connect(settings_.url);
    (void)as_app(*pool, [](soci::session&) { return true; });
    if (auto reason = sql::SqlSchema{pool, migrations::postgres()}.trouble())
        return reason;
    return as_app(*pool, [](soci::session& soci) {
        auto reason = freedom_of_role(soci);
        return reason ? reason : leaking_table(soci);
    });
}

std::optional<std::string> PostgresSchema::warning()
{
    return as_app(*connect(settings_.url), ownership_of_role);
}

std::shared_ptr<sql::Pool> PostgresSchema::connect(const std::string& url)
{
    std::vector<std::unique_ptr<sql::Connection>> one;
    one.push_back(std::make_unique<PostgresConnection>(connection_url(url), settings_.patience,
                                                       *watch_, Acts::as_login));
    return std::make_shared<sql::Pool>(std::move(one), settings_.patience, measures_);
}

} // namespace maitred::postgres
