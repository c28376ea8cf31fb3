// Administrators look after those who have an account.
#include "tests/surfaces/member/house_of_members.hpp"

using namespace maitred;
using namespace maitred::test;

namespace {

boost::json::object bob()
{
    return {{"username", "bob"},
            {"email", "bob@example.com"},
            {"full_name", "Bob Ray"},
            {"phone", "555 0111"},
            {"password", good_password}};
}

std::string path_of(const Visitor& user)
{
    return "admin/users/" + std::to_string(user.id);
}

} // namespace

TEST_CASE("an administrator makes accounts, for administrators too")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const auto made = admin.post("admin/users", body(bob()));
    CHECK(made.status == 200);
    CHECK(keys(made.body) == std::set<std::string>{"id", "username", "email", "full_name", "phone",
                                                   "role", "is_active", "created_at"});
    CHECK(made["/role"] == json(R"("system_user")"));
    CHECK(house.logged_in("bob").get("admin/users").status == 403);
    auto chief = bob();
    chief["username"] = "chief";
    chief["email"] = "chief@example.com";
    chief["role"] = "admin";
    CHECK(admin.post("admin/users", body(chief))["/role"] == json(R"("admin")"));
    CHECK(house.logged_in("chief").get("admin/users").status == 200);
    auto asleep = bob();
    asleep["username"] = "asleep";
    asleep["email"] = "asleep@example.com";
    asleep["is_active"] = false;
    CHECK(admin.post("admin/users", body(asleep)).status == 200);
    CHECK(detail(house.logs_in("asleep")) == "Inactive user");
}

TEST_CASE("two accounts share no username and no e-mail")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const Visitor ann = house.member();
    auto same_name = bob();
    same_name["username"] = "ann";
    const auto taken = admin.post("admin/users", body(same_name));
    CHECK(taken.status == 400);
    CHECK(detail(taken) == "Username already registered");
    auto same_mail = bob();
    same_mail["email"] = "ANN@example.com";
    CHECK(detail(admin.post("admin/users", body(same_mail))) == "Email already registered");
    admin.post("admin/users", body(bob()));
    CHECK(detail(admin.put(path_of(ann), R"({"username": "bob"})")) ==
          "Username already registered");
    CHECK(detail(admin.put(path_of(ann), R"({"email": "bob@example.com"})")) ==
          "Email already registered");
}

TEST_CASE("an administrator is told what is wrong with an account")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const Visitor ann = house.member();
    const auto wrong = complaints(
        admin.post("admin/users", R"({"username": "two words", "email": "nowhere", "full_name": " ",
                           "password": "short", "role": "owner", "is_active": 1})"));
    for (const char* field : {"username", "email", "full_name", "password", "role", "is_active"})
        CHECK(wrong.contains(field));
    CHECK(complaints(admin.post("admin/users", "{}")).size() == 4);
    CHECK(complaints(admin.put(path_of(ann), R"({"role": "owner"})")).contains("role"));
    CHECK(complaints(admin.put(path_of(ann), R"({"password": "short"})")).contains("password"));
    CHECK(detail(admin.put("admin/users/9999999", "{}")) == "User not found");
    CHECK(admin.remove("admin/users/ann").status == 404);
    CHECK(admin.put("admin/users/0/toggle-status", "").status == 404);
}

TEST_CASE("what is changed of an account counts at once")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const Visitor ann = house.member();
    const auto changed =
        admin.put(path_of(ann), R"({"username": "anna", "full_name": "Anna Lee", "phone": null,
                          "email": "anna@example.com", "password": "battery staple"})");
    CHECK(changed.status == 200);
    CHECK(changed["/username"] == json(R"("anna")"));
    CHECK(changed["/phone"].is_null());
    CHECK(ann.get("auth/me").status == 401);
    CHECK(house.logs_in("ann").status == 401);
    CHECK(house.logs_in("anna").status == 401);
    const Visitor anna = house.logged_in("anna", "battery staple");
    CHECK(admin.put(path_of(anna), R"({"role": "admin"})")["/role"] == json(R"("admin")"));
    CHECK(house.logged_in("anna", "battery staple").get("admin/tables").status == 200);
}

