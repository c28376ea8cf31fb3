#include "adapters/storage/postgres/pipeline.hpp"

#include "core/ports/failures.hpp"

#include <poll.h>

namespace maitred::postgres {
namespace {

std::string field(const PGresult* result, int name)
{
    const char* text = PQresultErrorField(result, name);
    return text ? text : "";
}

} // namespace

Pipeline::Pipeline(PostgresConnection& connection)
    : connection_{connection}, handle_{connection.handle()},
      deadline_{std::chrono::steady_clock::now() + connection.patience()}
{
    if (PQsetnonblocking(handle_, 1) != 0 || PQenterPipelineMode(handle_) != 1)
        lose(false, "a pipeline could not be begun");
}

void Pipeline::add(const Prepared& statement, const std::vector<std::string>& parameters)
{
    std::vector<const char*> values;
    values.reserve(parameters.size());
    for (const std::string& parameter : parameters)
        values.push_back(parameter.c_str());
    const int sent = PQsendQueryPrepared(handle_, statement.name, static_cast<int>(values.size()),
                                         values.data(), nullptr, nullptr, 0);
    if (sent != 1)
        lose(false, "a statement could not be sent");
    ++added_;
}

Verdict Pipeline::run()
{
    if (PQpipelineSync(handle_) != 1)
        lose(false, "a pipeline could not be ended");
    send_all();
    Verdict verdict = collect();
    if (PQexitPipelineMode(handle_) != 1 || PQsetnonblocking(handle_, 0) != 0)
        connection_.close(); // what it said is heard; what it is good for is not known
    return verdict;
}

void Pipeline::send_all()
{
    while (true) {
        const int left = PQflush(handle_);
        if (left == 0)
            return;
        if (left < 0)
            lose(true, PQerrorMessage(handle_));
        wait_for(POLLIN | POLLOUT);
        if (PQconsumeInput(handle_) != 1)
            lose(true, PQerrorMessage(handle_));
    }
}

/// The commit is the last statement: the transaction took place if that one's result says so.
Verdict Pipeline::collect()
{
    Verdict verdict;
    std::size_t answered = 0;
    while (true) {
        PGresult* result = next_result();
        if (!result)
            continue; // the end of one statement's results
        const ExecStatusType status = PQresultStatus(result);
        if (status == PGRES_PIPELINE_SYNC) {
            PQclear(result);
            return verdict;
        }
        ++answered;
        if (status == PGRES_FATAL_ERROR && verdict.sqlstate.empty()) {
            verdict = {.sqlstate = field(result, PG_DIAG_SQLSTATE),
                       .table = field(result, PG_DIAG_TABLE_NAME),
                       .constraint = field(result, PG_DIAG_CONSTRAINT_NAME),
                       .message = field(result, PG_DIAG_MESSAGE_PRIMARY)};
            failed_before_commit_ = !verdict.sqlstate.empty() && answered < added_;
        }
        // COMMIT of a transaction that failed answers ROLLBACK.
        if (answered == added_)
            verdict.committed =
                status == PGRES_COMMAND_OK && std::string_view{PQcmdStatus(result)} == "COMMIT";
        PQclear(result);
        if (PQstatus(handle_) != CONNECTION_OK)
            lose(true, "the connection was lost");
    }
}

PGresult* Pipeline::next_result()
{
    while (PQisBusy(handle_) == 1) {
        wait_for(POLLIN);
        if (PQconsumeInput(handle_) != 1)
            lose(true, PQerrorMessage(handle_));
    }
    return PQgetResult(handle_);
}

void Pipeline::wait_for(short events)
{
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline_ - std::chrono::steady_clock::now());
    pollfd socket{PQsocket(handle_), events, 0};
    if (left.count() <= 0 || poll(&socket, 1, static_cast<int>(left.count())) == 0)
        lose(true, "PostgreSQL did not answer in time");
}

void Pipeline::lose(bool commit_was_sent, const char* what)
{
    const std::string sentence = std::string{"PostgreSQL: "} + what;
    connection_.close();
    if (commit_was_sent && !failed_before_commit_)
        throw CommitInDoubt{sentence};
    throw Unavailable{sentence};
}

} // namespace maitred::postgres
