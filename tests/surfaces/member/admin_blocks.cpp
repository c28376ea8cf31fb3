// Administrators take tables out of service for a time.
#include "tests/surfaces/member/house_of_members.hpp"

using namespace maitred;
using namespace maitred::test;

namespace {

std::string block(const std::string& table, const std::string& start, const std::string& end)
{
    return body({{"table_number", table},
                 {"start", "2030-06-14T" + start},
                 {"end", "2030-06-14T" + end},
                 {"reason", "A leg is loose"}});
}

std::string path_of(const Reply& placed)
{
    return "admin/blocks/" + std::to_string(placed.number("/id"));
}

} // namespace

TEST_CASE("a blocked table is had by nobody, on any surface, until the block is over or lifted")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const Visitor ann = house.member();
    const auto placed = admin.post("admin/blocks", block("1", "18:00", "20:00"));
    CHECK(placed.status == 200);
    CHECK(keys(placed.body) == std::set<std::string>{"id", "table_number", "start", "end", "reason",
                                                     "created_at", "cancelled_bookings"});
    CHECK(placed["/start"] == json(R"("2030-06-14T18:00:00Z")"));
    CHECK(house.left_at("19:00") == 2);
    CHECK(house.left_at("20:00") == 3);
    CHECK(ann.books("1", "19:00-20:00").status == 409);
    CHECK(ann.books("1", "20:00-21:00").status == 200);
    CHECK(admin.remove(path_of(placed))["/message"] == json(R"("Block deleted successfully")"));
    CHECK(house.left_at("19:00") == 3);
    CHECK(ann.books("1", "19:00-20:00").status == 200);
}

TEST_CASE("the floor gives nobody a table that is blocked")
{
    HouseOfMembers house;
    const Visitor owner = house.owner();
    const auto party =
        owner.post("reservations", R"({"guest_name": "Flo", "party_size": 2, "status": "confirmed",
                            "reservation_time": "2030-06-14T19:00:00Z"})");
    REQUIRE(party.status == 200);
    const auto assign = [&](std::size_t place) {
        const auto tables = owner.get("tables");
        const auto table = tables.word("/" + std::to_string(place) + "/id");
        return owner.put("reservations/" + party.word("/id"), body({{"assigned_table_id", table}}));
    };
    REQUIRE(assign(0).status == 200); // else the house might have kept the second one for them
    const std::string all = block("2", "18:00", "20:00");
    CHECK(house.admin().post("admin/blocks?bookings=keep", all).status == 200);
    const auto refused = assign(1);
    CHECK(refused.status == 400);
    CHECK(detail(refused) == "Table is not available");
    CHECK(assign(0).status == 200);
}

TEST_CASE("times of a block are on the restaurant's clock unless they say otherwise")
{
    HouseOfMembers house{{.zone = "Europe/Paris"}};
    const Visitor admin = house.admin();
    const auto placed = admin.post("admin/blocks", block("1", "18:00", "20:00+01:00"));
    CHECK(placed["/start"] == json(R"("2030-06-14T16:00:00Z")"));
    CHECK(placed["/end"] == json(R"("2030-06-14T19:00:00Z")"));
    const auto whole_days = admin.post(
        "admin/blocks", R"({"table_number": 2, "start": "2030-06-20", "end": "2030-06-22"})");
    CHECK(whole_days["/start"] == json(R"("2030-06-19T22:00:00Z")"));
    CHECK(whole_days["/reason"].is_null());
}

