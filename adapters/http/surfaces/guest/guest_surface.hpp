#pragma once

#include "adapters/http/surface.hpp"
#include "adapters/http/worker_pool.hpp"
#include "core/ports/request_observer.hpp"
#include "core/ports/seals.hpp"
#include "core/usecases/book_table.hpp"
#include "core/usecases/find_availability.hpp"
#include "core/usecases/join_newsletter.hpp"
#include "core/usecases/leave_newsletter.hpp"
#include "core/usecases/list_reservations.hpp"

#include <memory>

namespace maitred::http::guest {

/// What the guest surface stands on. Everything it refers to outlives the surface.
struct Ground {
    BookTable book_table;
    FindAvailability find_availability;
    ListReservations list_reservations;
    JoinNewsletter join_newsletter;
    LeaveNewsletter leave_newsletter;
    const Clock& clock;
    const Seals& seals;
    WorkerPool& pool;
    RequestObserver& observer;
    SlotGrid grid;
    int largest_party;
    std::string admin_token; ///< empty: the list is closed
};

/// Café Fausse: a restaurant's web site with anonymous guests and one admin token.
Surface guest_surface(std::shared_ptr<const Ground> ground);

} // namespace maitred::http::guest
