#pragma once

#include "adapters/http/surface.hpp"
#include "adapters/http/worker_pool.hpp"
#include "core/ports/request_observer.hpp"

#include <functional>
#include <optional>
#include <string>

namespace maitred::http::operations {

/// Why the node should get no requests now; nothing while it may. May block.
using WhyNotReady = std::function<std::optional<std::string>()>;

/// Where a listener answers which question. The paths differ between the public one (/health,
/// /ready) and the operators' own (/livez, /readyz, /metrics).
struct Questions {
    std::string live;
    std::string ready;
    std::function<std::string()> figures = {}; ///< what /metrics shows; nothing: no such path
    std::string_view description = {};         ///< of these paths, for /openapi.json
};

/// What load balancers and operators ask: is the process up, may it get requests, how is it doing.
Surface operations_surface(const Questions& questions, WhyNotReady why_not_ready, WorkerPool& pool,
                           RequestObserver& observer);

} // namespace maitred::http::operations
