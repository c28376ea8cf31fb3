#include "adapters/storage/postgres/postgres_connection.hpp"

#include "adapters/storage/postgres/app_role.hpp"
#include "adapters/storage/postgres/sqlstate.hpp"
#include "core/ports/failures.hpp"

#include <fcntl.h>
#include <poll.h>
#include <soci/postgresql/soci-postgresql.h>
#include <unistd.h>
#include <utility>

namespace maitred::postgres {
namespace {

constexpr const char* select_numbers = R"(
    SELECT nextval(CAST(:sequence AS regclass))
      FROM generate_series(1, :count))";

constexpr const char* select_last_number = R"(
    SELECT COALESCE(pg_sequence_last_value(CAST(:sequence AS regclass)), 0))";

constexpr const char* select_table = R"(
    SELECT count(*)
      FROM pg_tables
     WHERE schemaname = 'public' AND tablename = :name)";

/// Any number that nobody else locks: the letters "maitred" on a telephone.
constexpr const char* lock_for_migration = "SELECT pg_advisory_xact_lock(6248733)";

/// Commits write in days: they are waited for, and wait.
constexpr const char* lock_all_days = "LOCK TABLE days IN SHARE ROW EXCLUSIVE MODE";

std::string give_to(RestaurantId restaurant)
{
    return "SET LOCAL app.restaurant_id = " + std::to_string(restaurant.number);
}

/// Whatever a transaction waits for, it does not wait for ever. The server gives up first: then we
/// know that nothing has happened, where hanging up would leave us in doubt.
std::string bounded_waits(std::chrono::milliseconds patience)
{
    return "SET idle_in_transaction_session_timeout = 30000; SET lock_timeout = " +
           std::to_string(patience.count() / 2) +
           "; SET statement_timeout = " + std::to_string(patience.count() * 3 / 4);
}

/// Planning a commit's statements anew for each batch costs a fifth of the whole commit.
constexpr const char* plan_once = "SET plan_cache_mode = force_generic_plan";

/// What libpq would print on standard error, between the lines of our log.
void say_nothing(void*, const char*) {}

} // namespace

void PostgresConnection::open()
{
    if (opened_ && still_there())
        return;
    close();
    soci_.open(soci::postgresql, url_);
    opened_ = true;
    try {
        settle_in();
    } catch (...) {
        close(); // one that is half ready may see what it must not
        throw;
    }
}

void PostgresConnection::settle_in()
{
    watched_ = fcntl(PQsocket(handle()), F_DUPFD_CLOEXEC, 0);
    if (watched_ < 0)
        throw Unavailable{"no file is left to watch a connection with"};
    ++generation_;
    PQsetNoticeProcessor(handle(), say_nothing, nullptr);
    bound_the_wait();
    run_script(bounded_waits(patience_) + "; " + plan_once);
    if (acts_ == Acts::as_app)
        take_role();
}

/// Each time that one is opened: the role may have gone since the last.
void PostgresConnection::take_role()
{
    run_script(take_app_role);
    if (const auto freedom = freedom_of_role(soci_))
        throw Unavailable{"PostgreSQL: " + *freedom};
}

/// A server says nothing to a client that has asked nothing, unless it is to say goodbye.
bool PostgresConnection::still_there()
{
    pollfd socket{PQsocket(handle()), POLLIN, 0};
    return PQstatus(handle()) == CONNECTION_OK && poll(&socket, 1, 0) == 0;
}

void PostgresConnection::begin(RestaurantId restaurant, sql::Access access)
{
    std::string script =
        access == sql::Access::read_one_moment ? "BEGIN ISOLATION LEVEL REPEATABLE READ" : "BEGIN";
    if (access == sql::Access::read_one_moment || access == sql::Access::overhaul)
        script += "; SET LOCAL statement_timeout = 0";
    else
        bound_the_wait();
    if (restaurant != RestaurantId{})
        script += "; " + give_to(restaurant);
    run_script(script);
}

