// Parties are written down, and what is known of them is changed.
#include "tests/surfaces/floor/floor_under_test.hpp"

using namespace maitred;
using namespace maitred::test;
using namespace std::chrono_literals;

namespace {

std::string ann_with(std::string_view field, std::string_view value)
{
    auto fields = json(R"({"guest_name":"Ann","party_size":2})").as_object();
    fields[{field.data(), field.size()}] = json(value);
    return body(fields);
}

const std::set<std::string> fields_of_a_reservation = {
    "id",          "guestName",  "partySize",    "status",          "reservationTime",
    "checkInTime", "seatedTime", "finishedTime", "assignedTableId", "contactInfo",
    "notes",       "createdAt",  "lastUpdated"};

std::string status_of(const Reply& reply)
{
    return reply.word("/status");
}

} // namespace

TEST_CASE("a party that comes without a time waits at the door")
{
    FloorUnderTest floor;
    const auto reply =
        floor.ada.post("reservations", R"({"guest_name":" Ann Lee ","party_size":2})");
    CHECK(reply.status == 200);
    CHECK(keys(reply.body) == fields_of_a_reservation);
    CHECK(Uuid::parse(reply.word("/id")).has_value());
    CHECK(reply.word("/guestName") == "Ann Lee");
    CHECK(reply.number("/partySize") == 2);
    CHECK(status_of(reply) == "waitlist");
    for (const char* field : {"/reservationTime", "/checkInTime", "/seatedTime", "/finishedTime",
                              "/assignedTableId", "/contactInfo", "/notes"})
        CHECK(reply[field].is_null());
    CHECK(reply.word("/createdAt") == "2030-06-14T12:00:00Z");
    CHECK(reply.word("/lastUpdated") == "2030-06-14T12:00:00Z");
    CHECK(floor.ada.party(reply.word("/id")).body == reply.body);
}

TEST_CASE("a party that comes at a time is shown with everything that was said")
{
    FloorUnderTest floor;
    floor.ada.table("A1");
    const auto reply =
        floor.ada.post("reservations", R"({"guestName":"Zoë","partySize":4,"status":"confirmed",
                            "reservationTime":"2030-06-14T19:00:00.750+02:00",
                            "contactInfo":"+34 600 123 456","notes":"Window,\n\tif possible"})");
    CHECK(reply.status == 200);
    CHECK(reply.word("/guestName") == "Zoë");
    CHECK(status_of(reply) == "confirmed");
    CHECK(reply.word("/reservationTime") == "2030-06-14T17:00:00Z");
    CHECK(reply.word("/contactInfo") == "+34 600 123 456");
    CHECK(reply.word("/notes") == "Window,\n\tif possible");
    CHECK(reply["/assignedTableId"].is_null());
}

TEST_CASE("a contact is a phone or an e-mail")
{
    FloorUnderTest floor;
    CHECK(floor.ada.post("reservations", ann_with("contact_info", R"("Ann@Example.com")"))
              .word("/contactInfo") == "ann@example.com");
    CHECK(floor.ada.post("reservations", ann_with("contact_info", R"("  ")"))["/contactInfo"]
              .is_null());
    CHECK(complaints(floor.ada.post("reservations",
                                    ann_with("contact_info", '"' + std::string(33, '1') + '"')))
              .contains("contact_info"));
}

TEST_CASE("a party may be written down in any stage in which it is there")
{
    FloorUnderTest floor;
    floor.ada.table("A1");
    const std::pair<const char*, const char*> stamped[] = {{"waitlist", ""},
                                                           {"confirmed", ""},
                                                           {"runningLate", ""},
                                                           {"partiallyArrived", "/checkInTime"},
                                                           {"arrived", "/checkInTime"},
                                                           {"seated", "/seatedTime"}};
    for (const auto& [status, time] : stamped) {
        INFO(status);
        const auto reply =
            floor.ada.post("reservations", ann_with("status", '"' + std::string{status} + '"'));
        CHECK(reply.status == 200);
        CHECK(status_of(reply) == status);
        for (const char* other : {"/checkInTime", "/seatedTime", "/finishedTime"})
            CHECK(reply[other].is_null() == (std::string{time} != other));
        if (*time)
            CHECK(reply.word(time) == "2030-06-14T12:00:00Z");
    }
    for (const char* over : {"finished", "cancelled", "noShow"})
        CHECK(floor.ada.post("reservations", ann_with("status", '"' + std::string{over} + '"'))
                  .status == 400);
}

