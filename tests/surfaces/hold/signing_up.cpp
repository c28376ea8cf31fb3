#include "tests/surfaces/hold/customers_bistro.hpp"

using namespace maitred;
using namespace maitred::test;
using namespace std::chrono_literals;

namespace {

const std::set<std::string> of_a_customer = {"id",
                                             "first_name",
                                             "last_name",
                                             "email",
                                             "phone",
                                             "is_active",
                                             "total_reservations",
                                             "completed_reservations",
                                             "cancelled_reservations",
                                             "no_show_reservations",
                                             "expired_reservations",
                                             "last_visit",
                                             "created_at"};

boost::json::object eve()
{
    return {{"first_name", "Eve"},
            {"last_name", "Ruiz"},
            {"email", "eve@example.net"},
            {"phone", "555 0142"},
            {"password", good_password}};
}

std::int64_t customers_of(HouseOfMembers& house)
{
    return static_cast<std::int64_t>(
        house.accounts->people(house.house, Audience::hold, {}, 100, 0).size());
}

} // namespace

TEST_CASE("who registers is a customer with what they said of themselves, and no visits yet")
{
    HouseOfMembers house;
    const Reply made = house.registers("Eve", {{"email", "Eve@Example.NET"}});
    CHECK(made.status == 201);
    CHECK(keys(made.body) == of_a_customer);
    CHECK(made.number("/id") > 0);
    CHECK(made.word("/first_name") == "Eve");
    CHECK(made.word("/last_name") == "Díaz");
    CHECK(made.word("/email") == "eve@example.net");
    CHECK(made.word("/phone") == "555 0142");
    CHECK(made["/is_active"] == true);
    CHECK(made.number("/total_reservations") == 0);
    CHECK(made["/last_visit"].is_null());
    CHECK(made.word("/created_at") == "2030-06-14T12:00:00Z");
    CHECK(made.text.find("password") == std::string::npos);
}

TEST_CASE("nobody registers as more than a customer, or as less, by saying so")
{
    HouseOfMembers house;
    const Reply made = house.registers("eve", {{"role", "platform"},
                                               {"is_active", false},
                                               {"is_staff", true},
                                               {"id", 1},
                                               {"total_reservations", 99}});
    CHECK(made.status == 201);
    CHECK(made["/is_active"] == true);
    CHECK(made.number("/total_reservations") == 0);
    Visitor visitor = house.nobody_of_holds();
    visitor.token = house.customer_logs_in("eve@example.net").word("/access_token");
    CHECK(visitor.get("customers/").status == 403);
}

TEST_CASE("a customer's phone may be left out or empty")
{
    HouseOfMembers house;
    CHECK(house.registers("ann", {{"phone", ""}}).word("/phone") == "");
    CHECK(house.registers("ben", {{"phone", nullptr}}).word("/phone") == "");
    CHECK(house.registers("cat", {{"phone", "  "}}).word("/phone") == "");
    boost::json::object without = eve();
    without.erase("phone");
    const Reply made = house.post("/api/customers/register/", body(without));
    CHECK(made.status == 201);
    CHECK(made.word("/phone") == "");
}

TEST_CASE("a registration that lacks something is refused, and names what")
{
    HouseOfMembers house;
    for (const char* field : {"first_name", "last_name", "email", "password"}) {
        const Reply no = house.registers("eve", {{field, nullptr}});
        CHECK(no.status == 400);
        CHECK(no.word("/error") == "Faltan campos requeridos");
        CHECK(no["/fields"] == json("[\"" + std::string{field} + "\"]"));
    }
    const Reply empty = house.post("/api/customers/register/", "{}");
    CHECK(empty.word("/error") == "Faltan campos requeridos");
    CHECK(empty.list("/fields").size() == 4);
    CHECK(customers_of(house) == 0);
}

