#include "tests/surfaces/house_under_test.hpp"

using namespace maitred;
using namespace maitred::test;

namespace {

/// Checks that a booking is refused for one field, and says so as it should.
void check_refused(std::string_view code, std::string_view field, const std::string& value)
{
    HouseUnderTest house;
    const auto reply = house.post("/api/reservations", booking_with(field, value));
    INFO(field << " = " << value << " -> " << reply.text);
    CHECK(reply.status == 422);
    CHECK(reply.code() == code);
    CHECK_FALSE(reply.message().empty());
    REQUIRE(reply["/details"].is_array());
    CHECK(reply.list("/details").size() == 1);
    CHECK(reply["/details/0"].as_object().size() == 4);
    CHECK(reply["/details/0/loc"] ==
          boost::json::array{boost::json::string_view{field.data(), field.size()}});
    CHECK(reply["/details/0/type"].is_string());
    CHECK(reply["/details/0/msg"].is_string());
    CHECK(reply["/details/0/input"] == json(value));
    CHECK(house.storage.open(house.restaurant)->audit().reservations.empty());
}

std::string text_of_length(std::size_t length)
{
    return '"' + std::string(length, 'x') + '"';
}

} // namespace

TEST_CASE("a booking that lacks something is told all that it lacks")
{
    HouseUnderTest house;
    const auto nothing = house.post("/api/reservations", "{}");
    CHECK(nothing.status == 400);
    CHECK(nothing.code() == "MISSING_FIELDS");
    for (const char* field : {"time", "guests", "name", "email"})
        CHECK(nothing.message().find(field) != std::string::npos);
    CHECK(nothing.message().find("phone") == std::string::npos);

    for (const char* field : {"time", "guests", "name", "email"})
        for (const char* absent : {"null", "\"\""}) {
            const auto reply = house.post("/api/reservations", booking_with(field, absent));
            INFO(field << " = " << absent);
            CHECK(reply.status == 400);
            CHECK(reply.code() == "MISSING_FIELDS");
            CHECK(reply.message() == "Missing fields: " + std::string{field});
        }
}

TEST_CASE("what is missing is told before what is wrong")
{
    HouseUnderTest house;
    const auto reply =
        house.post("/api/reservations", R"({"time":"soon","guests":99,"name":"Alex"})");
    CHECK(reply.code() == "MISSING_FIELDS");
    CHECK(reply.message() == "Missing fields: email");
}

TEST_CASE("a time that is none is refused")
{
    for (const char* time : {R"("tonight")", R"("2030-02-30T19:00:00Z")", "1907687520", "true",
                             R"("99999-01-01T19:00:00Z")", R"("   ")", R"("2030-06-14T25:00:00Z")",
                             R"("2030-06-14T19:00:00+25:00")", R"("-1")"})
        check_refused("BAD_TIME", "time", time);
}

TEST_CASE("a party that nobody can seat is refused")
{
    for (const char* guests :
         {"0", "11", "-1", "2.5", "true", "false", "1000000000000000000", "1e18", "-1e300",
          "18446744073709551615", R"("four")", R"("0")", R"("11")", R"("2.5")", R"("-1")",
          R"("1000000000000000000")", R"("99999999999999999999999")", R"("0x4")", R"(" ")"})
        check_refused("BAD_GUESTS", "guests", guests);
}

TEST_CASE("a name that is none is refused")
{
    for (const std::string& name :
         {std::string{R"("   ")"}, text_of_length(121), std::string{"7"}, std::string{"true"}})
        check_refused("BAD_NAME", "name", name);
}

TEST_CASE("an address that is none is refused")
{
    for (const char* email :
         {R"("alex")", R"("alex@")", R"("@example.com")", R"("alex@example")",
          R"("a b@example.com")", R"("alex@@example.com")", R"("alex@exa_mple.com")",
          R"("a..b@example.com")", "7", R"("alex@example.com, bea@example.com")",
          R"("Alex <alex@example.com>")"})
        check_refused("BAD_EMAIL", "email", email);
}

TEST_CASE("a phone that is none is refused")
{
    for (const std::string& phone :
         {text_of_length(33), std::string{"600123456"}, std::string{"true"}})
        check_refused("BAD_PHONE", "phone", phone);
}

TEST_CASE("lengths are counted in characters, up to the last that is allowed")
{
    HouseUnderTest house{{.tables = 10}};
    std::string umlauts;
    for (int i = 0; i < 120; ++i)
        umlauts += "ü";
    CHECK(house.post("/api/reservations", booking_with("name", '"' + umlauts + '"')).status == 201);
    CHECK(house.post("/api/reservations", booking_with("name", '"' + umlauts + "ü\"")).code() ==
          "BAD_NAME");
    CHECK(house.post("/api/reservations", booking_with("name", '"' + umlauts + "   \"")).status ==
          201);
    CHECK(house.post("/api/reservations", booking_with("phone", text_of_length(32))).status == 201);
}

TEST_CASE("a list or an object in place of a value is wrong, and is not said back")
{
    HouseUnderTest house;
    for (const char* value : {"[]", "{}", "[2]", R"({"a":1})"}) {
        const auto reply = house.post("/api/reservations", booking_with("guests", value));
        CHECK(reply.code() == "BAD_GUESTS");
        CHECK(reply["/details/0/input"].is_null());
    }
}

TEST_CASE("a long wrong value is not said back in full")
{
    HouseUnderTest house;
    const auto reply = house.post("/api/reservations", booking_with("name", text_of_length(5000)));
    CHECK(reply.code() == "BAD_NAME");
    CHECK(reply.text.size() < 600);
}

TEST_CASE("where much is wrong, the code is that of the first field and the details name all")
{
    HouseUnderTest house;
    const auto reply = house.post("/api/reservations",
                                  R"({"phone":7,"email":"x","name":" ","guests":0,"time":"soon"})");
    CHECK(reply.status == 422);
    CHECK(reply.code() == "BAD_TIME");
    REQUIRE(reply.list("/details").size() == 5);
    const char* const order[] = {"time", "guests", "name", "email", "phone"};
    for (std::size_t i = 0; i < 5; ++i)
        CHECK(reply.word("/details/" + std::to_string(i) + "/loc/0") == order[i]);
    CHECK(
        house
            .post("/api/reservations", R"({"email":"x","name":" ","guests":0,"time":"2030-06-14"})")
            .code() == "BAD_GUESTS");
    CHECK(
        house
            .post("/api/reservations", R"({"email":"x","name":" ","guests":1,"time":"2030-06-14"})")
            .code() == "BAD_NAME");
    CHECK(house
              .post("/api/reservations",
                    R"({"email":"x","name":"A","guests":1,"time":"2030-06-14","phone":7})")
              .code() == "BAD_EMAIL");
}

TEST_CASE("a form that is wrong is told so even for a day that is over")
{
    HouseUnderTest house;
    CHECK(house
              .post("/api/reservations",
                    R"({"time":"2020-01-01","guests":0,"name":"Alex","email":"a@example.com"})")
              .code() == "BAD_GUESTS");
}

TEST_CASE("what the form does not know is ignored")
{
    HouseUnderTest house;
    CHECK(house.post("/api/reservations", booking_with("notes", R"({"window":true})")).status ==
          201);
}
