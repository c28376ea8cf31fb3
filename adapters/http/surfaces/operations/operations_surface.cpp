#include "adapters/http/surfaces/operations/operations_surface.hpp"

#include "adapters/http/guard.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace maitred::http::operations {
namespace {

namespace json = boost::json;

Response say(Fault fault)
{
    const int status = status_of(fault);
    return {.status = status,
            .body = json::serialize(json::object{{"status", "error"}, {"code", status}})};
}

Response readiness(const std::optional<std::string>& trouble)
{
    if (!trouble)
        return {.body = R"({"status":"ready"})"};
    return {.status = 503,
            .body = json::serialize(json::object{{"status", "unavailable"}, {"reason", *trouble}})};
}

} // namespace

Surface operations_surface(const Questions& questions, WhyNotReady why_not_ready, WorkerPool& pool,
                           RequestObserver& observer)
{
    const auto live = [](const Request&, const Responder& answer) {
        answer({.body = R"({"status":"ok"})"});
    };
    const auto ready = [why_not_ready = std::move(why_not_ready)](const Request&,
                                                                  const Responder& answer) {
        answer(readiness(why_not_ready()));
    };
    const auto metrics = [figures = questions.figures](const Request&, const Responder& answer) {
        answer({.body = figures(), .content_type = "text/plain; version=0.0.4; charset=utf-8"});
    };
    Surface surface{
        .name = "operations",
        .prefixes = {questions.live, questions.ready},
        .routes = {{Method::get, questions.live, live},
                   {Method::get, questions.ready, in_background(pool, observer, say, ready)}},
        .say = say,
        .description = questions.description};
    if (questions.figures)
        surface.routes.push_back({Method::get, "/metrics", metrics});
    return surface;
}

} // namespace maitred::http::operations