TEST_CASE("moving through the stages stamps the time of each, unless one was given")
{
    FloorUnderTest floor;
    floor.ada.table("A1");
    const std::string ann = floor.ada.expects("Ann", "12:30");
    const auto becomes = [&](const char* status) {
        floor.clock.advance(60s);
        return floor.ada.amend(ann, body({{"status", status}}));
    };
    CHECK(status_of(becomes("runningLate")) == "runningLate");
    CHECK(becomes("partially_arrived").word("/checkInTime") == "2030-06-14T12:02:00Z");
    const auto arrived = becomes("arrived");
    CHECK(arrived.word("/checkInTime") == "2030-06-14T12:02:00Z");
    const auto seated = becomes("seated");
    CHECK(seated.word("/seatedTime") == "2030-06-14T12:04:00Z");
    CHECK(seated.word("/assignedTableId").size() == 36);
    CHECK(becomes("finished").word("/finishedTime") == "2030-06-14T12:05:00Z");
    CHECK(status_of(becomes("seated")) == "seated");
    const auto finished =
        floor.ada.amend(ann, R"({"status":"finished","finished_time":"2030-06-14T12:06:30Z"})");
    CHECK(finished.word("/finishedTime") == "2030-06-14T12:06:30Z");
    CHECK(finished.word("/lastUpdated") == "2030-06-14T12:06:00Z");
    CHECK(finished.word("/createdAt") == "2030-06-14T12:00:00Z");
}

TEST_CASE("what is over stays over")
{
    FloorUnderTest floor;
    floor.ada.table("A1");
    for (const char* over : {"cancelled", "noShow"}) {
        INFO(over);
        const std::string ann = floor.ada.expects("Ann", "12:30");
        CHECK(status_of(floor.ada.amend(ann, body({{"status", over}}))) == over);
        CHECK(floor.ada.amend(ann, R"({"status":"seated"})").status == 400);
        CHECK(floor.ada.amend(ann, R"({"status":"confirmed"})").status == 400);
        CHECK(floor.ada.amend(ann, body({{"status", over}})).status == 200);
    }
    const std::string bob = floor.ada.expects("Bob", "12:30");
    CHECK(floor.ada.amend(bob, R"({"status":"seated"})").status == 200);
    CHECK(floor.ada.amend(bob, R"({"status":"noShow"})").status == 400);
    CHECK(floor.ada.amend(bob, R"({"status":"finished"})").status == 200);
    floor.clock.advance(15min + 1s);
    const auto late = floor.ada.amend(bob, R"({"status":"seated"})");
    CHECK(late.status == 400);
    CHECK_FALSE(detail(late).empty());
}

TEST_CASE("each thing about a party can be changed alone, and the rest stays")
{
    FloorUnderTest floor;
    floor.ada.table("A1", 8);
    const std::string ann = floor.ada.expects("Ann", "19:00");
    const auto put = [&](const char* text) { return floor.ada.amend(ann, text); };
    CHECK(put(R"({"guest_name":"Anna"})").word("/guestName") == "Anna");
    CHECK(put(R"({"partySize":6})").number("/partySize") == 6);
    CHECK(put(R"({"notes":"A\nB"})").word("/notes") == "A\nB");
    CHECK(put(R"({"reservation_time":"2030-06-14T20:00:00Z"})").word("/reservationTime") ==
          "2030-06-14T20:00:00Z");
    CHECK(put(R"({"check_in_time":"2030-06-14T11:00:00Z"})").word("/checkInTime") ==
          "2030-06-14T11:00:00Z");
    CHECK(put(R"({"seatedTime":"2030-06-14T11:10:00Z"})").word("/seatedTime") ==
          "2030-06-14T11:10:00Z");
    CHECK(put(R"({"finished_time":"2030-06-14T11:20:00Z"})").word("/finishedTime") ==
          "2030-06-14T11:20:00Z");
    const auto now = floor.ada.party(ann);
    CHECK(now.word("/guestName") == "Anna");
    CHECK(now.number("/partySize") == 6);
    CHECK(now.word("/notes") == "A\nB");
    CHECK(status_of(now) == "confirmed");
    CHECK(put(R"({"notes":null})")["/notes"].is_null());
    CHECK(put(R"({"id":"x","restaurantId":"y","createdAt":"2001-01-01T00:00Z"})")
              .word("/createdAt") == "2030-06-14T12:00:00Z");
    CHECK(put("{}").body == floor.ada.party(ann).body);
}

TEST_CASE("a reservation that is cancelled stays on the list, and can be cancelled again")
{
    FloorUnderTest floor;
    floor.ada.table("A1");
    const std::string ann = floor.ada.expects("Ann", "19:00");
    for (int i = 0; i < 2; ++i) {
        const auto reply = floor.ada.remove("reservations/" + ann);
        CHECK(reply.status == 200);
        CHECK(reply.text == R"({"message":"Reservation cancelled successfully"})");
        CHECK(status_of(floor.ada.party(ann)) == "cancelled");
    }
    CHECK(floor.ada.get("reservations").body.as_array().size() == 1);
    const std::string bob = floor.ada.expects("Bob", "19:00");
    REQUIRE(floor.ada.amend(bob, R"({"status":"noShow"})").status == 200);
    CHECK(floor.ada.remove("reservations/" + bob).status == 400);
}

