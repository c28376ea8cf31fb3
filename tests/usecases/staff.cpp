#include "tests/usecases/front_door.hpp"

namespace maitred {
namespace {

template <class T> Reason refusal(const Outcome<T>& outcome)
{
    REQUIRE(!outcome);
    return outcome.error().reason;
}

Outcome<HireStaff::Hired> hire(FrontDoor& door, const Caller& by, Role role,
                               const std::string& email = "new@example.com")
{
    return door.node.hire_staff({by, *Email::of(email), *Password::of(good_password), role}, {});
}

TEST_CASE("a manager hires staff but no manager, staff hire nobody, and nobody hires an owner")
{
    FrontDoor door;
    door.hire("manager@example.com", Role::manager);
    door.hire("staff@example.com");
    const Caller ada = door.caller("ada@example.com");
    const Caller manager = door.caller("manager@example.com");
    const Caller staff = door.caller("staff@example.com");
    CHECK(refusal(hire(door, ada, Role::owner)) == Reason::not_allowed);
    CHECK(refusal(hire(door, manager, Role::owner)) == Reason::not_allowed);
    CHECK(refusal(hire(door, manager, Role::manager)) == Reason::not_allowed);
    CHECK(refusal(hire(door, staff, Role::staff)) == Reason::not_allowed);
    CHECK(hire(door, manager, Role::staff, "one@example.com").has_value());
    CHECK(hire(door, ada, Role::manager, "two@example.com").has_value());
}

TEST_CASE("who was hired logs in to the restaurant that hired them")
{
    FrontDoor door;
    door.hire("bob@example.com");
    const Caller bob = door.caller("bob@example.com");
    CHECK(bob.membership == Membership{bob.account.id, door.bistro, Role::staff});
}

TEST_CASE("colleagues are seen by owners and managers, in the order in which they came")
{
    FrontDoor door;
    door.hire("manager@example.com", Role::manager);
    const Account bob = door.hire("bob@example.com");
    const auto seen = door.node.see_staff.all(door.caller("manager@example.com"));
    REQUIRE(seen.has_value());
    REQUIRE(seen->size() == 3);
    CHECK((*seen)[0].role == Role::owner);
    CHECK((*seen)[2].account.uuid == bob.uuid);
    CHECK(door.node.see_staff.one(door.caller("ada@example.com"), bob.uuid)->account.id == bob.id);
    CHECK(refusal(door.node.see_staff.all(door.caller("bob@example.com"))) == Reason::not_allowed);
}

TEST_CASE("people of another restaurant are not there")
{
    FrontDoor door;
    const Account bob = door.hire("bob@example.com");
    REQUIRE(try_to_register(door.node, "eve@example.com", "Chez Eve"));
    const Caller eve = door.caller("eve@example.com");
    CHECK(refusal(door.node.see_staff.one(eve, bob.uuid)) == Reason::not_found);
    CHECK(refusal(door.node.change_staff({eve, bob.uuid, {.active = false}})) == Reason::not_found);
    CHECK(refusal(door.node.remove_staff(eve, bob.uuid)) == Reason::not_found);
    CHECK(logged_in(door.try_to_log_in("bob@example.com")));
}

TEST_CASE("a colleague gets another name, e-mail, role and password")
{
    FrontDoor door;
    const Account bob = door.hire("bob@example.com");
    const StaffWish wish{.email = Email::of("robert@example.com").value(),
                         .first_name = "Robert",
                         .last_name = "Roe",
                         .role = Role::manager};
    const auto changed = door.node.change_staff(
        {door.caller("ada@example.com"), bob.uuid, wish, *Password::of(another_password)});
    REQUIRE(changed.has_value());
    CHECK(changed->role == Role::manager);
    CHECK(changed->account.first_name == "Robert");
    CHECK(logged_in(door.try_to_log_in("robert@example.com", another_password)));
    CHECK(reason_of(door.try_to_log_in("bob@example.com")) == Reason::wrong_credentials);
}

TEST_CASE("nobody rises by changing themselves")
{
    FrontDoor door;
    const Account manager = door.hire("manager@example.com", Role::manager);
    const Account staff = door.hire("staff@example.com");
    const Caller as_manager = door.caller("manager@example.com");
    const Caller as_staff = door.caller("staff@example.com");
    for (const Role role : {Role::owner, Role::manager})
        CHECK(refusal(door.node.change_staff({as_staff, staff.uuid, {.role = role}})) ==
              Reason::not_allowed);
    CHECK(refusal(door.node.change_staff({as_manager, manager.uuid, {.role = Role::owner}})) ==
          Reason::not_allowed);
    CHECK(refusal(door.node.change_staff({as_manager, staff.uuid, {.role = Role::manager}})) ==
          Reason::not_allowed);
    CHECK(refusal(door.node.change_staff(
              {as_manager, manager.uuid, {}, *Password::of(another_password)})) ==
          Reason::not_allowed);
}

TEST_CASE("an owner stays, whoever wants otherwise")
{
    FrontDoor door;
    door.hire("manager@example.com", Role::manager);
    const Caller ada = door.caller("ada@example.com");
    for (const Caller& who : {ada, door.caller("manager@example.com")}) {
        CHECK(refusal(door.node.remove_staff(who, ada.account.uuid)) == Reason::not_allowed);
        CHECK(refusal(door.node.change_staff({who, ada.account.uuid, {.active = false}})) ==
              Reason::not_allowed);
        CHECK(refusal(door.node.change_staff({who, ada.account.uuid, {.role = Role::staff}})) ==
              Reason::not_allowed);
    }
}

TEST_CASE("who was removed can be hired again, and is somebody else then")
{
    FrontDoor door;
    const Account bob = door.hire("bob@example.com");
    REQUIRE(door.node.remove_staff(door.caller("ada@example.com"), bob.uuid));
    CHECK(reason_of(door.try_to_log_in("bob@example.com")) == Reason::wrong_credentials);
    CHECK(refusal(door.node.remove_staff(door.caller("ada@example.com"), bob.uuid)) ==
          Reason::not_found);
    CHECK(door.hire("bob@example.com").uuid != bob.uuid);
    CHECK(logged_in(door.try_to_log_in("bob@example.com")));
}

TEST_CASE("who was dismissed a moment ago changes and dismisses nobody any more")
{
    FrontDoor door;
    const Account manager = door.hire("manager@example.com", Role::manager);
    const Account bob = door.hire("bob@example.com");
    const Caller as_manager = door.caller("manager@example.com");
    REQUIRE(door.node.remove_staff(door.caller("ada@example.com"), manager.uuid));
    CHECK(refusal(door.node.change_staff({as_manager, bob.uuid, {.active = false}})) ==
          Reason::not_allowed);
    CHECK(refusal(door.node.remove_staff(as_manager, bob.uuid)) == Reason::not_allowed);
    CHECK(logged_in(door.try_to_log_in("bob@example.com")));
}

TEST_CASE("the log tells who hired, changed and removed whom, and what they were")
{
    FrontDoor door;
    const Account bob = door.hire("bob@example.com");
    const Caller ada = door.caller("ada@example.com");
    REQUIRE(door.node.change_staff(
        {ada, bob.uuid, {.role = Role::manager}, *Password::of(another_password)}));
    REQUIRE(door.node.remove_staff(ada, bob.uuid));
    const std::vector<Deed> deeds = door.deeds();
    REQUIRE(deeds.size() == 3);
    for (const Deed& deed : deeds) {
        CHECK(deed.actor == actor_of(ada.account.id));
        CHECK(deed.subject == "account");
        CHECK(deed.subject_id == bob.id.number);
    }
    CHECK(deeds[0].kind == EventKind::staff_added);
    CHECK(deeds[0].before.empty());
    CHECK(deeds[0].after.at("email") == "bob@example.com");
    CHECK(deeds[1].kind == EventKind::staff_changed);
    CHECK(deeds[1].before.at("role") == "staff");
    CHECK(deeds[1].after.at("role") == "manager");
    CHECK(deeds[1].after.at("password") == "new");
    CHECK(deeds[2].kind == EventKind::staff_removed);
    CHECK(deeds[2].before.at("email") == "bob@example.com");
    CHECK(deeds[2].after.empty());
}

} // namespace
} // namespace maitred