void PostgresConnection::tenant(RestaurantId restaurant)
{
    run_script(give_to(restaurant));
}

void PostgresConnection::commit()
{
    run_script("COMMIT");
    watch_.answered(watched_);
}

void PostgresConnection::roll_back() noexcept
{
    if (!opened_)
        return;
    PGconn* connection = handle();
    const bool healthy =
        PQstatus(connection) == CONNECTION_OK && PQpipelineStatus(connection) == PQ_PIPELINE_OFF;
    const PGTransactionStatusType status = PQtransactionStatus(connection);
    if (healthy && (status == PQTRANS_INTRANS || status == PQTRANS_INERROR))
        PQclear(PQexec(connection, "ROLLBACK"));
    if (healthy && PQtransactionStatus(connection) == PQTRANS_IDLE)
        watch_.answered(watched_);
    else
        close();
}

void PostgresConnection::close() noexcept
{
    if (!opened_)
        return;
    opened_ = false;
    watch_.answered(watched_);
    ::close(std::exchange(watched_, -1));
    try {
        soci_.close();
    } catch (...) {
        // it is opened anew in any case
    }
}

/// A transaction of many statements, each of which the server itself cuts short.
void PostgresConnection::bound_the_wait()
{
    watch_.expect_answer(watched_, Watch::Steady::now() + 2 * patience_);
}

void PostgresConnection::translate_failure()
{
    try {
        throw;
    } catch (const soci::postgresql_soci_error& error) {
        if (!opened_ || PQstatus(handle()) != CONNECTION_OK || world_said_no(error.sqlstate()))
            throw Unavailable{std::string{"PostgreSQL: "} + error.what()};
    } catch (const soci::soci_error& error) {
        if (!opened_ || PQstatus(handle()) != CONNECTION_OK)
            throw Unavailable{std::string{"PostgreSQL: "} + error.what()};
    } catch (...) {
        // it is what it is
    }
}

std::vector<std::int64_t> PostgresConnection::numbers(const std::string& sequence,
                                                      std::size_t count)
{
    const int wanted = static_cast<int>(count);
    long long number = 0;
    soci::statement rows = (soci_.prepare << select_numbers, soci::into(number),
                            soci::use(sequence), soci::use(wanted));
    rows.execute();
    std::vector<std::int64_t> numbers;
    while (rows.fetch())
        numbers.push_back(number);
    return numbers;
}

std::int64_t PostgresConnection::last_number(const std::string& sequence)
{
    long long last = 0;
    soci_ << select_last_number, soci::into(last), soci::use(sequence);
    return last;
}

void PostgresConnection::run_script(const std::string& script)
{
    PGresult* result = PQexec(handle(), script.c_str());
    const ExecStatusType status = PQresultStatus(result);
    const bool done = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const std::string sqlstate = state ? state : "     ";
    const std::string message = PQerrorMessage(handle());
    PQclear(result);
    if (!done)
        throw soci::postgresql_soci_error{message, sqlstate.c_str()};
}

bool PostgresConnection::has_table(const std::string& name)
{
    int count = 0;
    soci_ << select_table, soci::into(count), soci::use(name);
    return count == 1;
}

void PostgresConnection::tell_of_events(RestaurantId restaurant, std::int64_t last_sequence)
{
    run_script("NOTIFY maitred_events, '" + std::to_string(restaurant.number) + ":" +
               std::to_string(last_sequence) + "'");
}

void PostgresConnection::tell_of_room(RestaurantId restaurant)
{
    run_script("NOTIFY maitred_rooms, '" + std::to_string(restaurant.number) + "'");
}

void PostgresConnection::lock_schema()
{
    run_script(lock_for_migration);
}

void PostgresConnection::lock_days()
{
    run_script(lock_all_days);
}

PGconn* PostgresConnection::handle()
{
    return static_cast<soci::postgresql_session_backend*>(soci_.get_backend())->conn_;
}

} // namespace maitred::postgres
