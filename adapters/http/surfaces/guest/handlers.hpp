#pragma once

#include "adapters/http/surfaces/guest/guest_surface.hpp"

namespace maitred::http::guest {

void get_availability(const Ground& ground, const Request& request, Responder answer);
void post_reservation(const Ground& ground, const Request& request, Responder answer);

// These wait for storage and run on the pool.
void get_reservations(const Ground& ground, const Request& request, Responder answer);
void post_newsletter(const Ground& ground, const Request& request, Responder answer);
void get_unsubscribe(const Ground& ground, const Request& request, Responder answer);
void post_unsubscribe(const Ground& ground, const Request& request, Responder answer);

} // namespace maitred::http::guest