TEST_CASE("a reservation that is sent again with its key is one reservation")
{
    FloorUnderTest floor;
    const std::string ann = R"({"guest_name":"Ann","party_size":2})";
    const auto first = floor.ada.post("reservations", ann, key("k1"));
    REQUIRE(first.status == 200);
    floor.clock.advance(60s);
    CHECK(floor.ada.post("reservations", ann, key("k1")).text == first.text);
    CHECK(floor.ada.post("reservations", ann_with("party_size", "3"), key("k1")).status == 422);
    CHECK(floor.ada.get("reservations").body.as_array().size() == 1);
    const std::string path = "reservations/" + first.word("/id");
    const auto seen = floor.ada.put(path, R"({"notes":"1"})", key("k1"));
    REQUIRE(floor.ada.put(path, R"({"notes":"2"})").status == 200);
    CHECK(floor.ada.put(path, R"({"notes":"1"})", key("k1")).text == seen.text);
    CHECK(floor.ada.party(first.word("/id")).word("/notes") == "2");
    CHECK(floor.ada.post("reservations", ann, key("a b")).status == 400);
}

TEST_CASE("who is not there is not found")
{
    FloorUnderTest floor;
    for (const char* id : {"00000000-0000-0000-0000-000000000000", "7", "not-a-uuid"}) {
        const std::string path = std::string{"reservations/"} + id;
        for (const auto& reply :
             {floor.ada.get(path), floor.ada.put(path, "{}"), floor.ada.remove(path)}) {
            CHECK(reply.status == 404);
            CHECK(reply.text == R"({"success":false,"message":"Reservation not found"})");
        }
    }
}

TEST_CASE("what was misspelt is said field by field, and nothing is written down")
{
    FloorUnderTest floor;
    const std::pair<const char*, std::string> bad[] = {
        {"guest_name", "null"},
        {"guest_name", "\"\""},
        {"guest_name", "\"  \""},
        {"guest_name", "5"},
        {"guest_name", '"' + std::string(121, 'x') + '"'},
        {"guest_name", R"("A\nB")"},
        {"party_size", "0"},
        {"party_size", "-2"},
        {"party_size", "1001"},
        {"party_size", "2.5"},
        {"party_size", "1e300"},
        {"party_size", "\"2\""},
        {"party_size", "[2]"},
        {"party_size", "null"},
        {"party_size", "18446744073709551617"},
        {"status", "\"sitting\""},
        {"status", "\"held\""},
        {"status", "1"},
        {"reservation_time", "\"tomorrow\""},
        {"reservation_time", "\"2030-02-30T19:00:00Z\""},
        {"reservation_time", "\"2030-06-14T25:00:00Z\""},
        {"reservation_time", "1907000000"},
        {"reservation_time", "{}"},
        {"check_in_time", "true"},
        {"notes", "7"},
        {"notes", '"' + std::string(2001, 'x') + '"'},
        {"contact_info", "{}"},
        {"assigned_table_id", "\"7\""},
        {"force", "\"yes\""}};
    for (const auto& [field, value] : bad) {
        INFO(field << " " << value);
        const auto reply = floor.ada.post("reservations", ann_with(field, value));
        CHECK(complaints(reply).contains(field));
        CHECK(complaints(reply).size() == 1);
    }
    CHECK(complaints(floor.ada.post("reservations", "{}")).size() == 2);
    CHECK(floor.ada.post("reservations", R"({"party_size":NaN})").status == 400);
    CHECK(floor.ada.post("reservations", ann_with("notes", R"("a\u0000b")")).status == 400);
    CHECK(floor.ada.post("reservations", std::string(2000, '[')).status == 400);
    CHECK(floor.ada.post("reservations", "\"text\"").status == 422);
    CHECK(floor.ada.get("reservations").body.as_array().empty());
}

TEST_CASE("a bad change changes nothing")
{
    FloorUnderTest floor;
    const std::string ann = floor.ada.expects("Ann", "19:00");
    const auto before = floor.ada.party(ann);
    for (const char* text :
         {R"({"party_size":0,"notes":"x"})", R"({"status":"held","notes":"x"})",
          R"({"notes":"x","reservation_time":"soon"})", R"({"notes":"x","guest_name":""})",
          R"({"notes":"x","assigned_table_id":17})",
          R"({"notes":"x","reservation_time":"2030-06-14T09:00:00Z"})"})
        CHECK(floor.ada.amend(ann, text).status == 422);
    CHECK(floor.ada.party(ann).body == before.body);
}

TEST_CASE("nobody is expected in the past, but for the slot that runs now")
{
    FloorUnderTest floor;
    floor.ada.table("A1");
    floor.clock.set(at("12:29"));
    const auto at_time = [&](const char* time) {
        return floor.ada.post("reservations", ann_with("reservation_time", time));
    };
    CHECK(complaints(at_time("\"2030-06-14T11:59:00Z\"")).contains("reservation_time"));
    CHECK(complaints(at_time("\"2029-01-01T12:00:00Z\"")).contains("reservation_time"));
    CHECK(at_time("\"2030-06-14T12:00:00Z\"").status == 200);
}
