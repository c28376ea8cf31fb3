#include "tests/surfaces/member/house_of_members.hpp"

using namespace maitred;
using namespace maitred::test;
using namespace std::chrono_literals;

namespace {

const std::set<std::string> of_a_user = {"id",    "username", "email",     "full_name",
                                         "phone", "role",     "is_active", "created_at"};

Fields as_form()
{
    return {{"content-type", "application/x-www-form-urlencoded"}};
}

Reply asks_for_token(HouseOfMembers& house, const std::string& form)
{
    return house.ask(http::Method::post, "/api/v1/auth/token", form, as_form());
}

} // namespace

TEST_CASE("who signs up is a member with what they said of themselves")
{
    HouseOfMembers house;
    const auto reply = house.signs_up("ann", {{"email", "Ann@Example.com"}});
    CHECK(reply.status == 200);
    CHECK(keys(reply.body) == of_a_user);
    CHECK(reply.number("/id") > 0);
    CHECK(reply.word("/username") == "ann");
    CHECK(reply.word("/email") == "ann@example.com");
    CHECK(reply.word("/full_name") == "ann Lee");
    CHECK(reply.word("/phone") == "555 0100");
    CHECK(reply.word("/role") == "system_user");
    CHECK(reply["/is_active"] == true);
    CHECK(reply.word("/created_at") == "2030-06-14T12:00:00Z");
    CHECK(reply.text.find("password") == std::string::npos);
}

TEST_CASE("nobody makes themselves an administrator by saying so")
{
    HouseOfMembers house;
    for (const char* role : {"admin", "owner", "chef"}) {
        const auto reply = house.signs_up(std::string{"by-"} + role, {{"role", role}});
        CHECK(reply.status == 200);
        CHECK(reply.word("/role") == "system_user");
    }
    CHECK(house.signs_up("odd", {{"role", 7}, {"is_active", false}})["/is_active"] == true);
    CHECK(house.logged_in("by-admin").get("admin/tables").status == 403);
}

TEST_CASE("a phone may be left out or empty")
{
    HouseOfMembers house;
    CHECK(house.signs_up("ann", {{"phone", ""}})["/phone"].is_null());
    CHECK(house.signs_up("ben", {{"phone", nullptr}})["/phone"].is_null());
    CHECK(house.signs_up("cleo", {{"phone", "  "}})["/phone"].is_null());
    const auto without = house.post("/api/v1/auth/register", body({{"username", "dan"},
                                                                   {"email", "dan@example.com"},
                                                                   {"full_name", "Dan"},
                                                                   {"password", good_password}}));
    CHECK(without.status == 200);
    CHECK(without["/phone"].is_null());
}

TEST_CASE("a username and an e-mail are one person's; the username is looked at first")
{
    HouseOfMembers house;
    REQUIRE(house.signs_up("ann").status == 200);
    const auto both = house.signs_up("ann");
    CHECK(both.status == 400);
    CHECK(detail(both) == "Username already registered");
    const auto email = house.signs_up("ben", {{"email", "ANN@example.com"}});
    CHECK(email.status == 400);
    CHECK(detail(email) == "Email already registered");
    CHECK(house.signs_up("Ann", {{"email", "other@example.com"}}).status == 200);
}

TEST_CASE("every field of a registration is looked at, and all complaints are made at once")
{
    HouseOfMembers house;
    const auto empty = house.post("/api/v1/auth/register", "{}");
    CHECK(complaints(empty).size() == 4);
    CHECK(empty.text.find("Field required") != std::string::npos);
    const std::vector<std::pair<const char*, boost::json::value>> bad = {
        {"username", ""},   {"username", "a b"},      {"username", boost::json::string(61, 'x')},
        {"username", 7},    {"email", "no"},          {"email", json("{}")},
        {"full_name", ""},  {"full_name", true},      {"full_name", boost::json::string(121, 'x')},
        {"phone", 5550100}, {"password", 1234567890}, {"phone", boost::json::string(33, '5')}};
    for (const auto& [field, value] : bad) {
        INFO(field << " " << boost::json::serialize(value));
        const auto reply = house.signs_up("ann", {{field, value}});
        CHECK(complaints(reply).size() == 1);
        CHECK(complaints(reply).contains(field));
    }
    CHECK(house.post("/api/v1/auth/register", "{").status == 400);
    CHECK(house.post("/api/v1/auth/register", "[]").status == 422);
    CHECK(house.signs_up("ann", {{"favourite", "soup"}}).status == 200);
}

TEST_CASE("a password has 8 to 128 characters, every one of which counts")
{
    HouseOfMembers house;
    const auto with = [&](const std::string& name, const std::string& password) {
        return house.signs_up(name, {{"password", password}});
    };
    CHECK(complaints(with("ann", "1234567")).contains("password"));
    CHECK(complaints(with("ann", std::string(129, 'x'))).contains("password"));
    CHECK(with("ann", "12345678").status == 200);
    const std::string longest(128, 'x');
    CHECK(with("ben", longest).status == 200);
    CHECK(house.logs_in("ben", longest).status == 200);
    CHECK(house.logs_in("ben", std::string(127, 'x') + "y").status == 401);
    CHECK(house.logs_in("ben", std::string(127, 'x')).status == 401);
    CHECK(with("pat", "password123").status == 200);
}

TEST_CASE("where it matters, a password is not one that everybody tries first")
{
    HouseOfMembers house{{.passwords = PasswordRule::uncommon}};
    CHECK(complaints(house.signs_up("ann", {{"password", "password123"}})).contains("password"));
    CHECK(house.signs_up("ann").status == 200);
}

