#pragma once

#include "adapters/http/surfaces/member/member_surface.hpp"
#include "core/people/permissions.hpp"

namespace maitred::http::member {

/// A request whose sender is known, and may do this.
struct Known {
    const Request& request;
    const Caller& caller;
};

// All of these may wait for storage, and run on a pool.

// accounts.cpp
void post_register(const Ground& ground, const Request& request, Responder answer);
void post_token(const Ground& ground, const Request& request, Responder answer);
void get_me(const Ground& ground, const Known& known, Responder answer);
// availability.cpp: for anybody; whoever shows a token may see more
void get_tables_of_a_day(const Ground& ground, const Request& request, Responder answer);
void get_offered_times(const Ground& ground, const Request& request, Responder answer);
// bookings.cpp
void post_booking(const Ground& ground, const Known& known, Responder answer);
void get_my_bookings(const Ground& ground, const Known& known, Responder answer);
void get_booking(const Ground& ground, const Known& known, Responder answer);
// booking_changes.cpp
void put_booking(const Ground& ground, const Known& known, Responder answer);
void delete_booking(const Ground& ground, const Known& known, Responder answer);
// notifications.cpp
void get_my_notifications(const Ground& ground, const Known& known, Responder answer);
void get_all_notifications(const Ground& ground, const Known& known, Responder answer);
// admin_tables.cpp
void get_tables(const Ground& ground, const Known& known, Responder answer);
void get_active_tables(const Ground& ground, const Known& known, Responder answer);
void post_table(const Ground& ground, const Known& known, Responder answer);
void put_table(const Ground& ground, const Known& known, Responder answer);
void delete_table(const Ground& ground, const Known& known, Responder answer);
// layouts.cpp
void get_layouts(const Ground& ground, const Known& known, Responder answer);
void get_active_layout(const Ground& ground, const Known& known, Responder answer);
void get_layout(const Ground& ground, const Known& known, Responder answer);
void post_layout(const Ground& ground, const Known& known, Responder answer);
void put_layout(const Ground& ground, const Known& known, Responder answer);
void delete_layout(const Ground& ground, const Known& known, Responder answer);
// time_slots.cpp
void get_time_slots(const Ground& ground, const Known& known, Responder answer);
void post_time_slot(const Ground& ground, const Known& known, Responder answer);
void put_time_slot(const Ground& ground, const Known& known, Responder answer);
void delete_time_slot(const Ground& ground, const Known& known, Responder answer);
// operating_hours.cpp
void get_operating_hours(const Ground& ground, const Known& known, Responder answer);
void put_operating_hours(const Ground& ground, const Known& known, Responder answer);
// blocks.cpp
void get_blocks(const Ground& ground, const Known& known, Responder answer);
void post_block(const Ground& ground, const Known& known, Responder answer);
void delete_block(const Ground& ground, const Known& known, Responder answer);
// dashboard.cpp, reports.cpp
void get_dashboard(const Ground& ground, const Known& known, Responder answer);
void get_booking_report(const Ground& ground, const Known& known, Responder answer);
// users.cpp
void get_users(const Ground& ground, const Known& known, Responder answer);
void get_user_stats(const Ground& ground, const Known& known, Responder answer);
void post_user(const Ground& ground, const Known& known, Responder answer);
void put_user(const Ground& ground, const Known& known, Responder answer);
void delete_user(const Ground& ground, const Known& known, Responder answer);
void toggle_user(const Ground& ground, const Known& known, Responder answer);
// house_card.cpp
void get_house_card(const Ground& ground, const Request& request, Responder answer);
void put_house_card(const Ground& ground, const Known& known, Responder answer);

} // namespace maitred::http::member