TEST_CASE("every field of a customer's registration is looked at")
{
    HouseOfMembers house;
    const std::vector<std::pair<const char*, boost::json::value>> bad = {
        {"first_name", ""},
        {"first_name", "   "},
        {"first_name", 7},
        {"first_name", boost::json::string(121, 'x')},
        {"first_name", "a\nb"},
        {"last_name", ""},
        {"last_name", true},
        {"last_name", boost::json::string(121, 'x')},
        {"email", "no"},
        {"email", "eve@localhost"},
        {"email", json("{}")},
        {"phone", 5550142},
        {"phone", boost::json::string(33, '5')},
        {"password", 1234567890}};
    for (const auto& [field, value] : bad) {
        INFO(field << " " << boost::json::serialize(value));
        const Reply no = house.registers("eve", {{field, value}});
        CHECK(no.status == 400);
        CHECK(no.word("/error") == "Campo no válido: " + std::string{field});
        CHECK(no["/fields"] == json("[\"" + std::string{field} + "\"]"));
    }
    for (const char* text : {"{", "[]", "7", "\"eve\"", ""}) {
        const Reply no = house.post("/api/customers/register/", text);
        CHECK(no.status == 400);
        CHECK(no.word("/error") != "");
    }
    CHECK(customers_of(house) == 0);
}

TEST_CASE("a customer's password has 8 to 128 characters, and is not what everybody tries first")
{
    HouseOfMembers house{{.passwords = PasswordRule::uncommon}};
    for (const std::string& bad : {std::string{"1234567"}, std::string{}, std::string(129, 'x'),
                                   std::string{"password123"}}) {
        const Reply no = house.registers("eve", {{"password", bad}});
        CHECK(no.status == 400);
        CHECK(no.word("/error") ==
              "Una contraseña tiene entre 8 y 128 caracteres, y no es de las más comunes");
    }
    CHECK(house.registers("eve").status == 201);
}

TEST_CASE("an e-mail is one customer's, and may be a member's or the staff's too")
{
    HouseOfMembers house;
    REQUIRE(house.registers("eve").status == 201);
    const Reply no = house.registers("eva", {{"email", "EVE@example.net"}});
    CHECK(no.status == 409);
    CHECK(no.word("/error") == "El correo electrónico ya está registrado");
    REQUIRE(house.signs_up("ann", {{"email", "both@example.net"}}).status == 200);
    CHECK(house.registers("both").status == 201);
}

TEST_CASE("a registration that is sent again gets the first answer, and no second customer")
{
    HouseOfMembers house;
    const auto sends = [&](boost::json::object fields) {
        return house.post("/api/customers/register/", body(fields), key("k"));
    };
    const Reply first = sends(eve());
    CHECK(first.status == 201);
    const Reply again = sends(eve());
    CHECK(again.status == 201);
    CHECK(again.text == first.text);
    boost::json::object other = eve();
    other["email"] = "other@example.net";
    const Reply no = sends(other);
    CHECK(no.status == 422);
    CHECK(no.word("/error") == "Esta Idempotency-Key ya se usó con otro cuerpo");
    CHECK(house.post("/api/customers/register/", body(eve()), key(std::string(256, 'k'))).status ==
          400);
    CHECK(customers_of(house) == 1);
    house.client_address = "192.0.2.2"; // somebody else, whose key it is not
    CHECK(sends(eve()).status == 409);
}

TEST_CASE("a registration that was refused is not remembered")
{
    HouseOfMembers house;
    const auto sends = [&](const char* email) {
        boost::json::object fields = eve();
        fields["email"] = email;
        return house.post("/api/customers/register/", body(fields), key("k"));
    };
    REQUIRE(house.registers("taken").status == 201);
    CHECK(sends("taken@example.net").status == 409);
    CHECK(sends("free@example.net").status == 201);
}

