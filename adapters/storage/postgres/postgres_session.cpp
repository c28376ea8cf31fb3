#include "adapters/storage/postgres/postgres_session.hpp"

#include "adapters/storage/postgres/batch_writer.hpp"
#include "adapters/storage/postgres/commit_statements.hpp"
#include "adapters/storage/postgres/sqlstate.hpp"

namespace maitred::postgres {
namespace {

constexpr std::string_view not_null_violation = "23502";
constexpr std::string_view unique_violation = "23505";
/// Only retry keys are written where another row may be: one came twice in a batch.
constexpr std::string_view row_twice_in_one_statement = "21000";

Committed meaning(const Verdict& verdict)
{
    if (verdict.committed)
        return Committed::yes;
    if (verdict.sqlstate == not_null_violation && verdict.table == "days")
        return Committed::day_has_changed;
    if (verdict.sqlstate == not_null_violation && verdict.table == "kept_answers")
        return Committed::retry_key_is_kept;
    if (verdict.sqlstate == row_twice_in_one_statement)
        return Committed::retry_key_is_kept;
    if (verdict.sqlstate == unique_violation && verdict.constraint == "claims_pkey")
        return Committed::table_is_taken;
    if (somebody_was_faster(verdict.sqlstate))
        return Committed::day_has_changed;
    if (world_said_no(verdict.sqlstate))
        throw Unavailable{"PostgreSQL: " + verdict.message};
    throw std::runtime_error{"PostgreSQL " + verdict.sqlstate + ": " + verdict.message};
}

void prepare(PGconn* handle, const Prepared& statement)
{
    PGresult* result = PQprepare(handle, statement.name, statement.text, 0, nullptr);
    const bool done = PQresultStatus(result) == PGRES_COMMAND_OK;
    PQclear(result);
    if (!done && PQstatus(handle) != CONNECTION_OK)
        throw Unavailable{"PostgreSQL: the connection was lost"};
    if (!done)
        throw std::runtime_error{std::string{"PostgreSQL: "} + PQerrorMessage(handle)};
}

} // namespace

Committed PostgresSession::commit(const Batch& batch)
{
    make_ready();
    Pipeline pipeline{postgres()};
    add_batch(pipeline, restaurant(), batch);
    const Verdict verdict = pipeline.run();
    postgres().roll_back();
    return meaning(verdict);
}

/// Opens the connection and prepares what a commit needs, where that was not done.
void PostgresSession::make_ready()
{
    try {
        postgres().open();
        if (postgres().prepared_in() == postgres().generation())
            return;
        postgres().bound_the_wait();
        for (const Prepared* statement : statements::all())
            prepare(postgres().handle(), *statement);
        postgres().roll_back();
        postgres().prepared_in(postgres().generation());
    } catch (...) {
        postgres().close();
        postgres().translate_failure();
        throw;
    }
}

} // namespace maitred::postgres