TEST_CASE("who is switched off is out at once, and back when switched on")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const Visitor ann = house.member();
    const auto off = admin.put(path_of(ann) + "/toggle-status", "", key("u1"));
    CHECK(off["/is_active"] == json("false"));
    CHECK(admin.put(path_of(ann) + "/toggle-status", "", key("u1")).text == off.text);
    CHECK(ann.get("auth/me").status == 401);
    CHECK(detail(house.logs_in("ann")) == "Inactive user");
    CHECK(admin.put(path_of(ann) + "/toggle-status", "")["/is_active"] == json("true"));
    CHECK(house.logs_in("ann").status == 200);
}

TEST_CASE("who is removed is out, and their bookings stay")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const Visitor ann = house.member();
    const auto booking = ann.booking_of("1", "19:00-20:00");
    const auto gone = admin.remove(path_of(ann), key("u2"));
    CHECK(gone["/message"] == json(R"("User deleted successfully")"));
    CHECK(admin.remove(path_of(ann), key("u2")).text == gone.text);
    CHECK(admin.remove(path_of(ann)).status == 404);
    CHECK(ann.get("auth/me").status == 401);
    CHECK(house.logs_in("ann").status == 401);
    CHECK(house.left_at("19:00") == 2);
    CHECK(admin.get("bookings/" + std::to_string(booking))["/status"] == json(R"("confirmed")"));
    CHECK(house.signs_up("ann").status == 200);
}

TEST_CASE("no administrator locks themselves out")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const std::string own = path_of(admin);
    CHECK(admin.remove(own).status == 400);
    CHECK(admin.put(own + "/toggle-status", "").status == 400);
    CHECK(admin.put(own, R"({"role": "system_user"})").status == 400);
    CHECK(admin.put(own, R"({"is_active": false})").status == 400);
    CHECK(admin.put(own, R"({"password": "battery staple"})").status == 400);
    CHECK(admin.put(own, R"({"full_name": "Root", "role": "admin", "is_active": true})").status ==
          200);
    CHECK(admin.get("auth/me")["/full_name"] == json(R"("Root")"));
}

TEST_CASE("accounts are listed page by page and counted; staff of the floor are none of them")
{
    HouseOfMembers house;
    house.owner();
    const Visitor admin = house.admin();
    const Visitor ann = house.member();
    house.member("bob");
    admin.put(path_of(ann) + "/toggle-status", "");
    const auto page = admin.get("admin/users?limit=2");
    CHECK(page["/0/username"] == json(R"("root")"));
    CHECK(page["/1/username"] == json(R"("ann")"));
    CHECK(page["/1/is_active"] == json("false"));
    CHECK(page.field("Link") == "</api/v1/admin/users?limit=2&offset=2>; rel=\"next\"");
    const auto last = admin.get("admin/users?limit=2&offset=2");
    CHECK(last["/0/username"] == json(R"("bob")"));
    CHECK(last.field("Link").empty());
    CHECK(admin.get("admin/users/stats").body ==
          json(R"({"total_users": 3, "active_users": 2, "admin_users": 1, "system_users": 2})"));
}

TEST_CASE("a retry makes no second account")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const auto first = admin.post("admin/users", body(bob()), key("u3"));
    CHECK(admin.post("admin/users", body(bob()), key("u3")).text == first.text);
    const std::string path = "admin/users/" + std::to_string(first.number("/id"));
    const auto renamed = admin.put(path, R"({"full_name": "Rob"})", key("u4"));
    admin.put(path, R"({"full_name": "Robert"})");
    CHECK(admin.put(path, R"({"full_name": "Rob"})", key("u4")).text == renamed.text);
    CHECK(admin.put(path, R"({"full_name": "Bobby"})", key("u4")).status == 422);
    CHECK(admin.get("admin/users")["/1/full_name"] == json(R"("Robert")"));
}
