#include "tests/surfaces/floor/floor_under_test.hpp"

using namespace maitred;
using namespace maitred::test;

namespace {

std::string newcomer(const std::string& email, const std::string& role = "staff")
{
    return body({{"email", email},
                 {"password", good_password},
                 {"first_name", "Bob"},
                 {"last_name", "Ross"},
                 {"role", role}});
}

/// Ada's bistro with a manager and one of the staff.
struct Team {
    FloorUnderTest floor;
    Person owner = floor.ada;
    Person manager = floor.hired_by(owner, "manager", "mia@example.com");
    Person staff = floor.hired_by(owner, "staff", "sam@example.com");

    static std::string at(const Person& whom) { return "/auth/staff/" + whom.id; }
};

} // namespace

TEST_CASE("who is hired is shown without a password, and logs in")
{
    FloorUnderTest floor;
    const auto reply = floor.ada.post("/auth/staff", newcomer("bob@example.com"));
    CHECK(reply.status == 200);
    CHECK(keys(reply.body) == std::set<std::string>{"id", "email", "first_name", "last_name",
                                                    "role", "is_active", "created_at"});
    CHECK(reply.word("/role") == "staff");
    CHECK(reply["/is_active"] == true);
    CHECK(reply.word("/created_at") == "2030-06-14T12:00:00Z");
    const auto me = floor.logged_in("bob@example.com").get("/auth/me");
    CHECK(me["/id"] == reply["/id"]);
    CHECK(me.word("/role") == "staff");
    CHECK(me.word("/restaurant_name") == "Chez Ada");
}

TEST_CASE("who is hired without a role is of the staff")
{
    FloorUnderTest floor;
    const auto reply =
        floor.ada.post("/auth/staff", R"({"email":"bob@example.com","password":"correct horse"})");
    CHECK(reply.word("/role") == "staff");
}

TEST_CASE("only an owner makes managers, and nobody makes owners")
{
    Team team;
    CHECK(team.manager.post("/auth/staff", newcomer("a@example.com", "staff")).status == 200);
    CHECK(team.manager.post("/auth/staff", newcomer("b@example.com", "manager")).status == 403);
    CHECK(team.owner.post("/auth/staff", newcomer("c@example.com", "manager")).status == 200);
    for (const Person* person : {&team.owner, &team.manager})
        for (const char* role : {"owner", "admin", "Owner", "platform", ""})
            CHECK(complaints(person->post("/auth/staff", newcomer("d@example.com", role)))
                      .contains("role"));
    CHECK(team.staff.post("/auth/staff", newcomer("e@example.com")).status == 403);
}

TEST_CASE("nobody is hired into another restaurant, or as anything beside the role")
{
    FloorUnderTest floor;
    const Person ben = floor.founder_of("Chez Ben", "ben@example.com");
    auto fields = json(newcomer("eve@example.com")).as_object();
    fields["restaurant_id"] = boost::json::string{ben.restaurant};
    fields["is_admin"] = true;
    fields["permissions"] = boost::json::array{"all"};
    REQUIRE(floor.ada.post("/auth/staff", body(fields)).status == 200);
    const Person eve = floor.logged_in("eve@example.com");
    CHECK(eve.restaurant == floor.ada.restaurant);
    CHECK(eve.get("activity").status == 403);
}

TEST_CASE("a hire that is sent again with its key is one hire")
{
    FloorUnderTest floor;
    const auto first = floor.ada.post("/auth/staff", newcomer("bob@example.com"), key("k1"));
    REQUIRE(first.status == 200);
    CHECK(floor.ada.post("/auth/staff", newcomer("bob@example.com"), key("k1")).text == first.text);
    CHECK(floor.ada.post("/auth/staff", newcomer("rob@example.com"), key("k1")).status == 422);
    const auto taken = floor.ada.post("/auth/staff", newcomer("bob@example.com"));
    CHECK(taken.status == 400);
    CHECK(detail(taken) == "Email already registered");
    CHECK(floor.ada.get("/auth/staff").body.as_array().size() == 2);
}

TEST_CASE("a bad hire says which fields are wrong")
{
    FloorUnderTest floor;
    CHECK(complaints(floor.ada.post("/auth/staff", "{}")).size() == 2);
    const auto reply = floor.ada.post(
        "/auth/staff",
        R"({"email":"x","password":"short","role":7,"firstName":[],"last_name":{}})");
    CHECK(complaints(reply).size() == 5);
}

TEST_CASE("colleagues are listed in the order in which they came, and found by id")
{
    Team team;
    const auto list = team.manager.get("/auth/staff");
    REQUIRE(list.body.as_array().size() == 3);
    CHECK(list.word("/0/id") == team.owner.id);
    CHECK(list.word("/0/role") == "owner");
    CHECK(list.word("/2/id") == team.staff.id);
    CHECK(team.manager.get(Team::at(team.staff)).body == list["/2"]);
    CHECK(list.text.find("$argon2") == std::string::npos);
}