TEST_CASE("a customer logs in and is told who they are")
{
    HouseOfMembers house;
    const Reply made = house.registers("eve");
    const Reply in = house.customer_logs_in("EVE@example.net");
    CHECK(in.status == 200);
    CHECK(keys(in.body) == std::set<std::string>{"access_token", "token_type", "customer"});
    CHECK(in.word("/token_type") == "bearer");
    CHECK(in["/customer"] == made.body);
    Visitor visitor = house.nobody_of_holds();
    visitor.token = in.word("/access_token");
    CHECK(visitor.get("customers/me/").body == made.body);
    CHECK(visitor.get("/api/v1/auth/me").status == 401); // a token of this surface alone
}

TEST_CASE("the answer to a login counts what the customer has booked")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    REQUIRE(holds(cleo, "1").status == 201);
    CHECK(house.customer_logs_in("cleo@example.net").number("/customer/total_reservations") == 1);
}

TEST_CASE("a wrong password, an unknown address and what is no address are told apart by nobody")
{
    HouseOfMembers house;
    REQUIRE(house.registers("eve").status == 201);
    REQUIRE(house.signs_up("ann").status == 200); // a member is no customer
    const Reply wrong = house.customer_logs_in("eve@example.net", "wrong horse");
    for (const Reply& no :
         {wrong, house.customer_logs_in("eva@example.net"), house.customer_logs_in("no address"),
          house.customer_logs_in(""), house.customer_logs_in("ann@example.com"),
          house.customer_logs_in("eve@example.net", ""),
          house.customer_logs_in("eve@example.net", std::string(5000, 'x')),
          house.customer_logs_in("eve@example.net", "correct horse\n")}) {
        CHECK(no.status == 401);
        CHECK(no.text == wrong.text);
        CHECK(no.word("/error") == "Correo electrónico o contraseña incorrectos");
        CHECK(no.field("WWW-Authenticate") == "Bearer");
    }
}

TEST_CASE("a login that lacks something, or is no login, is refused")
{
    HouseOfMembers house;
    const auto sends = [&](const char* text) { return house.post("/api/customers/login/", text); };
    for (const char* text : {"{}", R"({"email":"eve@example.net"})", R"({"password":"x"})",
                             R"({"email":null,"password":"x"})"}) {
        CHECK(sends(text).status == 400);
        CHECK(sends(text).word("/error") == "Faltan campos requeridos");
    }
    CHECK(sends(R"({"email":7,"password":"x"})").word("/error") == "Campo no válido: email");
    CHECK(sends(R"({"email":"eve@example.net","password":[]})").status == 400);
    CHECK(sends("{").word("/error") == "El cuerpo no es JSON válido");
}

TEST_CASE("a customer who was deactivated hears so only with the right password")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    REQUIRE(house.platform().patch(path_of(cleo), body({{"is_active", false}})).status == 200);
    const Reply no = house.customer_logs_in("cleo@example.net");
    CHECK(no.status == 403);
    CHECK(no.word("/error") == "La cuenta está desactivada");
    CHECK(house.customer_logs_in("cleo@example.net", "wrong horse").status == 401);
    CHECK(cleo.get("customers/me/").status == 401);
}

TEST_CASE("who guesses a customer's password has to wait, and is told how long")
{
    HouseOfMembers house;
    REQUIRE(house.registers("eve").status == 201);
    for (int i = 0; i < 6; ++i)
        CHECK(house.customer_logs_in("eve@example.net", "guess " + std::to_string(i)).status ==
              401);
    const Reply paused = house.customer_logs_in("eve@example.net");
    CHECK(paused.status == 429);
    CHECK(paused.field("Retry-After") != "");
    CHECK(paused.word("/error") == "Demasiados intentos. Espere un poco");
    house.clock.advance(5min);
    CHECK(house.customer_logs_in("eve@example.net").status == 200);
}

TEST_CASE("registering and logging in speak English to whoever likes it better")
{
    HouseOfMembers house;
    const Fields english = {{"accept-language", "en"}};
    CHECK(house.post("/api/customers/register/", "{}", english).word("/error") ==
          "Required fields are missing");
    CHECK(house
              .post("/api/customers/login/",
                    body({{"email", "eve@example.net"}, {"password", "x"}}), english)
              .word("/error") == "Incorrect e-mail or password");
}
