#include "tests/surfaces/hold/customers_bistro.hpp"

#include <atomic>
#include <thread>

using namespace maitred;
using namespace maitred::test;
using std::chrono::minutes;

TEST_CASE("a customer without reservations to come is removed, and everything of them ends")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Visitor chief = house.platform();
    const Reply before = chief.get(path_of(cleo));
    const Reply removed = chief.remove(path_of(cleo));
    CHECK(removed.status == 200);
    CHECK(removed.word("/message") == "Cliente eliminado");
    CHECK(removed["/customer"] == before.body);
    CHECK(cleo.get("customers/me/").status == 401);
    CHECK(cleo.get(path_of(cleo)).status == 401);
    CHECK(house.customer_logs_in("cleo@example.net").status == 401);
    CHECK(chief.get(path_of(cleo)).status == 404);
    CHECK(chief.patch(path_of(cleo), body({{"is_active", true}})).status == 404);
    CHECK(chief.remove(path_of(cleo)).status == 404);
    CHECK(chief.get("customers/").body == json("[]"));
    CHECK(house.registers("cleo").status == 201); // the address is free for another
}

TEST_CASE("reservations to come are in the way, wherever they are, in the order of their sittings")
{
    HouseOfMembers house;
    const Bistro bistro{house};
    const Visitor cleo = house.customer();
    const Visitor chief = house.platform();
    const Reply late = holds(cleo, "1", {{"reservation_time", "21:00:00"}});
    const Reply early = bistro.held_by(cleo);
    const Reply given_up = holds(cleo, "2");
    REQUIRE(brings(cleo, given_up, "cancelled").status == 200);
    for (const char* query : {"", "?reservations=refuse"}) {
        const Reply no = chief.remove(path_of(cleo) + query);
        CHECK(no.status == 409);
        CHECK(no.word("/error") == "Hay reservas pendientes que lo impiden");
        CHECK(no["/reservations"] == boost::json::array{early["/id"], late["/id"]});
    }
    CHECK(cleo.get("customers/me/").status == 200);
    house.clock.advance(minutes{15}); // nobody confirmed them
    CHECK(chief.remove(path_of(cleo)).status == 200);
}

TEST_CASE("reservations are kept where that is wished, though nobody can log in for them")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Visitor chief = house.platform();
    const Reply made = holds(cleo, "1");
    REQUIRE(brings(cleo, made, "confirmed").status == 200);
    const Reply removed = chief.remove(path_of(cleo) + "?reservations=keep");
    CHECK(removed.status == 200);
    CHECK(removed.number("/customer/total_reservations") == 1);
    CHECK(chief.get("reservations/" + made.word("/id") + "/").word("/status") == "confirmed");
    CHECK(house.left_at("19:00") == 2);
    CHECK(brings(cleo, made, "cancelled").status == 401);
    const boost::json::object for_her = {{"customer_id", cleo.id}};
    CHECK(holds(house.nobody_of_holds(), "2", for_her).status == 400);
}

TEST_CASE("reservations are cancelled everywhere where that is wished")
{
    HouseOfMembers house;
    const Bistro bistro{house};
    const Visitor cleo = house.customer();
    const Visitor dora = house.customer("dora");
    const Visitor chief = house.platform();
    const Reply at_house = holds(cleo, "1");
    const Reply at_bistro = bistro.held_by(cleo);
    const Reply of_another = holds(dora, "2");
    const Reply removed = chief.remove(path_of(cleo) + "?reservations=cancel");
    CHECK(removed.status == 200);
    CHECK(removed.number("/customer/total_reservations") == 2);
    const auto status = [&](const Reply& made) {
        return chief.get("reservations/" + made.word("/id") + "/").word("/status");
    };
    CHECK(status(at_house) == "cancelled");
    CHECK(status(at_bistro) == "cancelled");
    CHECK(status(of_another) == "pending");
    CHECK(house.left_at("19:00") == 2);
}

TEST_CASE("a removal that is sent again gets the first answer again")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Visitor chief = house.platform();
    REQUIRE(holds(cleo, "1").status == 201);
    const std::string path = path_of(cleo) + "?reservations=cancel";
    const Reply first = chief.remove(path, key("k"));
    REQUIRE(first.status == 200);
    const Reply again = chief.remove(path, key("k"));
    CHECK(again.status == 200);
    CHECK(again.text == first.text);
    CHECK(first.number("/customer/cancelled_reservations") == 0); // as they were
    CHECK(chief.remove(path_of(cleo), key("k")).status == 422);   // another question
}

TEST_CASE("nobody is removed by a removal that cannot be read")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Visitor chief = house.platform();
    const Reply no = chief.remove(path_of(cleo) + "?reservations=perhaps");
    CHECK(no.status == 400);
    CHECK(no.word("/error") == "Campo no válido: reservations");
    CHECK(chief.remove("customers/4711/").status == 404);
    CHECK(chief.remove("customers/x/").status == 404);
    const Reply in_english = chief.remove("customers/4711/", {{"accept-language", "en"}});
    CHECK(in_english.word("/error") == "Customer not found");
    CHECK(cleo.get("customers/me/").status == 200);
}

TEST_CASE("whoever is removed while tables are held for them leaves none behind")
{
    HouseOfMembers house{{.tables = 40}};
    const Visitor chief = house.platform();
    for (int round = 0; round < 8; ++round) {
        const Visitor cleo = house.customer("cleo" + std::to_string(round));
        std::vector<std::string> tables;
        for (int table = 1; table <= 40; ++table)
            tables.push_back(body({{"customer_id", cleo.id},
                                   {"table_id", house.table_id(std::to_string(table))},
                                   {"reservation_date", "2030-06-14"},
                                   {"reservation_time", "19:00"}}));
        std::atomic<bool> removed = false;
        std::thread holding{[&] {
            for (std::size_t i = 0; i < tables.size() && !removed; ++i)
                (void)house.post("/api/reservations/", tables[i]);
        }};
        const auto path = "customers/" + std::to_string(cleo.id) + "/?reservations=cancel";
        const int answered = chief.remove(path).status;
        removed = true;
        holding.join();
        CHECK(answered == 200);
        const auto left = [&] {
            return chief.get("reservations/?status=pending&customer_id=" + std::to_string(cleo.id))
                .list("")
                .size();
        };
        for (int i = 0; i < 2'000 && left() > 0; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
        CHECK(left() == 0);
    }
}
