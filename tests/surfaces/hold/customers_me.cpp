#include "tests/surfaces/hold/customers_bistro.hpp"

using namespace maitred;
using namespace maitred::test;
using namespace std::chrono_literals;

namespace {

constexpr const char* me = "customers/me/";
constexpr const char* new_password = "battery staple";

} // namespace

TEST_CASE("customers change what is known of them; what they do not give stays")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Reply put = cleo.put(me, body({{"first_name", "Cleopatra"}}));
    CHECK(put.status == 200);
    CHECK(put.word("/first_name") == "Cleopatra");
    CHECK(put.word("/last_name") == "Díaz");
    CHECK(put.word("/phone") == "555 0142");
    const Reply patched = cleo.patch(me, body({{"last_name", "Ruiz"}, {"phone", "555 0199"}}));
    CHECK(patched.status == 200);
    CHECK(patched.word("/first_name") == "Cleopatra");
    CHECK(patched.word("/last_name") == "Ruiz");
    CHECK(patched.word("/phone") == "555 0199");
    CHECK(cleo.get(me).body == patched.body);
    CHECK(cleo.put(me, "{}").body == patched.body);
    CHECK(cleo.patch(me, body({{"first_name", nullptr}})).body == patched.body);
}

TEST_CASE("a phone that is emptied is forgotten")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    CHECK(cleo.patch(me, body({{"phone", ""}})).word("/phone") == "");
    REQUIRE(cleo.patch(me, body({{"phone", "555 0100"}})).word("/phone") == "555 0100");
    CHECK(cleo.put(me, body({{"phone", nullptr}})).word("/phone") == "");
}

TEST_CASE("the whole answer can be sent back as it came")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    REQUIRE(holds(cleo, "1").status == 201);
    const Reply before = cleo.get(me);
    CHECK(before.number("/total_reservations") == 1);
    const Reply put = cleo.put(me, before.text);
    CHECK(put.status == 200);
    CHECK(put.body == before.body);
}

TEST_CASE("customers do not change their number, activity or visits")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Reply put = cleo.put(me, body({{"id", 4711},
                                         {"is_active", false},
                                         {"role", "platform"},
                                         {"total_reservations", 99}}));
    CHECK(put.status == 200);
    CHECK(put.number("/id") == cleo.id);
    CHECK(put["/is_active"] == true);
    CHECK(put.number("/total_reservations") == 0);
    CHECK(cleo.get("customers/").status == 403);
}

TEST_CASE("another e-mail takes the current password")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Reply without = cleo.patch(me, body({{"email", "new@example.net"}}));
    CHECK(without.status == 400);
    CHECK(without["/fields"] == json(R"(["current_password"])"));
    const Reply wrong =
        cleo.patch(me, body({{"email", "new@example.net"}, {"current_password", "wrong horse"}}));
    CHECK(wrong.status == 403);
    CHECK(wrong.word("/error") == "La contraseña actual no es correcta");
    CHECK(cleo.get(me).word("/email") == "cleo@example.net");
    const Reply right =
        cleo.patch(me, body({{"email", "New@example.net"}, {"current_password", good_password}}));
    CHECK(right.status == 200);
    CHECK(right.word("/email") == "new@example.net");
    CHECK(house.customer_logs_in("new@example.net").status == 200);
    CHECK(house.customer_logs_in("cleo@example.net").status == 401);
}

TEST_CASE("another password takes the current one, and ends every token")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    CHECK(cleo.patch(me, body({{"password", new_password}})).status == 400);
    CHECK(
        cleo.patch(me, body({{"password", new_password}, {"current_password", "wrong"}})).status ==
        403);
    const Reply right =
        cleo.patch(me, body({{"password", new_password}, {"current_password", good_password}}));
    CHECK(right.status == 200);
    CHECK(right.text.find("password") == std::string::npos);
    CHECK(cleo.get(me).status == 401);
    CHECK(house.customer_logs_in("cleo@example.net").status == 401);
    CHECK(again(cleo, new_password).get(me).status == 200);
}

