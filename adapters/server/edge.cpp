#include "adapters/server/edge.hpp"

#include <utility>

namespace maitred::server {

void Observers::answered(const AnsweredRequest& request)
{
    for (auto* observer : all_)
        observer->answered(request);
}

void Observers::rate_limited()
{
    for (auto* observer : all_)
        observer->rate_limited();
}

void Observers::handler_failed(std::string_view request_id, std::string_view what)
{
    for (auto* observer : all_)
        observer->handler_failed(request_id, what);
}

void Observers::trouble(std::string_view sentence)
{
    for (auto* observer : all_)
        observer->trouble(sentence);
}

void Observers::connection_opened()
{
    for (auto* observer : all_)
        observer->connection_opened();
}

void Observers::connection_closed()
{
    for (auto* observer : all_)
        observer->connection_closed();
}

Edge::Edge(ServerSettings settings_, const http::Router& router_, EdgeServices services)
    : settings{std::move(settings_)}, router{router_}, clock{services.clock},
      cross_origin{std::move(services.cross_origin)},
      trusted_proxies{std::move(services.trusted_proxies)},
      observers{std::move(services.observers)}, rate_limit{clock, services.attempts_per_minute},
      dispatch{rate_limit, cross_origin, observers}, most_connections{settings.most_connections}
{
}

} // namespace maitred::server