TEST_CASE("a member logs in with a form and is told who they are")
{
    HouseOfMembers house;
    REQUIRE(house.signs_up("ann").status == 200);
    const auto reply = asks_for_token(house, "grant_type=password&username=ann&password=correct+"
                                             "horse&scope=&client_id=x&client_secret=y");
    CHECK(reply.status == 200);
    CHECK(keys(reply.body) == std::set<std::string>{"access_token", "token_type"});
    CHECK(reply.word("/token_type") == "bearer");
    const Visitor ann{.house = &house, .token = reply.word("/access_token")};
    const auto me = ann.get("auth/me");
    CHECK(me.status == 200);
    CHECK(keys(me.body) == of_a_user);
    CHECK(me.word("/username") == "ann");
    CHECK(me.word("/role") == "system_user");
    CHECK(house.admin().get("auth/me").word("/role") == "admin");
}

TEST_CASE("a token says by name who carries it")
{
    HouseOfMembers house;
    const Visitor ann = house.member("ann");
    const auto claims = house.tokens.read(ann.token, "member", house.clock.now());
    REQUIRE(claims);
    CHECK(claims->subject == "ann");
    CHECK(claims->expires == at("12:30"));
    CHECK_FALSE(house.tokens.read(ann.token, "floor", house.clock.now()));
}

TEST_CASE("a wrong password and an unknown name are told apart by nobody")
{
    HouseOfMembers house;
    REQUIRE(house.signs_up("ann").status == 200);
    const auto wrong = house.logs_in("ann", "wrong horse");
    const auto unknown = house.logs_in("bob");
    const auto impossible = asks_for_token(house, "username=a+b&password=correct+horse");
    for (const Reply& reply : {wrong, unknown, impossible, house.logs_in("Ann")}) {
        CHECK(reply.status == 401);
        CHECK(detail(reply) == "Incorrect username or password");
        CHECK(reply.field("WWW-Authenticate") == "Bearer");
    }
    CHECK(wrong.text == unknown.text);
}

TEST_CASE("somebody who was deactivated hears so only with the right password")
{
    HouseOfMembers house;
    const Visitor ann = house.member("ann");
    const Visitor root = house.admin();
    const std::string user = "admin/users/" + std::to_string(ann.id);
    REQUIRE(root.put(user, body({{"is_active", false}})).status == 200);
    const auto reply = house.logs_in("ann");
    CHECK(reply.status == 400);
    CHECK(detail(reply) == "Inactive user");
    CHECK(house.logs_in("ann", "wrong horse").status == 401);
    const auto me = ann.get("auth/me");
    CHECK(me.status == 401);
    CHECK(detail(me) == "Could not validate credentials");
}

TEST_CASE("the login takes a form and nothing else")
{
    HouseOfMembers house;
    REQUIRE(house.signs_up("ann").status == 200);
    const auto as_json =
        house.post("/api/v1/auth/token", body({{"username", "ann"}, {"password", good_password}}));
    CHECK(as_json.status == 415);
    CHECK_FALSE(detail(as_json).empty());
    const auto without = asks_for_token(house, "");
    CHECK(complaints(without) ==
          std::map<std::string, std::string>{{"username", "Field required"},
                                             {"password", "Field required"}});
    CHECK(complaints(asks_for_token(house, "username=ann")).contains("password"));
    CHECK(complaints(asks_for_token(house, "username=&password=x")).contains("username"));
    CHECK(asks_for_token(house, "username=%zz&password=x").status == 400);
    CHECK(asks_for_token(house, "username=ann%00&password=x").status == 400);
    CHECK(house.get("/api/v1/auth/token").status == 405);
}

TEST_CASE("who guesses has to wait, and is told how long")
{
    HouseOfMembers house;
    REQUIRE(house.signs_up("ann").status == 200);
    for (int i = 0; i < 6; ++i)
        CHECK(house.logs_in("ann", "guess " + std::to_string(i)).status == 401);
    const auto paused = house.logs_in("ann");
    CHECK(paused.status == 429);
    CHECK_FALSE(paused.field("Retry-After").empty());
    CHECK_FALSE(detail(paused).empty());
    house.clock.advance(5min);
    CHECK(house.logs_in("ann").status == 200);
}

TEST_CASE("signing up and logging in are counted apart for each address")
{
    HouseOfMembers house{{.attempts_per_minute = 2}};
    CHECK(house.signs_up("ann").status == 200);
    CHECK(house.signs_up("ann").status == 400);
    const auto limited = house.signs_up("ben");
    CHECK(limited.status == 429);
    CHECK_FALSE(limited.field("Retry-After").empty());
    CHECK_FALSE(detail(limited).empty());
    CHECK(house.logs_in("ann").status == 200);
    house.client_address = "192.0.2.2";
    CHECK(house.signs_up("ben").status == 200);
}

TEST_CASE("a retried registration is answered as the first time, and makes nobody twice")
{
    HouseOfMembers house;
    const std::string form = body({{"username", "ann"},
                                   {"email", "ann@example.com"},
                                   {"full_name", "Ann"},
                                   {"password", good_password}});
    const auto first = house.post("/api/v1/auth/register", form, key("k1"));
    CHECK(first.status == 200);
    const auto again = house.post("/api/v1/auth/register", form, key("k1"));
    CHECK(again.status == 200);
    CHECK(again.text == first.text);
    const auto other = house.post("/api/v1/auth/register",
                                  body({{"username", "ben"},
                                        {"email", "ben@example.com"},
                                        {"full_name", "Ben"},
                                        {"password", good_password}}),
                                  key("k1"));
    CHECK(other.status == 422);
    CHECK(house.post("/api/v1/auth/register", form, key("a b")).status == 400);
}
