#include "core/people/permissions.hpp"

#include <catch2/catch.hpp>

#include <set>

namespace maitred {
namespace {

/// Every operation there is: the last one's number says whether one is missing here.
const std::set<Operation> operations = {
    Operation::see_floor,        Operation::change_tables,       Operation::remove_table,
    Operation::see_reservations, Operation::change_reservations, Operation::open_live,
    Operation::see_activity,     Operation::see_settings,        Operation::change_settings,
    Operation::see_staff,        Operation::add_staff,           Operation::add_manager,
    Operation::change_staff,     Operation::change_manager,      Operation::remove_staff,
    Operation::remove_manager,   Operation::change_own_password,
};

/// Written down from the contract, not from the code.
const std::set<std::pair<Role, Operation>> forbidden = {
    {Role::manager, Operation::add_manager},    {Role::manager, Operation::change_manager},
    {Role::manager, Operation::remove_manager}, {Role::staff, Operation::remove_table},
    {Role::staff, Operation::see_activity},     {Role::staff, Operation::change_settings},
    {Role::staff, Operation::see_staff},        {Role::staff, Operation::add_staff},
    {Role::staff, Operation::add_manager},      {Role::staff, Operation::change_staff},
    {Role::staff, Operation::change_manager},   {Role::staff, Operation::remove_staff},
    {Role::staff, Operation::remove_manager},
};

TEST_CASE("each may do what the contract does not forbid, and nothing else")
{
    REQUIRE(operations.size() == std::size_t(Operation::change_own_password) + 1);
    for (const Role role : {Role::owner, Role::manager, Role::staff})
        for (const Operation operation : operations) {
            INFO(text_of(role) << " and operation " << int(operation));
            CHECK(may(role, operation) != forbidden.contains({role, operation}));
        }
}

TEST_CASE("roles and audiences are read as they are written, and nothing else is")
{
    for (const Role role : {Role::owner, Role::manager, Role::staff})
        CHECK(role_named(text_of(role)) == role);
    for (const Audience audience :
         {Audience::floor, Audience::member, Audience::hold, Audience::platform})
        CHECK(audience_named(text_of(audience)) == audience);
    CHECK(text_of(Role::manager) == "manager");
    CHECK(text_of(Audience::floor) == "floor");
    for (const char* text : {"", "Owner", "chef", "floor"})
        CHECK(role_named(text) == std::nullopt);
    CHECK(audience_named("staff") == std::nullopt);
}

} // namespace
} // namespace maitred
