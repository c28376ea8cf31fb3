#pragma once

#include "core/ports/measures.hpp"
#include "core/ports/request_observer.hpp"

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <array>
#include <atomic>
#include <memory>
#include <string>
#include <vector>

namespace maitred::metrics {

/// Counts requests by route and status, and their durations by route.
///
/// Counters are looked up by label once, when a route first answers with a status; after that a
/// request costs one pointer and two additions.
class RequestMeter final : public RequestObserver {
public:
    RequestMeter(prometheus::Registry& registry, Measures& measures,
                 const std::vector<std::string>& route_names);

    void answered(const AnsweredRequest& request) override;
    void rate_limited() override;
    void connection_opened() override;
    void connection_closed() override;

private:
    static constexpr int first_status = 100;
    static constexpr std::size_t statuses = 500;

    struct Route {
        std::string name;
        prometheus::Histogram* duration = nullptr;
        std::array<std::atomic<prometheus::Counter*>, statuses> by_status{};
    };

    prometheus::Counter& counter_for(Route& route, int status);

    Measures& measures_;
    prometheus::Family<prometheus::Counter>& requests_;
    prometheus::Gauge& connections_;
    std::vector<std::unique_ptr<Route>> routes_;
};

} // namespace maitred::metrics
