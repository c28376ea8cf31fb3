#include "tests/surfaces/floor/floor_under_test.hpp"

using namespace maitred;
using namespace maitred::test;
using namespace std::chrono_literals;

namespace {

std::string bistro(const std::string& email)
{
    return body({{"restaurant_name", "Pizza Palace"},
                 {"email", email},
                 {"password", "password123"},
                 {"first_name", "John"},
                 {"last_name", "Doe"}});
}

/// The same, with one field written otherwise.
std::string bistro_with(std::string_view field, std::string_view value)
{
    auto fields = json(bistro("john@example.com")).as_object();
    fields[{field.data(), field.size()}] = json(value);
    return body(fields);
}

} // namespace

TEST_CASE("who registers a restaurant is told its id and their own")
{
    FloorUnderTest floor;
    const auto reply = floor.post("/auth/register", bistro("john@example.com"));
    CHECK(reply.status == 200);
    CHECK(keys(reply.body) == std::set<std::string>{"message", "restaurant_id", "user_id"});
    CHECK(reply.word("/message") == "Restaurant created successfully");
    CHECK(Uuid::parse(reply.word("/restaurant_id")).has_value());
    CHECK(Uuid::parse(reply.word("/user_id")).has_value());
    CHECK(reply.text.find("password") == std::string::npos);
}

TEST_CASE("a founder logs in and sees who they are")
{
    FloorUnderTest floor;
    const auto registered = floor.post("/auth/register", bistro("john@example.com"));
    const auto reply = floor.login("john@example.com", "password123");
    CHECK(reply.status == 200);
    CHECK(keys(reply.body) ==
          std::set<std::string>{"access_token", "token_type", "restaurant_id", "user_id"});
    CHECK(reply.word("/token_type") == "bearer");
    CHECK(reply["/restaurant_id"] == registered["/restaurant_id"]);
    CHECK(reply["/user_id"] == registered["/user_id"]);
    const auto me =
        floor.get("/auth/me", {{"authorization", "Bearer " + reply.word("/access_token")}});
    CHECK(me.body ==
          boost::json::value(boost::json::object{{"id", registered["/user_id"]},
                                                 {"email", "john@example.com"},
                                                 {"first_name", "John"},
                                                 {"last_name", "Doe"},
                                                 {"role", "owner"},
                                                 {"restaurant_id", registered["/restaurant_id"]},
                                                 {"restaurant_name", "Pizza Palace"}}));
}

TEST_CASE("a registration may be written in camelCase, and names may be left out")
{
    FloorUnderTest floor;
    CHECK(floor
              .post("/auth/register",
                    R"({"restaurantName":"Osteria","email":"Lia@Example.com ",
                        "password":"password123","firstName":"Lia","lastName":null})")
              .status == 200);
    const Person lia = floor.logged_in("lia@example.com", "password123");
    const auto me = lia.get("/auth/me");
    CHECK(me.word("/first_name") == "Lia");
    CHECK(me.word("/last_name") == "");
    CHECK(me.word("/restaurant_name") == "Osteria");
}

TEST_CASE("an e-mail has one account, however it is written")
{
    FloorUnderTest floor;
    for (const char* email : {"ada@example.com", " ADA@Example.Com "}) {
        const auto reply = floor.post("/auth/register", bistro(email));
        CHECK(reply.status == 400);
        CHECK(detail(reply) == "Email already registered");
    }
}

TEST_CASE("two restaurants may have one name, and are two")
{
    FloorUnderTest floor;
    const Person ben = floor.founder_of("Chez Ada", "ben@example.com");
    CHECK(ben.restaurant != floor.ada.restaurant);
    CHECK(ben.get("settings").word("/slug") != floor.ada.get("settings").word("/slug"));
}

