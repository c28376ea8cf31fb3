#include "tests/surfaces/hold/holds.hpp"

using namespace maitred;
using namespace maitred::test;
using std::chrono::minutes;

TEST_CASE("a customer has a table held at once, for a quarter of an hour")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Reply made = holds(cleo, "1");
    CHECK(made.status == 201);
    CHECK(keys(made.body) ==
          std::set<std::string>{"id", "status", "expires_at", "message", "manage_token"});
    CHECK(made.word("/status") == "pending");
    CHECK(made.word("/expires_at") == "2030-06-14T12:15:00Z");
    CHECK(made.word("/message") == "Reserva creada exitosamente");
    const Reply seen = house.get("/api/reservations/" + made.word("/id") + "/");
    CHECK(seen.status == 200);
    CHECK(seen.word("/status") == "pending");
    CHECK(seen.word("/expires_at") == "2030-06-14T12:15:00Z");
    CHECK(house.left_at("19:00") == 2); // guests have one table less at once
}

TEST_CASE("anybody holds a table for a customer whose number they know")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Reply made = holds(house.nobody_of_holds(), "1", {{"customer_id", cleo.id}});
    CHECK(made.status == 201);
    const Reply seen = cleo.get("reservations/" + made.word("/id") + "/");
    CHECK(seen.number("/customer_id") == cleo.id);
    CHECK(seen.word("/customer_name") == "cleo Díaz");
    CHECK(seen.number("/party_size") == 2);
    CHECK(seen.number("/restaurant_id") == house.house.number);
}

TEST_CASE("a reservation that lacks something is refused, and leaves nothing behind")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    for (const char* field : {"table_id", "reservation_date", "reservation_time"}) {
        const Reply no = holds(cleo, "1", {{field, nullptr}});
        CHECK(no.status == 400);
        CHECK(no.word("/error") == "Faltan campos requeridos");
        CHECK(no["/fields"] == json("[\"" + std::string{field} + "\"]"));
    }
    CHECK(holds(house.nobody_of_holds(), "1").word("/error") == "Faltan campos requeridos");
    CHECK(house.left_at("19:00") == 3);
}

TEST_CASE("what is not there is named")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Visitor nobody = house.nobody_of_holds();
    const auto error = [](const Reply& reply) {
        CHECK(reply.status == 400);
        return reply.word("/error");
    };
    CHECK(error(holds(cleo, "1", {{"restaurant_id", 4711}})) == "Restaurante no encontrado: 4711");
    CHECK(error(holds(nobody, "1", {{"customer_id", 4711}})) == "Cliente no encontrado: 4711");
    CHECK(error(holds(cleo, "1", {{"table_id", 4711}})) == "Mesa no encontrada: 4711");
    const Visitor ann = house.member("ann"); // no customer, though an account
    CHECK(error(holds(nobody, "1", {{"customer_id", ann.id}})) ==
          "Cliente no encontrado: " + std::to_string(ann.id));
}

TEST_CASE("dates and times that do not exist, and parties beyond the table, are refused")
{
    HouseOfMembers house{{.zone = "Europe/Madrid"}};
    const Visitor cleo = house.customer();
    for (const boost::json::object& wrong :
         {boost::json::object{{"reservation_date", "2031-02-29"}},
          boost::json::object{{"reservation_date", "14.06.2030"}},
          boost::json::object{{"reservation_date", 20300614}},
          boost::json::object{{"reservation_time", "25:00:00"}},
          boost::json::object{{"reservation_time", "19:00:30"}},
          boost::json::object{{"reservation_date", "2031-03-30"},
                              {"reservation_time", "02:30:00"}}, // the clock skips it
          boost::json::object{{"party_size", 0}}, boost::json::object{{"party_size", 11}},
          boost::json::object{{"party_size", "two"}}, boost::json::object{{"party_size", 2.5}},
          boost::json::object{{"table_id", -1}}, boost::json::object{{"table_id", true}},
          boost::json::object{{"reservation_date", "2030-06-13"}}}) {
        INFO(boost::json::serialize(wrong));
        CHECK(holds(cleo, "1", wrong).status == 400);
    }
    CHECK(house.left_at("17:00") == 3);
}

TEST_CASE("a table that somebody has at any time of the sitting is not held")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    CHECK(holds(cleo, "1").status == 201);
    const Reply no = holds(cleo, "1", {{"reservation_time", "19:15"}});
    CHECK(no.status == 409);
    CHECK(no.word("/error") == "Mesa no disponible en esa fecha/hora");
    CHECK(holds(cleo, "1", {{"reservation_time", "19:30:00"}}).status == 201);
    CHECK(holds(cleo, "2").status == 201);
}

