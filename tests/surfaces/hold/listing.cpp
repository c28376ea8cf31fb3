#include "tests/surfaces/hold/holds.hpp"

using namespace maitred;
using namespace maitred::test;

namespace {

/// Made a moment after the one before.
std::string id_of_hold(const Visitor& visitor, const std::string& table)
{
    visitor.house->clock.advance(std::chrono::milliseconds{1});
    return holds(visitor, table).word("/id");
}

std::vector<std::string> ids(const Reply& reply)
{
    std::vector<std::string> ids;
    for (const auto& one : reply.list(""))
        ids.emplace_back(one.at("id").as_string());
    return ids;
}

} // namespace

TEST_CASE("everybody sees four fields of what was made here, the newest first")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const std::string one = id_of_hold(cleo, "1");
    const std::string two = id_of_hold(cleo, "2");
    CHECK(house.guest_books("19:00").status == 201); // on another surface
    const Reply list = house.get("/api/reservations/");
    CHECK(list.status == 200);
    CHECK(ids(list) == std::vector{two, one});
    CHECK(keys(list["/0"]) ==
          std::set<std::string>{"id", "status", "reservation_date", "reservation_time"});
    CHECK(list.word("/0/reservation_time") == "19:00:00");
}

TEST_CASE("customers see their own in full, administrators everybody's")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Visitor dora = house.customer("dora");
    const std::string hers = holds(cleo, "1").word("/id");
    (void)holds(dora, "2");
    CHECK(house.guest_books("19:00").status == 201);
    const Reply own = cleo.get("reservations/");
    CHECK(ids(own) == std::vector{hers});
    CHECK(own.number("/0/customer_id") == cleo.id);
    const Reply all = house.platform().get("reservations/");
    CHECK(all.list("").size() == 3);
    CHECK(house.platform("second").get("reservations/?search=Gus").list("").size() == 1);
    CHECK(house.platform("third")
              .get("reservations/?customer_id=" + std::to_string(dora.id))
              .list("")
              .size() == 1);
}

TEST_CASE("a list is paged, and links to its next page")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    std::vector<std::string> made;
    for (const char* table : {"1", "2", "3"})
        made.insert(made.begin(), id_of_hold(cleo, table));
    const Reply first = house.get("/api/reservations/?page_size=2&status=pending");
    CHECK(ids(first) == std::vector{made[0], made[1]});
    CHECK(first.field("Link") ==
          "</api/reservations/?status=pending&page=2&page_size=2>; rel=\"next\"");
    const Reply second = house.get("/api/reservations/?status=pending&page=2&page_size=2");
    CHECK(ids(second) == std::vector{made[2]});
    CHECK(second.field("Link") == "");
    for (const char* wrong : {"page=0", "page=x", "page_size=101", "status=seated", "date=today",
                              "date=2030-02-30", "restaurant_id=4711", "restaurant_id=x"})
        CHECK(house.get("/api/reservations/?" + std::string{wrong}).status == 400);
}

TEST_CASE("a list is narrowed to a day by the restaurant's clock")
{
    HouseOfMembers house{{.zone = "Asia/Tokyo"}};
    const Visitor cleo = house.customer();
    (void)holds(cleo, "1", {{"reservation_date", "2030-06-15"}, {"reservation_time", "00:30"}});
    CHECK(house.get("/api/reservations/?date=2030-06-15").list("").size() == 1);
    CHECK(house.get("/api/reservations/?date=2030-06-14").list("").empty());
}

TEST_CASE("the guests' list and the customers' share a path but for the slash")
{
    HouseOfMembers house;
    CHECK(house.get("/api/reservations?date=2030-06-14").status == 401);
    CHECK(house.get("/api/reservations/?date=2030-06-14").status == 200);
}
