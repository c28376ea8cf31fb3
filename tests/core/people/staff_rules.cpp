#include "core/people/staff_rules.hpp"
#include "tests/support/hours.hpp"
#include "tests/support/printing.hpp"

#include <set>

namespace maitred {
namespace {

constexpr Role roles[] = {Role::owner, Role::manager, Role::staff};

Account account(std::int64_t number)
{
    return {.id = {number},
            .uuid = Uuid::time_ordered(at("12:00"), {}, std::uint64_t(number)),
            .audience = Audience::floor,
            .email = *Email::of("bob@example.com"),
            .first_name = "Bob",
            .epoch = 5};
}

Caller caller(Role role)
{
    return {account(1), {{1}, {1}, role}};
}

StaffMember colleague(Role role)
{
    return {account(2), role};
}

StaffMember oneself(Role role)
{
    return {account(1), role};
}

/// One wish of each kind that changes what somebody may do.
std::vector<StaffWish> wishes_of_power(const StaffMember& whom)
{
    return {{.role = whom.role == Role::staff ? Role::manager : Role::staff},
            {.role = Role::owner},
            {.active = false},
            {.new_password = true}};
}

TEST_CASE("nobody makes an owner, and only owners make managers")
{
    for (const Role who : roles)
        CHECK_FALSE(may_add(who, Role::owner));
    CHECK(may_add(Role::owner, Role::manager));
    CHECK_FALSE(may_add(Role::manager, Role::manager));
    CHECK_FALSE(may_add(Role::staff, Role::manager));
    CHECK(may_add(Role::owner, Role::staff));
    CHECK(may_add(Role::manager, Role::staff));
    CHECK_FALSE(may_add(Role::staff, Role::staff));
}

TEST_CASE("no wish makes anybody an owner")
{
    for (const Role who : roles)
        for (const Role whom : {Role::manager, Role::staff}) {
            CHECK_FALSE(may_change(caller(who), colleague(whom), {.role = Role::owner}));
            CHECK_FALSE(may_change(caller(whom), oneself(whom), {.role = Role::owner}));
        }
}

TEST_CASE("an owner is changed by nobody else, and removed by nobody")
{
    for (const Role who : roles) {
        CHECK_FALSE(may_change(caller(who), colleague(Role::owner), {.first_name = "Bo"}));
        CHECK_FALSE(may_change(caller(who), colleague(Role::owner), {.role = Role::staff}));
        CHECK_FALSE(may_remove(caller(who), colleague(Role::owner)));
    }
}

TEST_CASE("nobody changes what they are themselves, or sets their password without the old one")
{
    for (const Role role : roles)
        for (const StaffWish& wish : wishes_of_power(oneself(role)))
            if (wish.role != role)
                CHECK_FALSE(may_change(caller(role), oneself(role), wish));
    for (const Role role : roles)
        CHECK_FALSE(may_remove(caller(role), oneself(role)));
}

TEST_CASE("owners and managers write their own name")
{
    const StaffWish name{.first_name = "Robert"};
    CHECK(may_change(caller(Role::owner), oneself(Role::owner), name));
    CHECK(may_change(caller(Role::manager), oneself(Role::manager), name));
    CHECK_FALSE(may_change(caller(Role::staff), oneself(Role::staff), name));
}

TEST_CASE("managers look after staff, owners after managers too")
{
    const StaffWish nothing_new{.first_name = "Bo", .active = false, .new_password = true};
    const std::set<std::pair<Role, Role>> allowed = {
        {Role::owner, Role::manager}, {Role::owner, Role::staff}, {Role::manager, Role::staff}};
    for (const Role who : roles)
        for (const Role whom : roles) {
            INFO(text_of(who) << " and " << text_of(whom));
            CHECK(may_change(caller(who), colleague(whom), nothing_new) ==
                  allowed.contains({who, whom}));
            CHECK(may_remove(caller(who), colleague(whom)) == allowed.contains({who, whom}));
        }
}

TEST_CASE("only owners raise staff to managers and lower them again")
{
    CHECK(may_change(caller(Role::owner), colleague(Role::staff), {.role = Role::manager}));
    CHECK(may_change(caller(Role::owner), colleague(Role::manager), {.role = Role::staff}));
    CHECK_FALSE(may_change(caller(Role::manager), colleague(Role::staff), {.role = Role::manager}));
    CHECK_FALSE(may_change(caller(Role::manager), colleague(Role::manager), {.role = Role::staff}));
    CHECK(may_change(caller(Role::manager), colleague(Role::staff), {.role = Role::staff}));
}

TEST_CASE("tokens end with the role, the password or the activity they stand for alone")
{
    const StaffMember bob = colleague(Role::staff);
    const Instant now = at("12:00");
    for (const StaffWish& wish :
         {StaffWish{.role = Role::manager}, {.active = false}, {.new_password = true}})
        CHECK(changed(bob, wish, now).epoch == now.time_since_epoch().count());
    const StaffWish nothing_new{.email = Email::of("b@example.com").value(),
                                .first_name = "Robert",
                                .role = Role::staff,
                                .active = true};
    CHECK(changed(bob, nothing_new, now).epoch == 5);
    CHECK(changed(bob, nothing_new, now).first_name == "Robert");
    CHECK(changed(bob, nothing_new, now).email.text() == "b@example.com");
    CHECK(changed(bob, {}, now) == bob.account);
}

TEST_CASE("an epoch rises, even where a clock was set back")
{
    Account bob = account(2);
    bob.epoch = at("12:00").time_since_epoch().count();
    CHECK(epoch_after(bob, at("11:00")) == bob.epoch + 1);
    CHECK(epoch_after(bob, at("13:00")) == at("13:00").time_since_epoch().count());
}

TEST_CASE("who is dismissed cannot log in, and leaves an e-mail that is free")
{
    const Account gone = dismissed(colleague(Role::staff), at("12:00"));
    CHECK_FALSE(gone.active);
    CHECK(gone.epoch > 5);
    CHECK(gone.email != account(2).email);
    CHECK(gone.email != dismissed({account(3), Role::staff}, at("12:00")).email);
}

} // namespace
} // namespace maitred
