#include "adapters/metrics/metrics_surface.hpp"

#include <utility>

namespace maitred::metrics {
namespace {

using http::Method;
using http::Request;
using http::Responder;
using http::Response;

constexpr const char* plain_text = "text/plain; charset=utf-8";
constexpr const char* exposition_format = "text/plain; version=0.0.4; charset=utf-8";

Response in_a_word(http::Fault fault)
{
    return {http::status_of(fault), "error " + std::to_string(http::status_of(fault)) + "\n",
            plain_text};
}

} // namespace

http::Surface metrics_surface(const PrometheusMeasures& measures, Readiness readiness)
{
    const auto get_metrics = [&measures](const Request&, const Responder& answer) {
        answer({200, measures.text(), exposition_format});
    };
    const auto get_live = [](const Request&, const Responder& answer) {
        answer({200, "ok\n", plain_text});
    };
    const auto get_ready = [ready = std::move(readiness)](const Request&, const Responder& answer) {
        const auto reason = ready();
        if (reason.empty())
            return answer({200, "ok\n", plain_text});
        answer({503, reason + "\n", plain_text});
    };
    return {"metrics",
            {"/"},
            {{Method::get, "/metrics", get_metrics},
             {Method::get, "/livez", get_live},
             {Method::get, "/readyz", get_ready}},
            in_a_word};
}

} // namespace maitred::metrics
