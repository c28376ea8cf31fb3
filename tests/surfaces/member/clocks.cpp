// Bookings on the clock of a restaurant in Berlin. In 2030 it skips from 02:00 to 03:00 on March 31
// and shows 02:00 to 03:00 twice on October 27.
#include "tests/surfaces/member/house_of_members.hpp"

using namespace maitred;
using namespace maitred::test;
using namespace std::chrono_literals;

namespace {

struct Berlin {
    HouseOfMembers house{{.zone = "Europe/Berlin", .past = Past::allowed}};
    Visitor ann = house.member("ann");

    Reply books(const std::string& date, const std::string& interval) const
    {
        return ann.books("1", interval, {{"booking_date", date}});
    }
    Window sitting(std::int64_t id)
    {
        const ReservationId which{id};
        return house.storage.open(house.house)->reservations({&which, 1}).at(0).sitting;
    }
};

constexpr const char* spring = "2030-03-31";
constexpr const char* autumn = "2030-10-27";

} // namespace

TEST_CASE("times are those of the restaurant's clock")
{
    Berlin berlin;
    const auto reply = berlin.books("2030-06-14", "19:00-20:30");
    REQUIRE(reply.status == 200);
    CHECK(berlin.sitting(reply.number("/booking/id")) == from("17:00", "18:30"));
    CHECK(reply.word("/booking/start_time") == "19:00");
    const auto night = berlin.books("2030-06-15", "00:30-01:30");
    CHECK(night.word("/booking/booking_date") == "2030-06-15");
    CHECK(berlin.sitting(night.number("/booking/id")) == from("22:30", "23:30"));
}

TEST_CASE("a time that the clock skips cannot be booked, and the field is named")
{
    Berlin berlin;
    CHECK(complaints(berlin.books(spring, "02:30-04:00")).contains("start_time"));
    CHECK(complaints(berlin.books(spring, "01:00-02:30")).contains("end_time"));
    CHECK(complaints(berlin.books(spring, "02:00-02:30")).size() == 2);
    const auto over = berlin.books(spring, "01:00-03:00");
    REQUIRE(over.status == 200);
    CHECK(berlin.sitting(over.number("/booking/id")).length() == 1h);
    CHECK(berlin.books("2030-03-30", "02:30-04:00").status == 200);
    const auto slot = berlin.ann.get(std::string{"bookings/tables?target_date="} + spring +
                                     "&time_slot=02:30-04:00");
    CHECK(complaints(slot).contains("time_slot"));
}

TEST_CASE("over the hour that comes twice a booking is as long as it truly is")
{
    Berlin berlin;
    const auto reply = berlin.books(autumn, "01:30-03:30");
    REQUIRE(reply.status == 200);
    CHECK(berlin.sitting(reply.number("/booking/id")).length() == 3h);
    CHECK(reply.word("/booking/start_time") == "01:30");
    CHECK(reply.word("/booking/end_time") == "03:30");
    const auto day = berlin.books(autumn, "04:00-24:00");
    CHECK(berlin.sitting(day.number("/booking/id")).length() == 20h);
}

TEST_CASE("where only the date changes, the times on the wall stay")
{
    Berlin berlin;
    const auto reply = berlin.books("2030-10-26", "19:00-20:30");
    const auto id = reply.number("/booking/id");
    const std::string path = "bookings/" + std::to_string(id);
    const auto moved = berlin.ann.put(path, body({{"booking_date", "2030-10-28"}}));
    REQUIRE(moved.status == 200);
    CHECK(moved.word("/booking/start_time") == "19:00");
    CHECK(moved.word("/booking/end_time") == "20:30");
    CHECK(berlin.sitting(id) == from("2030-10-28 18:00", "2030-10-28 19:30"));
    REQUIRE(berlin.ann.put(path, body({{"start_time", "02:15"}, {"end_time", "02:45"}})).status ==
            200);
    const auto skipped = berlin.ann.put(path, body({{"booking_date", spring}}));
    CHECK(complaints(skipped).contains("booking_date"));
    CHECK(berlin.ann.get(path).word("/booking_date") == "2030-10-28");
}

TEST_CASE("a party that sits past midnight keeps its hours when its date changes")
{
    HouseOfMembers house;
    const Visitor root = house.admin();
    const Visitor olive = house.owner();
    const auto party =
        olive.post("reservations", body({{"guest_name", "Late"},
                                         {"party_size", 2},
                                         {"status", "confirmed"},
                                         {"reservation_time", "2030-06-14T23:30:00Z"}}));
    REQUIRE(party.status == 200);
    const auto tables = root.get("bookings/tables").list("/tables");
    std::int64_t id = 0;
    for (const auto& table : tables)
        for (const auto& slot : table.at("booked_slots").as_array())
            id = slot.at("booking_id").as_int64();
    REQUIRE(id > 0);
    const std::string path = "bookings/" + std::to_string(id);
    const auto before = root.get(path);
    const auto reply = root.put(path, body({{"booking_date", "2030-06-16"}}));
    INFO(reply.text);
    CHECK(reply.status == 200);
    CHECK(reply.word("/booking/start_time") == "23:30");
    CHECK(reply.word("/booking/end_time") == before.word("/end_time"));
}

TEST_CASE("the second of two equal hours stays what it is while nothing else is said")
{
    Berlin berlin;
    const Visitor root = berlin.house.admin();
    const Visitor olive = berlin.house.owner();
    REQUIRE(olive
                .post("reservations", body({{"guest_name", "Owl"},
                                            {"party_size", 2},
                                            {"status", "confirmed"},
                                            {"reservation_time", "2030-10-27T01:30:00Z"}}))
                .status == 200);
    const auto parties = berlin.house.storage.open(berlin.house.house)->audit().reservations;
    REQUIRE(parties.size() == 1);
    const auto id = parties[0].id.number;
    const std::string path = "bookings/" + std::to_string(id);
    CHECK(root.get(path).word("/start_time") == "02:30");
    const auto reply = root.put(path, body({{"end_time", "04:00"}, {"start_time", "02:30"}}));
    REQUIRE(reply.status == 200);
    CHECK(berlin.sitting(id) == from("2030-10-27 01:30", "2030-10-27 03:00"));
}