TEST_CASE("whoever found a token does not find the password with it")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const auto guesses = [&](const std::string& password) {
        return cleo.patch(me,
                          body({{"email", "thief@example.net"}, {"current_password", password}}));
    };
    house.client_address = "198.51.100.7";
    for (int i = 0; i < 6; ++i)
        CHECK(guesses("guess " + std::to_string(i)).status == 403);
    const Reply paused = guesses(good_password);
    CHECK(paused.status == 429);
    CHECK(paused.field("Retry-After") != "");
    CHECK(cleo.get(me).word("/email") == "cleo@example.net");
    house.clock.advance(5min);
    CHECK(guesses(good_password).status == 200);
}

TEST_CASE("every field of a change is looked at, and a bad one changes nothing")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    REQUIRE(house.registers("dora").status == 201);
    const Reply before = cleo.get(me);
    for (const boost::json::object& wrong :
         {boost::json::object{{"first_name", ""}}, boost::json::object{{"first_name", 7}},
          boost::json::object{{"last_name", "a\tb"}}, boost::json::object{{"email", "no"}},
          boost::json::object{{"email", false}}, boost::json::object{{"phone", 5550100}},
          boost::json::object{{"password", "short"}},
          boost::json::object{{"current_password", 7}}}) {
        boost::json::object change = wrong;
        change.emplace("first_name", "Changed");
        change.emplace("current_password", good_password);
        INFO(boost::json::serialize(change));
        CHECK(cleo.patch(me, body(change)).status == 400);
        CHECK(cleo.put(me, body(change)).status == 400);
    }
    const Reply taken =
        cleo.put(me, body({{"email", "dora@example.net"}, {"current_password", good_password}}));
    CHECK(taken.status == 409);
    CHECK(taken.word("/error") == "El correo electrónico ya está registrado");
    CHECK(cleo.put(me, "{").status == 400);
    CHECK(cleo.get(me).body == before.body);
}

TEST_CASE("a change that is sent again gets the first answer again")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const std::string change = body({{"first_name", "Cleopatra"}});
    const Reply first = cleo.patch(me, change, key("k"));
    REQUIRE(first.status == 200);
    REQUIRE(cleo.patch(me, body({{"first_name", "Cleo"}})).status == 200);
    REQUIRE(holds(cleo, "1").status == 201);
    const Reply again = cleo.patch(me, change, key("k"));
    CHECK(again.status == 200);
    CHECK(again.text == first.text);
    CHECK(cleo.get(me).word("/first_name") == "Cleo");
    CHECK(cleo.patch(me, body({{"first_name", "Other"}}), key("k")).status == 422);
    CHECK(house.customer("dora").patch(me, change, key("k")).word("/email") ==
          "dora@example.net"); // her own key
}

TEST_CASE("a change of the password that is sent again with the new token gets the first answer")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const std::string change =
        body({{"password", new_password}, {"current_password", good_password}});
    const Reply first = cleo.patch(me, change, key("k"));
    REQUIRE(first.status == 200);
    const Reply repeated = again(cleo, new_password).patch(me, change, key("k"));
    CHECK(repeated.status == 200);
    CHECK(repeated.text == first.text);
}

TEST_CASE("only customers have a page of their own")
{
    HouseOfMembers house;
    const Visitor chief = house.platform();
    const Visitor olive = house.owner();
    const Reply nobody = house.get("/api/customers/me/");
    CHECK(nobody.status == 401);
    CHECK(nobody.field("WWW-Authenticate") == "Bearer");
    CHECK(nobody.word("/error") == "Se requiere autenticación");
    CHECK(house.member().get("/api/customers/me/").status == 401);
    for (const Visitor& other : {chief, olive}) {
        CHECK(other.get("/api/customers/me/").status == 403);
        CHECK(other.put("/api/customers/me/", body({{"first_name", "X"}})).status == 403);
        CHECK(other.patch("/api/customers/me/", "{}").status == 403);
    }
}
