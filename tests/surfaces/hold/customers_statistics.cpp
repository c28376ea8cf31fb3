#include "tests/surfaces/hold/customers_bistro.hpp"

using namespace maitred;
using namespace maitred::test;
using std::chrono::minutes;

namespace {

/// "total, completed, cancelled, no-shows, expired".
std::string counted(const Reply& customer, const std::string& at = "")
{
    std::string text;
    for (const char* what : {"total", "completed", "cancelled", "no_show", "expired"})
        text += (text.empty() ? "" : ", ") +
                std::to_string(customer.number(at + "/" + what + "_reservations"));
    return text;
}

} // namespace

TEST_CASE("a customer's statistics are what the book says, from each moment on")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Visitor chief = house.platform();
    const auto says = [&] { return counted(cleo.get("customers/me/")); };
    CHECK(says() == "0, 0, 0, 0, 0");
    const Reply one = holds(cleo, "1");
    const Reply two = holds(cleo, "2");
    const Reply three = holds(cleo, "3");
    CHECK(says() == "3, 0, 0, 0, 0");
    REQUIRE(brings(cleo, one, "confirmed").status == 200);
    CHECK(says() == "3, 0, 0, 0, 0");
    REQUIRE(brings(cleo, two, "cancelled").status == 200);
    CHECK(says() == "3, 0, 1, 0, 0");
    house.clock.advance(minutes{15});
    CHECK(says() == "3, 0, 1, 0, 1"); // though nobody has recorded that the third hold is over
    house.tend();
    CHECK(says() == "3, 0, 1, 0, 1");
    REQUIRE(brings(cleo, three, "confirmed").status == 200); // late, but the table is free
    CHECK(says() == "3, 0, 1, 0, 0");
    REQUIRE(brings(chief, three, "no_show").status == 200);
    CHECK(says() == "3, 0, 1, 1, 0");
    REQUIRE(brings(chief, one, "completed").status == 200);
    CHECK(says() == "3, 1, 1, 1, 0");
}

TEST_CASE("the owner of the house says who came and who did not")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Visitor olive = house.owner();
    const auto brought = [&](const Reply& made, const char* status) {
        return olive
            .patch("/api/reservations/" + made.word("/id") + "/", body({{"status", status}}))
            .status;
    };
    const Reply one = holds(cleo, "1");
    const Reply two = holds(cleo, "2");
    for (const Reply& made : {one, two})
        REQUIRE(brings(cleo, made, "confirmed").status == 200);
    CHECK(cleo.get("customers/me/")["/last_visit"].is_null());
    CHECK(brought(one, "completed") == 200);
    CHECK(brought(two, "no_show") == 200);
    const Reply seen = olive.get(path_of(cleo));
    CHECK(counted(seen) == "2, 1, 0, 1, 0");
    CHECK(seen.word("/last_visit") == "2030-06-14T19:00:00Z");
}

TEST_CASE("statistics are of all restaurants for the customer, of their own for the others")
{
    HouseOfMembers house;
    const Bistro bistro{house};
    const Visitor cleo = house.customer();
    const Visitor dora = house.customer("dora");
    const Reply at_house = holds(cleo, "1");
    const Reply at_bistro = bistro.held_by(cleo);
    INFO(at_bistro.text);
    REQUIRE(at_bistro.status == 201);
    REQUIRE(holds(dora, "2").status == 201);
    REQUIRE(brings(cleo, at_bistro, "cancelled").status == 200);
    CHECK(counted(cleo.get("customers/me/")) == "2, 0, 1, 0, 0");
    CHECK(counted(cleo.get(path_of(cleo))) == "2, 0, 1, 0, 0");
    CHECK(counted(house.platform().get(path_of(cleo))) == "2, 0, 1, 0, 0");
    CHECK(counted(house.owner().get(path_of(cleo))) == "1, 0, 0, 0, 0");
    CHECK(counted(bistro.ada.get(path_of(cleo))) == "1, 0, 1, 0, 0");
    CHECK(counted(house.customer_logs_in("cleo@example.net"), "/customer") == "2, 0, 1, 0, 0");
}

TEST_CASE("what guests and members book counts for no customer")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer("gus");
    REQUIRE(house.guest_books("19:00").status == 201);
    REQUIRE(house.member().books("2", "20:30-22:00").status == 200);
    CHECK(counted(cleo.get("customers/me/")) == "0, 0, 0, 0, 0");
}

TEST_CASE(
    "what anybody holds for a customer counts as theirs, and a hold that was refused does not")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Visitor nobody = house.nobody_of_holds();
    REQUIRE(holds(nobody, "1", {{"customer_id", cleo.id}}).status == 201);
    REQUIRE(holds(cleo, "1").status == 409);
    REQUIRE(holds(cleo, "2", {}, key("k")).status == 201);
    REQUIRE(holds(cleo, "2", {}, key("k")).status == 201); // the same again
    CHECK(counted(cleo.get("customers/me/")) == "2, 0, 0, 0, 0");
}

TEST_CASE("the platform's list has the statistics of each")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Visitor dora = house.customer("dora");
    const Reply made = holds(cleo, "1");
    REQUIRE(holds(dora, "2").status == 201);
    REQUIRE(holds(dora, "3").status == 201);
    REQUIRE(brings(cleo, made, "cancelled").status == 200);
    const Reply list = house.platform().get("customers/");
    CHECK(counted(list, "/0") == "1, 0, 1, 0, 0");
    CHECK(counted(list, "/1") == "2, 0, 0, 0, 0");
}
