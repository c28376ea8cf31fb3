#include "adapters/storage/postgres/app_role.hpp"

namespace maitred::postgres {
namespace {

/// Since PostgreSQL 16 a member may be one that must not take the role.
constexpr const char* give_app_role = R"(
    DO $$
    DECLARE
        app      constant text := current_database() || '_app';
        login    constant text := current_setting('maitred.serving_login');
        to_take  constant text := CASE WHEN current_setting('server_version_num')::integer < 160000
                                       THEN 'MEMBER' ELSE 'SET' END;
        there    boolean := EXISTS (SELECT FROM pg_roles WHERE rolname = app);
        grantees text[] := '{}';
        grantee  text;
        thing    record;
    BEGIN
        IF NOT there AND (SELECT rolsuper OR rolcreaterole FROM pg_roles
                           WHERE rolname = current_user) THEN
            IF octet_length(app) > 63 THEN
                RAISE 'the name of the database is too long for a role "%"', app;
            END IF;
            EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS', app);
            there := true;
        END IF;

        IF there THEN
            grantees := ARRAY[app];
            FOREACH grantee IN ARRAY ARRAY[current_user::text, login] LOOP
                CONTINUE WHEN pg_has_role(grantee, app, to_take);
                BEGIN
                    EXECUTE format('GRANT %I TO %I', app, grantee);
                EXCEPTION WHEN insufficient_privilege THEN
                    NULL; -- Somebody else made the role. What follows from that is said later.
                END;
            END LOOP;
        END IF;
        IF login <> current_user THEN
            IF NOT there THEN
                grantees := ARRAY[login];
            ELSIF NOT pg_has_role(login, app, to_take) THEN
                grantees := ARRAY[app, login];
            END IF;
        END IF;

        FOREACH grantee IN ARRAY grantees LOOP
            EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', grantee);
            FOR thing IN
                SELECT c.oid::regclass AS name, c.relkind = 'S' AS is_sequence,
                       c.relname = 'schema_migrations' AS is_record
                  FROM pg_class c
                 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'S')
                   AND pg_has_role(c.relowner, 'USAGE')
            LOOP
                IF thing.is_sequence THEN
                    EXECUTE format('GRANT USAGE, SELECT ON SEQUENCE %s TO %I', thing.name, grantee);
                ELSIF thing.is_record THEN
                    EXECUTE format('GRANT SELECT ON %s TO %I', thing.name, grantee);
                ELSE
                    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %I', thing.name,
                                   grantee);
                END IF;
            END LOOP;
            EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA public '
                           'GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I', grantee);
            EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA public '
                           'GRANT USAGE, SELECT ON SEQUENCES TO %I', grantee);
        END LOOP;
    END $$)";

constexpr const char* set_serving_login = R"(
    SELECT set_config('maitred.serving_login', :login, true))";

constexpr const char* select_freedom = R"(
    SELECT current_user, current_database() || '_app',
           CASE WHEN me.rolsuper OR me.rolbypassrls THEN 1 ELSE 0 END
      FROM pg_roles me
     WHERE me.rolname = current_user)";

/// Tenant data is what has a column restaurant_id.
constexpr const char* select_tenant_tables = R"(
    SELECT c.relname, quote_ident(c.relname),
           CASE WHEN c.relrowsecurity AND c.relforcerowsecurity AND row_security_active(c.oid)
                 AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid)
                THEN 1 ELSE 0 END
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
       AND a.attname = 'restaurant_id'
     ORDER BY c.relname)";

constexpr const char* select_owned_table = R"(
    SELECT current_user, current_database() || '_app',
           CASE WHEN EXISTS (SELECT FROM pg_class c
                              WHERE c.oid = 'public.reservations'::regclass
                                AND pg_has_role(c.relowner, 'USAGE'))
                THEN 1 ELSE 0 END)";

struct Tables {
    std::string in_any_row; ///< a question for the names of those of which a row is seen
    std::string unguarded;  ///< the first one; empty if none
};

Tables read_tables(soci::session& soci)
{
    Tables tables;
    std::string name;
    std::string quoted;
    int guarded = 0;
    soci::statement rows = (soci.prepare << select_tenant_tables, soci::into(name),
                            soci::into(quoted), soci::into(guarded));
    rows.execute();
    while (rows.fetch()) {
        if (guarded == 0 && tables.unguarded.empty())
            tables.unguarded = name;
        tables.in_any_row += (tables.in_any_row.empty() ? "" : " UNION ALL ");
        tables.in_any_row +=
            "SELECT '" + quoted + "' WHERE EXISTS (SELECT FROM public." + quoted + ")";
    }
    return tables;
}

} // namespace

const char* const take_app_role = R"(
    SELECT set_config('role', rolname, false)
      FROM pg_roles
     WHERE rolname = current_database() || '_app'
       AND pg_has_role(session_user, oid,
                       CASE WHEN current_setting('server_version_num')::integer < 160000
                            THEN 'MEMBER' ELSE 'SET' END))";

void provide_app_role(sql::Connection& connection, const std::string& serving_login)
{
    connection.soci() << set_serving_login, soci::use(serving_login);
    connection.run_script(give_app_role);
}

std::optional<std::string> freedom_of_role(soci::session& soci)
{
    std::string role;
    std::string app;
    int free = 0;
    soci << select_freedom, soci::into(role), soci::into(app), soci::into(free);
    if (free == 0)
        return std::nullopt;
    if (role == app)
        return "row level security does not hold for the role '" + app +
               "': make it NOSUPERUSER NOBYPASSRLS";
    return "row level security does not hold for '" + role + "', and there is no role '" + app +
           "' that it may take: run 'maitred migrate' with a login that may make roles";
}

std::optional<std::string> leaking_table(soci::session& soci)
{
    const Tables tables = read_tables(soci);
    if (!tables.unguarded.empty())
        return "the table '" + tables.unguarded +
               "' lacks row level security that is enabled and forced and has a policy";
    // By key, where no row has a restaurant that is null: nothing is read, however large the table.
    soci << "SET LOCAL enable_seqscan = off";
    std::string name;
    soci::indicator found = soci::i_null;
    soci << tables.in_any_row + " LIMIT 1", soci::into(name, found);
    if (!soci.got_data())
        return std::nullopt;
    return "the table '" + name + "' shows rows to a transaction that works for no restaurant";
}

std::optional<std::string> ownership_of_role(soci::session& soci)
{
    std::string role;
    std::string app;
    int owns = 0;
    soci << select_owned_table, soci::into(role), soci::into(app), soci::into(owns);
    if (owns == 0)
        return std::nullopt;
    return "'" + role +
           "' serves, and owns the tables: row level security is forced upon it, but " +
           "it could switch that off, for want of a role '" + app + "' (docs/operations.md)";
}

} // namespace maitred::postgres
