#pragma once

#include "adapters/http/surface.hpp"
#include "core/ports/request_observer.hpp"

#include <functional>
#include <string>

namespace maitred::http {

class WorkerPool;

/// The answer to a fault in the surface's words, with what every such answer must carry.
Response say_fault(const Surface& surface, Fault fault, const Request& asked);

/// Where failures end: runs the work and turns what it throws into 503 (Unavailable) or 500,
/// with one report under the request's id.
void run_guarded(const std::string& request_id, const std::function<Response(Fault)>& say,
                 RequestObserver& observer, const Responder& answer,
                 const std::function<void()>& work);

/// A handler that may block (storage, password hashes): runs on the pool with the guard around
/// it; 503 where the pool is full. Pool and observer must outlive it.
Handler in_background(WorkerPool& pool, RequestObserver& observer,
                      std::function<Response(Fault)> say, Handler handler);

} // namespace maitred::http