TEST_CASE("a bad registration says which fields, and what is wrong with each")
{
    FloorUnderTest floor;
    const std::pair<const char*, const char*> bad[] = {
        {"restaurant_name", "null"}, {"restaurant_name", "\"  \""},
        {"restaurant_name", "7"},    {"email", "\"nobody\""},
        {"email", "null"},           {"email", "[]"},
        {"password", "\"short\""},   {"password", "12345678"},
        {"password", "null"},        {"first_name", "{}"},
        {"last_name", "true"}};
    for (const auto& [field, value] : bad) {
        INFO(field << " " << value);
        const auto reply = floor.post("/auth/register", bistro_with(field, value));
        CHECK(reply.status == 422);
        CHECK(complaints(reply).size() == 1);
        CHECK(complaints(reply).contains(field));
        CHECK(reply["/detail/0/loc/0"] == "body");
    }
    const auto nothing = floor.post("/auth/register", "{}");
    CHECK(complaints(nothing).size() == 3);
    CHECK(nothing.word("/detail/0/type") == "missing");
    CHECK(floor
              .post("/auth/register",
                    bistro_with("restaurant_name", '"' + std::string(121, 'x') + '"'))
              .status == 422);
    CHECK(floor.post("/auth/register", bistro_with("password", '"' + std::string(129, 'x') + '"'))
              .status == 422);
    CHECK(floor.login("john@example.com", "password123").status == 401);
}

TEST_CASE("what is no JSON object registers nobody")
{
    FloorUnderTest floor;
    CHECK(floor.post("/auth/register", "{").status == 400);
    CHECK(floor.post("/auth/register", "").status == 400);
    CHECK(floor.post("/auth/register", "[]").status == 422);
    CHECK(floor.post("/auth/login", "null").status == 422);
    const auto form = floor.ask(http::Method::post, "/auth/register", bistro("a@example.com"),
                                {{"content-type", "text/plain"}});
    CHECK(form.status == 415);
    CHECK_FALSE(detail(form).empty());
}

TEST_CASE("nobody becomes what they ask for in a body")
{
    FloorUnderTest floor;
    auto fields = json(bistro("eve@example.com")).as_object();
    fields["role"] = "platform";
    fields["is_admin"] = true;
    fields["restaurant_id"] = boost::json::string{floor.ada.restaurant};
    fields["id"] = boost::json::string{floor.ada.id};
    CHECK(floor.post("/auth/register", body(fields)).status == 200);
    const Person eve = floor.logged_in("eve@example.com", "password123");
    CHECK(eve.restaurant != floor.ada.restaurant);
    CHECK(eve.id != floor.ada.id);
    CHECK(eve.get("/restaurants/" + floor.ada.restaurant + "/tables").status == 403);
}

TEST_CASE("a registration that is sent again with its key founds one restaurant")
{
    FloorUnderTest floor;
    const auto first = floor.post("/auth/register", bistro("john@example.com"), key("k1"));
    REQUIRE(first.status == 200);
    const auto again = floor.post("/auth/register", bistro("john@example.com"), key("k1"));
    CHECK(again.status == 200);
    CHECK(again.text == first.text);
    CHECK(floor.post("/auth/register", bistro("mary@example.com"), key("k1")).status == 422);
    CHECK(floor.login("mary@example.com", "password123").status == 401);
    CHECK(floor.post("/auth/register", bistro("mary@example.com"), key("a b")).status == 400);
}

TEST_CASE("a login keeps no answers: each has its own token")
{
    FloorUnderTest floor;
    const std::string text = body({{"email", "ada@example.com"}, {"password", good_password}});
    const auto first = floor.post("/auth/login", text, key("k1"));
    floor.clock.advance(10s);
    const auto again = floor.post("/auth/login", text, key("k1"));
    CHECK(again.status == 200);
    CHECK(again.word("/access_token") != first.word("/access_token"));
    CHECK(floor
              .post("/auth/login",
                    body({{"email", "ada@example.com"}, {"password", "wrong password"}}), key("k1"))
              .status == 401);
}