TEST_CASE("who works elsewhere, or nowhere, is not found")
{
    Team team;
    const Person ben = team.floor.founder_of("Chez Ben", "ben@example.com");
    for (const std::string& id :
         {ben.id, std::string{"00000000-0000-0000-0000-000000000000"}, std::string{"7"}}) {
        const std::string path = "/auth/staff/" + id;
        for (const auto& reply : {team.owner.get(path), team.owner.remove(path),
                                  team.owner.put(path, R"({"first_name":"X"})")}) {
            CHECK(reply.status == 404);
            CHECK(reply.text == R"({"success":false,"message":"Staff member not found"})");
        }
    }
    CHECK(ben.get("/auth/me").word("/first_name") == "");
}

TEST_CASE("who may change whom")
{
    Team team;
    const Person other = team.floor.hired_by(team.owner, "manager", "max@example.com");
    const std::string name = R"({"first_name":"New"})";
    CHECK(team.owner.put(Team::at(team.manager), name).word("/first_name") == "New");
    CHECK(team.manager.put(Team::at(team.staff), name).status == 200);
    CHECK(team.manager.put(Team::at(other), name).status == 403);
    CHECK(team.manager.put(Team::at(team.owner), name).status == 403);
    CHECK(team.staff.put(Team::at(team.staff), name).status == 403);
    CHECK(team.owner.put(Team::at(team.owner), R"({"role":"staff"})").status == 403);
    CHECK(team.owner.put(Team::at(team.owner), R"({"is_active":false})").status == 403);
    CHECK(team.manager.put(Team::at(team.manager), R"({"role":"owner"})").status == 422);
    CHECK(team.manager.put(Team::at(team.staff), R"({"role":"manager"})").status == 403);
    CHECK(team.owner.put(Team::at(team.staff), R"({"role":"manager"})").word("/role") == "manager");
}

TEST_CASE("who is promoted logs in anew, and may do more then")
{
    Team team;
    CHECK(team.staff.get("activity").status == 403);
    REQUIRE(team.owner.put(Team::at(team.staff), R"({"role":"manager"})").status == 200);
    CHECK(team.staff.get("tables").status == 401);
    CHECK(team.floor.logged_in("sam@example.com").get("activity").status == 200);
}

TEST_CASE("who is disabled is out at once, with the token in hand")
{
    Team team;
    CHECK(team.staff.get("tables").status == 200);
    REQUIRE(team.manager.put(Team::at(team.staff), R"({"isActive":false})").status == 200);
    const auto reply = team.staff.get("tables");
    CHECK(reply.status == 401);
    CHECK(reply.field("WWW-Authenticate") == "Bearer");
}

TEST_CASE("a colleague's password can be set anew, by whoever may change them")
{
    Team team;
    CHECK(team.manager.put(Team::at(team.staff), R"({"password":"battery staple"})").status == 200);
    CHECK(team.staff.get("tables").status == 401);
    CHECK(team.floor.logged_in("sam@example.com", "battery staple").get("tables").status == 200);
    CHECK(team.manager.put(Team::at(team.owner), R"({"password":"battery staple"})").status == 403);
    CHECK(team.owner.put(Team::at(team.owner), R"({"password":"battery staple"})").status == 403);
    CHECK(team.manager.put(Team::at(team.staff), R"({"password":"short"})").status == 422);
}

TEST_CASE("an e-mail cannot be changed to one that is taken")
{
    Team team;
    const auto reply = team.owner.put(Team::at(team.staff), R"({"email":"mia@example.com"})");
    CHECK(reply.status == 400);
    CHECK(detail(reply) == "Email already registered");
    CHECK(team.owner.put(Team::at(team.staff), R"({"email":"Zoe@Example.com"})").word("/email") ==
          "zoe@example.com");
}

TEST_CASE("who is removed is gone, and the address is free again")
{
    Team team;
    CHECK(team.manager.remove(Team::at(team.manager)).status == 403);
    CHECK(team.manager.remove(Team::at(team.owner)).status == 403);
    CHECK(team.owner.remove(Team::at(team.owner)).status == 403);
    CHECK(team.staff.remove(Team::at(team.staff)).status == 403);
    const auto reply = team.manager.remove(Team::at(team.staff));
    CHECK(reply.status == 200);
    CHECK_FALSE(reply.word("/message").empty());
    CHECK(team.staff.get("tables").status == 401);
    CHECK(team.floor.login("sam@example.com", good_password).status == 401);
    CHECK(team.owner.remove(Team::at(team.staff)).status == 404);
    CHECK(team.owner.get("/auth/staff").body.as_array().size() == 2);
    team.floor.founder_of("Chez Sam", "sam@example.com");
}
