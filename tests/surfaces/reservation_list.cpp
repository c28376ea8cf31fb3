#include "tests/surfaces/house_under_test.hpp"

#include <future>

using namespace maitred;
using namespace maitred::test;

namespace {

bool done(HouseUnderTest& house, Command command)
{
    std::promise<bool> promise;
    house.desk.submit(house.restaurant, that_day(), std::move(command),
                      {[&](const Outcome<Answer>& answer) { promise.set_value(bool(answer)); },
                       [&](const std::exception_ptr&) { promise.set_value(false); }});
    return promise.get_future().get();
}

std::vector<std::string> times(const Reply& listed)
{
    std::vector<std::string> times;
    for (const auto& one : listed.list("/reservations"))
        times.emplace_back(one.at("time").as_string().c_str());
    return times;
}

void check_locked(const Reply& reply)
{
    CHECK(reply.status == 401);
    CHECK(reply.code() == "UNAUTHORIZED");
    CHECK(reply.field("WWW-Authenticate") == "Bearer");
    CHECK(reply["/reservations"].is_null());
}

} // namespace

TEST_CASE("nobody reads the list without the token, whatever they ask")
{
    HouseUnderTest house;
    for (const char* query : {"", "?date=2030-06-14", "?date=soon", "?date=2030-06-14&page=x"}) {
        const std::string target = "/api/reservations" + std::string{query};
        check_locked(house.get(target));
        for (const char* credential :
             {"Bearer let me i", "Bearer let me inn", "Bearer Let me in", "Bearer ", "Bearer",
              "Basic let me in", "let me in", "Bearer  let me in x"})
            check_locked(house.get(target, {{"authorization", credential}}));
    }
}

TEST_CASE("the scheme's name may be written in any case")
{
    HouseUnderTest house;
    CHECK(house.get("/api/reservations?date=2030-06-14", {{"authorization", "bearer let me in"}})
              .status == 200);
}

TEST_CASE("a house without an admin token keeps its list closed")
{
    HouseUnderTest house{{.admin_token = ""}};
    check_locked(house.get("/api/reservations?date=2030-06-14"));
    check_locked(house.get("/api/reservations?date=2030-06-14", {{"authorization", "Bearer "}}));
}

TEST_CASE("an evening's list shows who comes when, to which table")
{
    HouseUnderTest house;
    const auto booked = house.post("/api/reservations", booking_with("guests", "4"));
    const auto listed = house.list("date=2030-06-14");
    CHECK(listed.status == 200);
    auto expected = json(R"({"page":1,"pageSize":20,"total":1,"reservations":[
        {"id":0,"time":"2030-06-14T19:00:00Z","tableNumber":0,"guests":4,"status":"confirmed",
         "customer":{"id":0,"name":"Alex","email":"alex@example.com","phone":"+34 600 123 456"}}]})");
    auto& row = expected.at("reservations").at(0).as_object();
    row["id"] = booked["/reservationId"];
    row["tableNumber"] = booked["/tableNumber"];
    row["customer"].at("id") = listed.number("/reservations/0/customer/id");
    CHECK(listed.body == expected);
}

TEST_CASE("a list needs its date")
{
    HouseUnderTest house;
    for (const char* query : {"", "date=", "page=1"}) {
        CHECK(house.list(query).status == 400);
        CHECK(house.list(query).code() == "MISSING_DATE");
    }
    for (const char* date : {"today", "2030-02-30", "2030-6-14", "2030-06-14T19:00:00Z", "20300614",
                             "99999-01-01", "0000-01-01", "14.06.2030"}) {
        INFO(date);
        CHECK(house.list("date=" + std::string{date}).status == 422);
        CHECK(house.list("date=" + std::string{date}).code() == "BAD_DATE");
    }
}

TEST_CASE("a page that is no number is refused, an absurd one is the nearest there is")
{
    HouseUnderTest house;
    house.book("19:00");
    for (const char* query : {"page=x", "page_size=x", "page=1.5", "page=--1", "page_size=1e2",
                              "page=0x1", "page_size=ten", "page=-"}) {
        INFO(query);
        const auto reply = house.list("date=2030-06-14&" + std::string{query});
        CHECK(reply.status == 422);
        CHECK(reply.code() == "BAD_PAGE");
    }
    struct Clamped {
        const char* query;
        int page;
        int size;
    };
    for (const Clamped& one : {Clamped{"page=0", 1, 20},
                               {"page=-1", 1, 20},
                               {"page=-99999999999999999999", 1, 20},
                               {"page_size=0", 1, 1},
                               {"page_size=-5", 1, 1},
                               {"page_size=101", 1, 100},
                               {"page_size=99999999999999999999999", 1, 100},
                               {"page=2&page_size=7", 2, 7},
                               {"page=", 1, 20}}) {
        INFO(one.query);
        const auto reply = house.list("date=2030-06-14&" + std::string{one.query});
        CHECK(reply.status == 200);
        CHECK(reply.number("/page") == one.page);
        CHECK(reply.number("/pageSize") == one.size);
        CHECK(reply.number("/total") == 1);
    }
    const auto beyond = house.list("date=2030-06-14&page=99999999999999999999");
    CHECK(beyond.status == 200);
    CHECK(beyond.list("/reservations").empty());
}

