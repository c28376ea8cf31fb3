#include "tests/surfaces/member/house_of_members.hpp"

using namespace maitred;
using namespace maitred::test;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> dates(const Reply& reply)
{
    std::vector<std::string> list;
    for (const auto& one : reply.body.as_array())
        list.emplace_back(one.at("booking_date").as_string().c_str());
    return list;
}

std::string next_of(const Reply& reply)
{
    const std::string link = reply.field("Link");
    const auto end = link.find(">; rel=\"next\"");
    return end == link.npos ? "" : link.substr(1, end - 1);
}

} // namespace

TEST_CASE("one's bookings come newest date first, cancelled ones too, and nobody else's")
{
    HouseOfMembers house;
    const Visitor ann = house.member("ann");
    const Visitor ben = house.member("ben");
    CHECK(ann.get("bookings/my-bookings").body == json("[]"));
    for (const char* date : {"2030-06-20", "2030-07-01", "2030-06-14"})
        (void)ann.booking_of("1", "19:00-20:00", {{"booking_date", date}});
    (void)ben.booking_of("2", "19:00-20:00");
    const auto last = ann.booking_of("2", "21:00-22:00", {{"booking_date", "2030-06-20"}});
    REQUIRE(ann.remove("bookings/" + std::to_string(last)).status == 200);
    const auto mine = ann.get("bookings/my-bookings");
    CHECK(mine.status == 200);
    CHECK(dates(mine) ==
          std::vector<std::string>{"2030-07-01", "2030-06-20", "2030-06-20", "2030-06-14"});
    CHECK(mine.word("/1/start_time") == "21:00");
    CHECK(mine.word("/1/status") == "cancelled");
    CHECK(mine.number("/0/table_number") == 1);
    CHECK(mine.field("Link").empty());
    CHECK(ben.get("bookings/my-bookings").body.as_array().size() == 1);
    CHECK(house.admin().get("bookings/my-bookings").body == json("[]"));
}

TEST_CASE("a long list of bookings is read page by page, by its own links")
{
    HouseOfMembers house;
    const Visitor ann = house.member("ann");
    for (int day = 15; day < 20; ++day)
        (void)ann.booking_of("1", "19:00-20:00",
                             {{"booking_date", "2030-06-" + std::to_string(day)}});
    for (const char* first :
         {"/api/v1/bookings/my-bookings?limit=2", "/api/v1/bookings/my-bookings?skip=0&limit=2"}) {
        std::vector<std::string> all;
        int pages = 0;
        for (std::string at = first; !at.empty() && pages < 9; ++pages) {
            const auto page = ann.get(at);
            REQUIRE(page.status == 200);
            const auto some = dates(page);
            all.insert(all.end(), some.begin(), some.end());
            at = next_of(page);
        }
        CHECK(pages == 3);
        CHECK(all.size() == 5);
        CHECK(std::is_sorted(all.rbegin(), all.rend()));
    }
    for (const char* bad : {"limit=0", "limit=x", "limit=100000", "offset=-1", "skip=x"}) {
        INFO(bad);
        CHECK(complaints(ann.get(std::string{"bookings/my-bookings?"} + bad)).size() == 1);
    }
}

TEST_CASE("a member is told what became of their bookings, and nobody else is")
{
    HouseOfMembers house;
    const Visitor ann = house.member("ann");
    const Visitor ben = house.member("ben");
    const auto id = ann.booking_of("1", "19:00-20:00", {{"booking_date", "2030-06-20"}});
    house.clock.advance(1min);
    REQUIRE(ann.remove("bookings/" + std::to_string(id)).status == 200);
    const auto list = ann.get("notifications");
    CHECK(list.status == 200);
    REQUIRE(list.body.as_array().size() == 2);
    CHECK(keys(list["/0"]) == std::set<std::string>{"id", "user_id", "booking_id", "type",
                                                    "channel", "message", "status", "sent_at",
                                                    "created_at"});
    CHECK(list.word("/0/type") == "cancellation");
    CHECK(list.word("/1/type") == "confirmation");
    CHECK(list.number("/1/user_id") == ann.id);
    CHECK(list.number("/1/booking_id") == id);
    CHECK(list.word("/1/message") == "confirmation for Ann Lee at Café Fausse");
    CHECK(list.word("/1/created_at") == "2030-06-14T12:00:00Z");
    CHECK(list["/1/sent_at"].is_null());
    CHECK(ben.get("notifications").body == json("[]"));
    CHECK_FALSE(house.stationery.worded().empty());
}

TEST_CASE("administrators read everybody's notices, page by page")
{
    HouseOfMembers house;
    const Visitor root = house.admin();
    (void)house.member("ann").booking_of("1", "19:00-20:00", {{"booking_date", "2030-06-15"}});
    (void)house.member("ben").booking_of("2", "19:00-20:00", {{"booking_date", "2030-06-15"}});
    const auto all = root.get("admin/notifications");
    CHECK(all.status == 200);
    const auto count = all.body.as_array().size();
    CHECK(count >= 2);
    std::size_t read = 0;
    for (std::string at = "/api/v1/admin/notifications?limit=1"; !at.empty() && read < 99; ++read)
        at = next_of(root.get(at));
    CHECK(read == count);
    CHECK(root.get("admin/notifications?limit=0").status == 422);
    CHECK(root.get("notifications").body == json("[]"));
}
