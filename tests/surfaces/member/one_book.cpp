// What is booked on one surface is seen on the others at once.
#include "tests/surfaces/member/house_of_members.hpp"

using namespace maitred;
using namespace maitred::test;
using namespace std::chrono_literals;

namespace {

constexpr const char* that_evening = "bookings/tables?target_date=2030-06-14&time_slot=19:00-19:30";

std::size_t available(const Visitor& who)
{
    std::size_t count = 0;
    for (const auto& table : who.get(that_evening).list("/tables"))
        count += table.at("is_available").as_bool();
    return count;
}

/// The number of the only booking of that day.
std::string only_booking(const Visitor& who)
{
    std::vector<std::int64_t> ids;
    for (const auto& table : who.get(that_evening).list("/tables"))
        for (const auto& slot : table.at("booked_slots").as_array())
            ids.push_back(slot.at("booking_id").as_int64());
    REQUIRE(ids.size() == 1);
    return "bookings/" + std::to_string(ids[0]);
}

} // namespace

TEST_CASE("a member's table is gone for guests, for its whole interval, and back when cancelled")
{
    HouseOfMembers house;
    const Visitor ann = house.member("ann");
    const auto id = ann.booking_of("1", "19:00-20:30");
    for (const char* time : {"19:00", "19:30", "20:00"})
        CHECK(house.left_at(time) == 2);
    CHECK(house.left_at("18:30") == 3);
    CHECK(house.left_at("20:30") == 3);
    REQUIRE(ann.remove("bookings/" + std::to_string(id)).status == 200);
    CHECK(house.left_at("19:30") == 3);
}

TEST_CASE("what a guest has booked is taken for members, and shown to administrators")
{
    HouseOfMembers house{{.tables = 1}};
    const Visitor ann = house.member("ann");
    const Visitor root = house.admin();
    const auto guest = house.guest_books("19:00");
    REQUIRE(guest.status == 201);
    CHECK(ann.books("1", "19:00-20:00").status == 409);
    CHECK(available(ann) == 0);
    const std::string path = only_booking(ann);
    CHECK(ann.get(path).status == 403);
    const auto seen = root.get(path);
    CHECK(seen.status == 200);
    CHECK(seen["/user_id"].is_null());
    CHECK(seen.word("/guest_name") == "Gus");
    CHECK(seen.word("/source") == "web");
    CHECK(seen.number("/id") == guest.number("/reservationId"));
    REQUIRE(root.remove(path).status == 200);
    CHECK(house.left_at("19:00") == 1);
    CHECK(ann.books("1", "19:00-20:00").status == 200);
}

TEST_CASE("the floor's parties are taken for members, and the floor sees members' bookings")
{
    HouseOfMembers house{{.tables = 2}};
    const Visitor ann = house.member("ann");
    const Visitor root = house.admin();
    const Visitor olive = house.owner();
    const auto party =
        olive.post("reservations", body({{"guest_name", "Faye"},
                                         {"party_size", 2},
                                         {"status", "confirmed"},
                                         {"reservation_time", "2030-06-14T19:00:00Z"}}));
    REQUIRE(party.status == 200);
    CHECK(available(ann) == 1);
    CHECK(root.get(only_booking(root)).word("/source") == "phone");
    house.clock.advance(1min);
    REQUIRE(ann.books("", "19:00-20:00", {{"table_number", nullptr}}).status == 200);
    CHECK(available(ann) == 0);
    const auto list = olive.get("reservations").body.as_array();
    REQUIRE(list.size() == 2);
    CHECK(list[0].at("guestName") == "Ann Lee");
    CHECK(list[0].at("status") == "confirmed");
    REQUIRE(olive.remove("reservations/" + party.word("/id")).status == 200);
    CHECK(available(ann) == 1);
}

TEST_CASE("a party that the floor finishes is completed for its member, and its table free")
{
    HouseOfMembers house;
    Visitor ann = house.member("ann");
    Visitor olive = house.owner();
    const auto id = ann.booking_of("1", "12:00-13:30");
    const std::string party =
        olive.get("reservations").body.as_array()[0].at("id").as_string().c_str();
    for (const char* status : {"arrived", "seated"}) {
        REQUIRE(olive.put("reservations/" + party, body({{"status", status}})).status == 200);
        CHECK(ann.get("bookings/" + std::to_string(id)).word("/status") == "confirmed");
    }
    REQUIRE(olive.put("reservations/" + party, body({{"status", "finished"}})).status == 200);
    CHECK(ann.get("bookings/" + std::to_string(id)).word("/status") == "completed");
    CHECK(ann.remove("bookings/" + std::to_string(id)).status == 409);
    house.clock.advance(20min);
    ann = house.logged_in("ann");
    CHECK(ann.books("1", "12:30-13:30").status == 200);
}

TEST_CASE("the guests' list shows a member's booking with the member's own e-mail")
{
    HouseOfMembers house;
    (void)house.member("ann").booking_of("2", "19:00-20:00");
    const auto list =
        house.get("/api/reservations?date=2030-06-14", {{"authorization", "Bearer let me in"}});
    REQUIRE(list.status == 200);
    CHECK(list.number("/total") == 1);
    CHECK(list.word("/reservations/0/customer/email") == "ann@example.com");
    CHECK(list.number("/reservations/0/tableNumber") == 2);
    CHECK(list.word("/reservations/0/status") == "confirmed");
}

TEST_CASE("a booking speaks the language that its member asked for")
{
    HouseOfMembers house;
    const Visitor ann = house.member("ann");
    const auto language = [&](const std::string& time, const char* accepted) {
        Fields fields;
        if (*accepted)
            fields.emplace_back("accept-language", accepted);
        const auto reply = ann.post("bookings/",
                                    body({{"booking_date", "2030-06-14"},
                                          {"start_time", time + ":00"},
                                          {"end_time", time + ":30"},
                                          {"guest_name", "Ann"},
                                          {"guest_phone", "1"},
                                          {"number_of_people", 2}}),
                                    fields);
        REQUIRE(reply.status == 200);
        const ReservationId id{reply.number("/booking/id")};
        return house.storage.open(house.house)->reservations({&id, 1}).at(0).language;
    };
    using enum Language;
    CHECK(language("13", "") == english);
    CHECK(language("14", "es") == spanish);
    CHECK(language("15", "es-MX,es;q=0.9,en;q=0.8") == spanish);
    CHECK(language("16", "en;q=0.5, es;q=0.4") == english);
    CHECK(language("17", "en;q=0.5, ES-ar;q=0.51") == spanish);
    CHECK(language("18", "de, fr;q=0.9") == english);
    CHECK(language("19", "es;q=0, *") == english);
    CHECK(language("20", ";;,q=,es;q=x") == english);
}