TEST_CASE("the list goes by time, then by table, and its pages fit together")
{
    HouseUnderTest house{{.tables = 12}};
    for (const char* time : {"21:00", "18:00", "19:30"})
        for (int i = 0; i < 12; ++i)
            REQUIRE(house.book(time).status == 201);
    const auto whole = house.list("date=2030-06-14&page_size=100");
    REQUIRE(whole.number("/total") == 36);
    const auto rows = whole.list("/reservations");
    REQUIRE(rows.size() == 36);
    for (std::size_t i = 0; i < 36; ++i) {
        CHECK(rows[i].at("time") == (i < 12   ? "2030-06-14T18:00:00Z"
                                     : i < 24 ? "2030-06-14T19:30:00Z"
                                              : "2030-06-14T21:00:00Z"));
        CHECK(rows[i].at("tableNumber") == static_cast<std::int64_t>(i % 12 + 1));
    }
    boost::json::array pages;
    for (int page = 1; page <= 6; ++page) {
        const auto reply = house.list("date=2030-06-14&page_size=7&page=" + std::to_string(page));
        CHECK(reply.number("/total") == 36);
        for (const auto& row : reply.list("/reservations"))
            pages.push_back(row);
    }
    CHECK(pages == rows);
}

TEST_CASE("a day is a UTC day")
{
    HouseUnderTest house;
    REQUIRE(house.post("/api/reservations", booking_with("time", R"("2030-06-15T00:30:00+02:00")"))
                .status == 201);
    REQUIRE(
        house.post("/api/reservations", booking_with("time", R"("2030-06-14T23:59:59Z")")).status ==
        201);
    REQUIRE(
        house.post("/api/reservations", booking_with("time", R"("2030-06-15T00:00:00Z")")).status ==
        201);
    CHECK(times(house.list("date=2030-06-14")) ==
          std::vector<std::string>{"2030-06-14T22:30:00Z", "2030-06-14T23:30:00Z"});
    CHECK(times(house.list("date=2030-06-15")) == std::vector<std::string>{"2030-06-15T00:00:00Z"});
    CHECK(house.list("date=2030-06-13").number("/total") == 0);
}

TEST_CASE("the list can be searched by guest, table and slot")
{
    HouseUnderTest house;
    house.book("19:00", "ana@example.com");
    const auto bea = house.book("19:00", "bea@example.com");
    house.book("20:00", "bea@example.com");
    const auto total = [&](const std::string& filter) {
        const auto listed = house.list("date=2030-06-14&" + filter);
        CHECK(listed.list("/reservations").size() ==
              static_cast<std::size_t>(listed.number("/total")));
        return listed.number("/total");
    };
    CHECK(total("customer_email=bea@example.com") == 2);
    CHECK(total("customer_email=BEA%40Example.COM") == 2);
    CHECK(total("customer_email=nobody@example.com") == 0);
    CHECK(total("customer_email=bea") == 0);
    CHECK(total("customer_email=") == 3);
    CHECK(total("slot=2030-06-14T19:12:00Z") == 2);
    CHECK(total("slot=2030-06-14T21:12:00%2B02:00") == 2);
    CHECK(total("slot=2030-06-14T19:30:00Z") == 0);
    CHECK(total("slot=2030-06-15T19:00:00Z") == 0);
    const std::string table = std::to_string(bea.number("/tableNumber"));
    CHECK(total("slot=2030-06-14T19:00Z&table=" + table) == 1);
    CHECK(total("table=99") == 0);
    CHECK(total("table=1%27%20OR%201=1") == 0);
    CHECK(total("customer_email=bea@example.com&slot=2030-06-14T20:00Z") == 1);
    const auto reply = house.list("date=2030-06-14&slot=soon");
    CHECK(reply.status == 422);
    CHECK(reply.code() == "BAD_TIME");
    CHECK(reply["/details/0/loc"] == json(R"(["slot"])"));
}

TEST_CASE("a reservation's status is told in the guest's words")
{
    HouseUnderTest house;
    const auto status = [&](const std::string& slot) {
        return house.list("date=2030-06-14&slot=2030-06-14T" + slot + ":00Z")
            .word("/reservations/0/status");
    };
    const Contact ana{.name = *Name::of("Ana"), .email = {}, .phone = {}};
    REQUIRE(done(house, {.wish = Hold{at("18:00"), 2, ana, Source::hold_surface,
                                      std::chrono::minutes{15}}}));
    const auto booked = house.book("19:00");
    CHECK(status("18:00") == "pending");
    CHECK(house.list("date=2030-06-14")["/reservations/0/customer/email"].is_null());
    CHECK(status("19:00") == "confirmed");
    REQUIRE(done(house, {.wish = Cancel{ReservationId{booked.number("/reservationId")}}}));
    CHECK(status("19:00") == "cancelled");
    house.clock.set(at("12:15"));
    CHECK(status("18:00") == "cancelled");
}
