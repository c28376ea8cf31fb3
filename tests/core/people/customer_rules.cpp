#include "core/people/customer_rules.hpp"
#include "tests/support/hours.hpp"
#include "tests/support/printing.hpp"

namespace maitred {
namespace {

Account account(std::int64_t number)
{
    return {.id = {number},
            .uuid = Uuid::time_ordered(at("12:00"), {}, std::uint64_t(number)),
            .audience = Audience::hold,
            .email = *Email::of("cleo@example.com"),
            .first_name = "Cleo"};
}

Caller caller(std::int64_t number, Role role)
{
    return {account(number), {{number}, {1}, role}};
}

const StaffMember cleo{account(1), Role::customer};
const Caller herself = caller(1, Role::customer);
const Caller administrator = caller(2, Role::platform);

TEST_CASE("a customer's account is kept by the customer and the platform's administrator alone")
{
    CHECK(may_keep_account(herself, cleo.account.id));
    CHECK(may_keep_account(administrator, cleo.account.id));
    for (const Role role :
         {Role::owner, Role::manager, Role::staff, Role::admin, Role::member, Role::customer})
        CHECK_FALSE(may_keep_account(caller(2, role), cleo.account.id));
}

TEST_CASE("customers stay customers, and do not lock themselves out")
{
    CHECK(forbidden(herself, cleo, {.role = Role::platform}) == Reason::oneself);
    CHECK(forbidden(herself, cleo, {.active = false}) == Reason::oneself);
    CHECK(forbidden(administrator, cleo, {.role = Role::manager}) == Reason::not_allowed);
    CHECK_FALSE(forbidden(administrator, cleo, {.active = false}));
    CHECK_FALSE(forbidden(herself, cleo, {.role = Role::customer, .active = true}));
}

TEST_CASE("who wants another e-mail or password of one's own shows the current one")
{
    const StaffWish another_email{.email = Email::of("c@example.com").value()};
    const StaffWish the_same_email{.email = cleo.account.email};
    CHECK(needs_password(herself, cleo, another_email));
    CHECK(needs_password(herself, cleo, {.new_password = true}));
    CHECK_FALSE(needs_password(herself, cleo, the_same_email));
    CHECK_FALSE(needs_password(herself, cleo, {.first_name = "C", .phone = "1"}));
    CHECK_FALSE(needs_password(administrator, cleo, another_email));
}

} // namespace
} // namespace maitred
