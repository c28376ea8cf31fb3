#include "adapters/log/request_log.hpp"

#include "adapters/log/log.hpp"

namespace maitred::log {

void RequestLog::answered(const AnsweredRequest& request)
{
    line(Level::info, "request",
         {{"id", request.id},
          {"method", request.method},
          {"route", request.route_name},
          {"status", std::int64_t{request.status}},
          {"duration_us", std::int64_t{request.took.count()}}});
}

void RequestLog::handler_failed(std::string_view request_id, std::string_view what)
{
    line(Level::error, "request failed", {{"id", request_id}, {"reason", what}});
}

void RequestLog::trouble(std::string_view sentence)
{
    line(Level::warning, sentence);
}

} // namespace maitred::log
