#include "core/people/permissions.hpp"

#include "core/base/ensure.hpp"

namespace maitred {
namespace {

struct Permitted {
    bool owner;
    bool manager;
    bool staff;
    bool admin = false;
    bool member = false;
    bool customer = false;
};

constexpr Permitted everybody{true, true, true};
constexpr Permitted managers{true, true, false};
constexpr Permitted owners{true, false, false};
constexpr Permitted whoever_books{false, false, false, true, true};
constexpr Permitted admins{false, false, false, true, false};
constexpr Permitted customers{false, false, false, false, false, true};
constexpr Permitted nobody_else{false, false, false};

Permitted permitted(Operation operation)
{
    switch (operation) {
    case Operation::see_floor: return everybody;
    case Operation::change_tables: return everybody;
    case Operation::remove_table: return managers;
    case Operation::see_reservations: return everybody;
    case Operation::change_reservations: return everybody;
    case Operation::open_live: return everybody;
    case Operation::see_activity: return managers;
    case Operation::see_settings: return everybody;
    case Operation::change_settings: return managers;
    case Operation::see_staff: return managers;
    case Operation::add_staff: return managers;
    case Operation::add_manager: return owners;
    case Operation::change_staff: return managers;
    case Operation::change_manager: return owners;
    case Operation::remove_staff: return managers;
    case Operation::remove_manager: return owners;
    case Operation::change_own_password: return everybody;
    case Operation::book: return whoever_books;
    case Operation::run_the_house: return admins;
    case Operation::change_any_booking: return admins;
    case Operation::keep_own_profile: return customers;
    case Operation::administer_restaurant: return managers;
    case Operation::administer_the_platform: return nobody_else;
    }
    stop_at_bug("an operation outside its enumeration");
}

} // namespace

bool may(Role role, Operation operation)
{
    const Permitted who = permitted(operation);
    switch (role) {
    case Role::owner: return who.owner;
    case Role::manager: return who.manager;
    case Role::staff: return who.staff;
    case Role::admin: return who.admin;
    case Role::member: return who.member;
    case Role::customer: return who.customer;
    case Role::platform: return true;
    }
    stop_at_bug("a role outside its enumeration");
}

} // namespace maitred