TEST_CASE("a block of nothing, of too much or of the past is none")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const auto refused = [&](const std::string& text, const char* field) {
        const auto reply = admin.post("admin/blocks", text);
        INFO(reply.text);
        return complaints(reply).contains(field);
    };
    CHECK(refused(block("1", "20:00", "20:00"), "end"));
    CHECK(refused(block("1", "20:00", "18:00"), "end"));
    CHECK(refused(block("1", "09:00", "11:59"), "end"));
    CHECK(refused(block("1", "six", "20:00"), "start"));
    CHECK(refused(R"({"table_number": 1, "start": "2030-07-01", "end": "2030-08-02"})", "end"));
    CHECK(refused(R"({"table_number": 1, "start": "2030-07-01"})", "end"));
    CHECK(refused(R"({"table_number": [], "start": "2030-07-01", "end": "2030-07-02"})",
                  "table_number"));
    CHECK(refused(R"({"table_number": 1, "start": "2030-07-01", "end": "2030-07-02",
                      "reason": ")" +
                      std::string(301, 'x') + R"("})",
                  "reason"));
    const auto unknown = admin.post("admin/blocks", block("77", "18:00", "20:00"));
    CHECK(unknown.status == 404);
    CHECK(detail(unknown) == "Table not found");
    const auto month =
        R"({"table_number": 1, "start": "2030-07-01", "end": "2030-08-01", "reason": null})";
    CHECK(admin.post("admin/blocks", month).status == 200);
    CHECK(admin.post("admin/blocks", block("2", "09:00", "12:30")).status == 200);
}

TEST_CASE("nobody who has booked loses the table to a block silently")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const Visitor ann = house.member();
    const auto booking = ann.booking_of("1", "19:00-20:00");
    const std::string path = "bookings/" + std::to_string(booking);
    const std::string evening = block("1", "18:00", "22:00");
    const auto refused = admin.post("admin/blocks", evening);
    CHECK(refused.status == 409);
    CHECK(refused.number("/bookings/0/id") == booking);
    CHECK(refused["/bookings/0/start_time"] == json(R"("19:00")"));
    CHECK(refused.number("/total") == 1);
    CHECK(admin.get("admin/blocks").body.as_array().empty());
    const auto around = admin.post("admin/blocks?bookings=keep", evening);
    CHECK(around["/cancelled_bookings"] == json("[]"));
    CHECK(ann.get(path)["/status"] == json(R"("confirmed")"));
    CHECK(ann.books("1", "20:00-21:00").status == 409);
    const auto over = admin.post("admin/blocks?bookings=cancel", evening);
    CHECK(over.number("/cancelled_bookings/0") == booking);
    CHECK(ann.get(path)["/status"] == json(R"("cancelled")"));
    CHECK(ann.books("1", "19:00-20:00").status == 409);
}

TEST_CASE("blocks are listed by their start, those of the next 31 days unless others are asked for")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    admin.post("admin/blocks", block("2", "20:00", "22:00"));
    admin.post("admin/blocks", block("1", "18:00", "20:00"));
    const auto far = admin.post(
        "admin/blocks", R"({"table_number": 3, "start": "2030-09-01", "end": "2030-09-02"})");
    const auto soon = admin.get("admin/blocks");
    REQUIRE(soon.body.as_array().size() == 2);
    CHECK(soon["/0/table_number"] == json("1"));
    CHECK(soon["/1/table_number"] == json("2"));
    const auto autumn = admin.get("admin/blocks?from=2030-09-01T10:00&to=2030-09-01T11:00");
    CHECK(autumn["/0/id"] == far["/id"]);
    CHECK(admin.get("admin/blocks?from=2030-09-02&to=2030-09-30").body.as_array().empty());
    CHECK(complaints(admin.get("admin/blocks?from=soon")).contains("from"));
    CHECK(complaints(admin.get("admin/blocks?from=2030-09-02&to=2030-09-02")).contains("to"));
}

TEST_CASE("a block is lifted once, and a retry places and lifts no other")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const std::string evening = block("1", "18:00", "20:00");
    const auto placed = admin.post("admin/blocks", evening, key("b1"));
    CHECK(admin.post("admin/blocks", evening, key("b1")).text == placed.text);
    CHECK(admin.post("admin/blocks", block("1", "18:00", "21:00"), key("b1")).status == 422);
    CHECK(admin.get("admin/blocks").body.as_array().size() == 1);
    const auto lifted = admin.remove(path_of(placed), key("b2"));
    CHECK(lifted.status == 200);
    CHECK(admin.remove(path_of(placed), key("b2")).text == lifted.text);
    CHECK(detail(admin.remove(path_of(placed))) == "Block not found");
    CHECK(admin.remove("admin/blocks/first").status == 404);
    CHECK(house.member().post("admin/blocks", evening).status == 403);
}
