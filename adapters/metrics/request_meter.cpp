#include "adapters/metrics/request_meter.hpp"

namespace maitred::metrics {

RequestMeter::RequestMeter(prometheus::Registry& registry, Measures& measures,
                           const std::vector<std::string>& route_names)
    : measures_{measures}, requests_{prometheus::BuildCounter()
                                         .Name("maitred_http_requests_total")
                                         .Help("Requests answered, by route and status.")
                                         .Register(registry)},
      connections_{prometheus::BuildGauge()
                       .Name("maitred_http_connections")
                       .Help("Connections that are open.")
                       .Register(registry)
                       .Add({})}
{
    auto& durations = prometheus::BuildHistogram()
                          .Name("maitred_http_request_duration_seconds")
                          .Help("From a request's first byte to its answer, by route.")
                          .Register(registry);
    const prometheus::Histogram::BucketBoundaries bounds{
        .0001, .00025, .0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10};
    for (const std::string& name : route_names) {
        auto& route = *routes_.emplace_back(std::make_unique<Route>());
        route.name = name;
        // Two methods of one path share the histogram of its pattern.
        route.duration = &durations.Add({{"route", name}}, bounds);
    }
}

prometheus::Counter& RequestMeter::counter_for(Route& route, int status)
{
    auto& known = route.by_status[static_cast<std::size_t>(status - first_status) % statuses];
    auto* counter = known.load(std::memory_order_acquire);
    if (!counter) {
        // The family gives everyone who asks at once the same counter.
        counter = &requests_.Add({{"route", route.name}, {"status", std::to_string(status)}});
        known.store(counter, std::memory_order_release);
    }
    return *counter;
}

void RequestMeter::answered(const AnsweredRequest& request)
{
    Route& route = *routes_[request.route < routes_.size() ? request.route : routes_.size() - 1];
    counter_for(route, request.status).Increment();
    route.duration->Observe(std::chrono::duration<double>{request.took}.count());
}

void RequestMeter::rate_limited()
{
    measures_.rate_limited();
}
void RequestMeter::connection_opened()
{
    connections_.Increment();
}
void RequestMeter::connection_closed()
{
    connections_.Decrement();
}

} // namespace maitred::metrics