TEST_CASE("English is spoken to whoever likes it better")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Fields english = {{"accept-language", "en-GB,es;q=0.5"}};
    CHECK(cleo.post("reservations/", "{}", english).word("/error") ==
          "Required fields are missing");
    CHECK(cleo.get("reservations/0190163d-8694-739b-aea5-966c26f8ad90/", english).word("/error") ==
          "Reservation not found");
    CHECK(cleo.get("customers/me/nowhere/", english).word("/error") == "There is nothing here");
    CHECK(cleo.get("customers/me/nowhere/").word("/error") == "Aquí no hay nada");
}

TEST_CASE("a hold is confirmed by its customer, by its token, and by an administrator")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Reply one = holds(cleo, "1");
    const Reply two = holds(cleo, "2");
    const Reply three = holds(cleo, "3");
    const Reply confirmed = brings(cleo, one, "confirmed");
    CHECK(confirmed.status == 200);
    CHECK(confirmed.word("/status") == "confirmed");
    CHECK(brings(house.nobody_of_holds(), two, "confirmed",
                 {{"x-reservation-token", two.word("/manage_token")}})
              .status == 200);
    CHECK(brings(house.platform(), three, "confirmed").status == 200);
    house.clock.advance(minutes{60});
    house.tend();
    CHECK(house.left_at("19:00") == 0);
}

TEST_CASE("nobody else changes a reservation, though ids are public")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Visitor dora = house.customer("dora");
    const Reply made = holds(cleo, "1");
    const Reply other = holds(dora, "2");
    CHECK(brings(house.nobody_of_holds(), made, "cancelled").status == 401);
    const Reply no = brings(house.nobody_of_holds(), made, "cancelled",
                            {{"x-reservation-token", other.word("/manage_token")}});
    CHECK(no.status == 401);
    CHECK(no.field("WWW-Authenticate") == "Bearer");
    CHECK(brings(dora, made, "cancelled").status == 403);
    CHECK(dora.remove("reservations/" + made.word("/id") + "/").status == 403);
    CHECK(brings(cleo, made, "no_show").status == 403); // for the restaurant to say
    CHECK(house.get("/api/reservations/" + made.word("/id") + "/").word("/status") == "pending");
}

TEST_CASE("from its instant on a hold is expired for every reader, and its table free")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Reply made = holds(cleo, "1");
    house.clock.advance(minutes{15});
    CHECK(cleo.get("reservations/" + made.word("/id") + "/").word("/status") == "expired");
    CHECK(house.left_at("19:00") == 3);
    CHECK(cleo.get("reservations/?status=pending").body == json("[]"));
    CHECK(cleo.get("reservations/?status=expired").list("").size() == 1);
    house.tend();
    const Reply recorded = cleo.get("reservations/" + made.word("/id") + "/");
    CHECK(recorded.word("/status") == "expired");
    CHECK(recorded.word("/expires_at") == "2030-06-14T12:15:00Z");
}

TEST_CASE("whoever confirms late has the table if it is still free, and not otherwise")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Reply late = holds(cleo, "1");
    const Reply too_late = holds(cleo, "2");
    house.clock.advance(minutes{20});
    CHECK(holds(house.customer("dora"), "2").status == 201);
    CHECK(brings(cleo, late, "confirmed").word("/status") == "confirmed");
    const Reply no = brings(cleo, too_late, "confirmed");
    CHECK(no.status == 409);
    CHECK(no.word("/error") == "Mesa no disponible en esa fecha/hora");
}

TEST_CASE("a way that the table of transitions does not know is refused with both states")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Visitor chief = house.platform();
    const Reply made = holds(cleo, "1");
    CHECK(cleo.remove("reservations/" + made.word("/id") + "/").word("/status") == "cancelled");
    const Reply no = brings(cleo, made, "confirmed");
    CHECK(no.status == 409);
    CHECK(no.word("/error") == "Una reserva no puede pasar de cancelled a confirmed");
    CHECK(brings(chief, made, "completed").status == 409);
    CHECK(brings(cleo, made, "cancelled").status == 200); // it is what it is
    for (const char* word : {"pending", "expired", "seated", "CONFIRMED", ""})
        CHECK(brings(cleo, made, word).status == 400);
    CHECK(cleo.patch("reservations/" + made.word("/id") + "/", "{}").word("/error") ==
          "Faltan campos requeridos");
}

TEST_CASE("what is no UUID is told from what is none of ours")
{
    HouseOfMembers house;
    const Reply no = house.get("/api/reservations/12345/");
    CHECK(no.status == 400);
    CHECK(no.word("/error") == "ID de reserva inválido");
    CHECK(house.get("/api/reservations/0190163d-8694-739b-aea5-966c26f8ad90/").status == 404);
}

