#include "adapters/log/log.hpp"
#include "adapters/log/request_log.hpp"
#include "adapters/metrics/prometheus_measures.hpp"

#include <catch2/catch.hpp>

#include <unistd.h>

#include <cstdio>
#include <string>
#include <utility>

using namespace maitred;

namespace {

/// What the function writes to standard output.
template <class Function> std::string written_by(Function function)
{
    std::fflush(stdout);
    std::FILE* const file = std::tmpfile();
    const int before = dup(STDOUT_FILENO);
    dup2(fileno(file), STDOUT_FILENO);
    function();
    std::fflush(stdout);
    dup2(before, STDOUT_FILENO);
    close(before);
    std::string text(static_cast<std::size_t>(std::ftell(file)), '\0');
    std::rewind(file);
    text.resize(std::fread(text.data(), 1, text.size(), file));
    std::fclose(file);
    return text;
}

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

const AnsweredRequest one_request{
    "abc", "GET", 0, "/api/x/{id}", 200, std::chrono::microseconds{1500}, "192.0.2.1"};

} // namespace

TEST_CASE("a request leaves one line in the log, without the guest's address")
{
    const auto text = written_by([] {
        log::open(log::Level::info);
        log::RequestLog{}.answered(one_request);
        log::close();
    });
    CHECK(contains(text, R"("level":"info","message":"request","id":"abc","method":"GET",)"
                         R"("route":"/api/x/{id}","status":200,"duration_us":1500})"
                         "\n"));
    CHECK_FALSE(contains(text, "192.0.2.1"));
}

TEST_CASE("whatever a library reports, a line in the log is one line of valid JSON")
{
    const auto text = written_by([] {
        log::open(log::Level::warning);
        log::line(log::Level::info, "not shown");
        log::line(log::Level::error, "a\"b\\c\nd\xff", {{"port", std::int64_t{-8000}}});
        log::close();
    });
    CHECK(contains(text, "\"message\":\"a\\\"b\\\\c\\u000ad?\",\"port\":-8000}\n"));
    CHECK_FALSE(contains(text, "not shown"));
}

TEST_CASE("errors are in the log at once, all else within a second or at the end")
{
    CHECK(contains(written_by([] {
                       log::open(log::Level::info);
                       log::line(log::Level::error, "the kitchen burns");
                   }),
                   "the kitchen burns"));
    CHECK(written_by([] { log::line(log::Level::info, "all quiet"); }).empty());
    CHECK(contains(written_by([] { log::close(); }), "all quiet"));
}

TEST_CASE("operators see requests by route and status")
{
    metrics::PrometheusMeasures measures;
    const auto meter = measures.meter({"/api/x/{id}", "unmatched"});
    meter->answered(one_request);
    meter->answered(one_request);
    meter->rate_limited();
    meter->connection_opened();
    measures.desk_batch(7, std::chrono::milliseconds{3});
    const auto text = measures.text();
    CHECK(contains(text, R"(maitred_http_requests_total{route="/api/x/{id}",status="200"} 2)"));
    CHECK(contains(text, R"(maitred_http_request_duration_seconds_count{route="/api/x/{id}"} 2)"));
    CHECK(contains(text, "maitred_http_rate_limited_total 1"));
    CHECK(contains(text, "maitred_http_connections 1"));
    CHECK(contains(text, "maitred_desk_batch_commands_sum 7"));
}
