#pragma once

#include "adapters/http/surfaces/floor/floor_surface.hpp"
#include "core/people/permissions.hpp"

namespace maitred::http::floor {

/// A request whose sender is known: they belong to the restaurant of its path, and may do this.
struct Known {
    const Request& request;
    const Caller& caller;
    RestaurantId restaurant; ///< the caller's own
};

// All of these may wait for storage, and run on a pool.

// accounts.cpp
void post_register(const Ground& ground, const Request& request, Responder answer);
void post_login(const Ground& ground, const Request& request, Responder answer);
void get_me(const Ground& ground, const Known& known, Responder answer);
void put_password(const Ground& ground, const Known& known, Responder answer);
// staff.cpp
void get_all_staff(const Ground& ground, const Known& known, Responder answer);
void get_staff(const Ground& ground, const Known& known, Responder answer);
void post_staff(const Ground& ground, const Known& known, Responder answer);
void put_staff(const Ground& ground, const Known& known, Responder answer);
void delete_staff(const Ground& ground, const Known& known, Responder answer);
// tables.cpp
void get_tables(const Ground& ground, const Known& known, Responder answer);
void get_table(const Ground& ground, const Known& known, Responder answer);
void post_table(const Ground& ground, const Known& known, Responder answer);
void delete_table(const Ground& ground, const Known& known, Responder answer);
// table_changes.cpp
void put_table(const Ground& ground, const Known& known, Responder answer);
// reservation_list.cpp
void get_reservations(const Ground& ground, const Known& known, Responder answer);
void get_reservation(const Ground& ground, const Known& known, Responder answer);
// reservations.cpp
void post_reservation(const Ground& ground, const Known& known, Responder answer);
void put_reservation(const Ground& ground, const Known& known, Responder answer);
void delete_reservation(const Ground& ground, const Known& known, Responder answer);
// settings.cpp
void get_settings(const Ground& ground, const Known& known, Responder answer);
void put_settings(const Ground& ground, const Known& known, Responder answer);
// activity.cpp
void get_activity(const Ground& ground, const Known& known, Responder answer);
// live.cpp
void post_ticket(const Ground& ground, const Known& known, Responder answer);
void get_live(const std::shared_ptr<const Ground>& ground, const Request& request,
              LiveResponder answer);

} // namespace maitred::http::floor