TEST_CASE("a retry gets the first answer again, with the token, and no second table")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Reply first = holds(cleo, "1", {}, key("k"));
    const Reply again = holds(cleo, "1", {}, key("k"));
    CHECK(again.status == 201);
    CHECK(again.body == first.body);
    CHECK(holds(cleo, "2", {}, key("k")).status == 422);
    CHECK(house.left_at("19:00") == 2);
}

TEST_CASE("an administrator moves a reservation to another time, table and party")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Visitor chief = house.platform();
    const Reply made = holds(cleo, "1");
    const std::string path = "reservations/" + made.word("/id") + "/";
    const Reply moved = chief.put(path, body({{"reservation_date", "2030-06-14"},
                                              {"reservation_time", "20:00:00"},
                                              {"table_id", house.table_id("2")},
                                              {"party_size", 4}}));
    CHECK(moved.status == 200);
    CHECK(moved.word("/reservation_time") == "20:00:00");
    CHECK(moved.number("/table_id") == house.table_id("2"));
    CHECK(moved.number("/party_size") == 4);
    CHECK(moved.word("/status") == "pending");
    const Reply nowhere = chief.put(path, body({{"table_id", 4711}}));
    CHECK(nowhere.status == 400);
    CHECK(nowhere.word("/error") == "Mesa no encontrada: 4711");
    CHECK(cleo.put(path, body({{"party_size", 3}})).status == 403);
    CHECK(house.left_at("19:00") == 3);
}

TEST_CASE("a hold that a rate limit turns away counts for those without a token only")
{
    HouseOfMembers house{{.attempts_per_minute = 2}};
    const Visitor cleo = house.customer();
    const boost::json::object hers = {{"customer_id", cleo.id}};
    const Visitor nobody = house.nobody_of_holds();
    CHECK(holds(nobody, "1", hers).status == 201);
    CHECK(holds(nobody, "1", hers).status == 409);
    const Reply no = holds(nobody, "2", hers);
    CHECK(no.status == 429);
    CHECK(no.field("Retry-After") != "");
    CHECK(holds(cleo, "2").status == 201);
    Visitor stranger = nobody;
    stranger.token = "nonsense";
    CHECK(holds(stranger, "3", hers).status == 401);
}

TEST_CASE("whoever only has a reservation's token is not told who it is for")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Reply made = holds(house.nobody_of_holds(), "1", {{"customer_id", cleo.id}});
    const Reply seen =
        house.nobody_of_holds().get("reservations/" + made.word("/id") + "/",
                                    {{"x-reservation-token", made.word("/manage_token")}});
    CHECK(seen.number("/party_size") == 2);
    for (const char* secret : {"/customer_name", "/customer_email", "/customer_phone"})
        CHECK(seen[secret].is_null());
    const Reply confirmed = brings(house.nobody_of_holds(), made, "confirmed",
                                   {{"x-reservation-token", made.word("/manage_token")}});
    CHECK(confirmed.status == 200);
    CHECK(confirmed.text.find("example.net") == std::string::npos);
}

TEST_CASE("whoever runs another restaurant does not learn who customers are by holding its tables")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    REQUIRE(house
                .post("/auth/register", body({{"restaurant_name", "Trap"},
                                              {"email", "eve@example.com"},
                                              {"password", good_password}}))
                .status == 200);
    const Visitor eve{.house = &house,
                      .token = house
                                   .post("/auth/login", body({{"email", "eve@example.com"},
                                                              {"password", good_password}}))
                                   .word("/access_token"),
                      .below = "/api/"};
    const RestaurantId trap = house.storage.restaurant("trap")->id;
    const std::string place = "restaurants/" + std::to_string(trap.number) + "/";
    REQUIRE(eve.patch(place, body({{"is_listed", true}})).status == 200);
    const Reply table = eve.post(place + "tables/", body({{"number", "1"}, {"capacity", 4}}));
    REQUIRE(table.status == 201);
    const boost::json::object wish{{"restaurant_id", trap.number},
                                   {"customer_id", cleo.id},
                                   {"table_id", table.number("/id")}};
    CHECK(holds(eve, "1", wish).word("/error") ==
          "Cliente no encontrado: " + std::to_string(cleo.id));
    CHECK(holds(house.nobody_of_holds(), "1", wish).status == 400);
    CHECK(holds(eve, "1", {{"customer_id", cleo.id}}).status == 403); // at the house, not theirs
    CHECK(holds(cleo, "1", wish).status == 201);                      // herself, as she likes
}