TEST_CASE("a wrong password and an unknown address are told the same")
{
    FloorUnderTest floor;
    const auto wrong = floor.login("ada@example.com", "wrong password");
    const auto unknown = floor.login("nobody@example.com", good_password);
    const auto no_address = floor.login("nobody", good_password);
    for (const Reply* reply : {&wrong, &unknown, &no_address}) {
        CHECK(reply->status == 401);
        CHECK(reply->text == R"({"detail":"Incorrect email or password"})");
        CHECK(reply->field("WWW-Authenticate") == "Bearer");
    }
    CHECK(complaints(floor.post("/auth/login", "{}")).size() == 2);
    CHECK(floor.post("/auth/login", R"({"email":1,"password":2})").status == 422);
}

TEST_CASE("only who knows the password is told that the account is inactive")
{
    FloorUnderTest floor;
    const Person bob = floor.hired_by(floor.ada, "staff", "bob@example.com");
    REQUIRE(floor.ada.put("/auth/staff/" + bob.id, R"({"is_active":false})").status == 200);
    const auto right = floor.login("bob@example.com", good_password);
    CHECK(right.status == 401);
    CHECK(detail(right) == "Account is inactive");
    CHECK(right.field("WWW-Authenticate") == "Bearer");
    CHECK(detail(floor.login("bob@example.com", "wrong password")) ==
          "Incorrect email or password");
}

TEST_CASE("whoever guesses passwords waits, and is told how long")
{
    FloorUnderTest floor;
    floor.client_address = "198.51.100.7";
    for (int i = 0; i < 6; ++i)
        CHECK(floor.login("ada@example.com", "wrong password").status == 401);
    const auto reply = floor.login("ada@example.com", good_password);
    CHECK(reply.status == 429);
    CHECK(reply.field("Retry-After") == "1");
    CHECK_FALSE(detail(reply).empty());
    floor.client_address = "192.0.2.1";
    CHECK(floor.login("ada@example.com", good_password).status == 200);
    floor.client_address = "198.51.100.7";
    floor.clock.advance(1s);
    CHECK(floor.login("ada@example.com", good_password).status == 200);
}

TEST_CASE("logins and registrations are counted by the minute, each for itself")
{
    FloorUnderTest floor{1, 2};
    CHECK(floor.login("ada@example.com", good_password).status == 200);
    const auto reply = floor.login("ada@example.com", good_password);
    CHECK(reply.status == 429);
    CHECK(reply.field("Retry-After") == "60");
    CHECK(floor.post("/auth/register", bistro("john@example.com")).status == 200);
    CHECK(floor.post("/auth/register", bistro("mary@example.com")).status == 429);
}

TEST_CASE("who changes the password must know the old one, and all tokens end")
{
    FloorUnderTest floor;
    const Person elsewhere = floor.logged_in("ada@example.com");
    const auto change = [&](const char* old_password, const char* new_password) {
        return floor.ada.put("/auth/password", body({{"old_password", old_password},
                                                     {"new_password", new_password}}));
    };
    const auto wrong = change("wrong password", "battery staple");
    CHECK(wrong.status == 400);
    CHECK(detail(wrong) == "Incorrect password");
    CHECK(floor.ada
              .put("/auth/password", body({{"current_password", "wrong password"},
                                           {"new_password", "battery staple"}}))
              .status == 400);
    CHECK(change(good_password, "short").status == 422);
    CHECK(complaints(floor.ada.put("/auth/password", "{}")).size() == 2);
    CHECK(floor.ada.get("/auth/me").status == 200);
    CHECK(change(good_password, "battery staple").status == 200);
    CHECK(floor.ada.get("/auth/me").status == 401);
    CHECK(elsewhere.get("tables").status == 401);
    CHECK(floor.login("ada@example.com", good_password).status == 401);
    CHECK(floor.logged_in("ada@example.com", "battery staple").get("/auth/me").status == 200);
}

TEST_CASE("whoever sits down at an open screen cannot guess the old password for ever")
{
    FloorUnderTest floor;
    int waits = 0;
    for (int i = 0; i < 10; ++i)
        waits += floor.ada
                     .put("/auth/password", R"({"oldPassword":"a guess of mine",
                                                    "newPassword":"battery staple"})")
                     .status == 429;
    CHECK(waits > 0);
}
