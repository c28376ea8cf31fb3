#pragma once

#include "adapters/http/surfaces/hold/door.hpp"

namespace maitred::http::hold {

// reservation_list.cpp
void get_reservations(const Ground& ground, const Asking& asking, Responder answer);
// reservations.cpp
void get_reservation(const Ground& ground, const Asking& asking, Responder answer);
void post_reservation(const Ground& ground, const Asking& asking, Responder answer);
// reservation_changes.cpp
void patch_reservation(const Ground& ground, const Asking& asking, Responder answer);
void put_reservation(const Ground& ground, const Asking& asking, Responder answer);
void delete_reservation(const Ground& ground, const Asking& asking, Responder answer);
// customer_accounts.cpp
void post_register(const Ground& ground, const Asking& asking, Responder answer);
void post_login(const Ground& ground, const Asking& asking, Responder answer);
void get_me(const Ground& ground, const Asking& asking, Responder answer);
void put_me(const Ground& ground, const Asking& asking, Responder answer);
// customers.cpp
void get_customers(const Ground& ground, const Asking& asking, Responder answer);
void get_customer(const Ground& ground, const Asking& asking, Responder answer);
void post_customer(const Ground& ground, const Asking& asking, Responder answer);
void put_customer(const Ground& ground, const Asking& asking, Responder answer);
void delete_customer(const Ground& ground, const Asking& asking, Responder answer);
// restaurants.cpp
void get_restaurants(const Ground& ground, const Asking& asking, Responder answer);
void get_restaurant(const Ground& ground, const Asking& asking, Responder answer);
void get_availability(const Ground& ground, const Asking& asking, Responder answer);
// restaurant_changes.cpp
void post_restaurant(const Ground& ground, const Asking& asking, Responder answer);
void put_restaurant(const Ground& ground, const Asking& asking, Responder answer);
void delete_restaurant(const Ground& ground, const Asking& asking, Responder answer);
// tables.cpp
void get_tables(const Ground& ground, const Asking& asking, Responder answer);
void get_table(const Ground& ground, const Asking& asking, Responder answer);
void post_table(const Ground& ground, const Asking& asking, Responder answer);
void put_table(const Ground& ground, const Asking& asking, Responder answer);
void delete_table(const Ground& ground, const Asking& asking, Responder answer);
// images.cpp
void get_images(const Ground& ground, const Asking& asking, Responder answer);
void get_image(const Ground& ground, const Asking& asking, Responder answer);
void post_image(const Ground& ground, const Asking& asking, Responder answer);
void put_image(const Ground& ground, const Asking& asking, Responder answer);
void delete_image(const Ground& ground, const Asking& asking, Responder answer);

} // namespace maitred::http::hold
