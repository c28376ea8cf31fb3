#pragma once

#include "core/people/account.hpp"

namespace maitred {

/// What the people of a restaurant can ask for.
enum class Operation {
    see_floor,
    change_tables,
    remove_table,
    see_reservations,
    change_reservations,
    open_live,
    see_activity,
    see_settings,
    change_settings,
    see_staff,
    add_staff,
    add_manager,
    change_staff,
    change_manager,
    remove_staff,
    remove_manager,
    change_own_password,
    book,          ///< and see and change one's own bookings
    run_the_house, ///< its tables, layouts, times, hours, blocks, members, figures
    change_any_booking,
    keep_own_profile,        ///< on the hold surface
    administer_restaurant,   ///< on the hold surface: its tables, pictures, reservations
    administer_the_platform, ///< all restaurants and customers
};

/// The one place that says who may do what. Nobody adds, changes or removes an owner: there is no
/// operation for it.
bool may(Role role, Operation operation);

} // namespace maitred
