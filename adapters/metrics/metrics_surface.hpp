#pragma once

#include "adapters/http/surface.hpp"
#include "adapters/metrics/prometheus_measures.hpp"

#include <functional>
#include <string>

namespace maitred::metrics {

/// Why the house cannot serve now; empty where it can.
using Readiness = std::function<std::string()>;

/// The operators' listener: /metrics, /livez and /readyz. `readiness` is asked on the io thread
/// and must return at once. Measures must outlive it.
http::Surface metrics_surface(const PrometheusMeasures& measures, Readiness readiness);

} // namespace maitred::metrics
