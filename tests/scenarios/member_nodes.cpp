#include "tests/scenarios/members.hpp"
#include "tests/support/private_postgres.hpp"

#include <atomic>
#include <boost/json/array.hpp>
#include <catch2/catch.hpp>
#include <random>
#include <thread>

using namespace maitred;
using namespace maitred::scenario;

namespace {

constexpr const char* the_evening = "2031-05-01";

std::string at_quarter(int quarter)
{
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d", 12 + quarter / 4, quarter % 4 * 15);
    return text;
}

/// What members, an administrator and guests did in a storm, by status.
struct Storm {
    std::atomic<int> booked = 0;
    std::atomic<int> taken = 0;
    std::atomic<int> guests_booked = 0;
    std::atomic<int> others = 0;
};

void count(Storm& storm, const test::Answer& answer)
{
    if (answer.status == 200)
        ++storm.booked;
    else if (answer.status == 409)
        ++storm.taken;
    else
        ++storm.others;
}

void rush(const std::vector<std::uint16_t>& ports, const Member& member, unsigned seed,
          Storm& storm)
{
    std::mt19937 chance{seed};
    const auto roll = [&](int sides) { return static_cast<int>(chance() % unsigned(sides)); };
    for (int i = 0; i < 40; ++i) {
        const std::uint16_t port = ports[static_cast<std::size_t>(roll(2))];
        const int start = roll(30);
        if (roll(4) == 0) {
            const std::string body = R"({"time":")" + std::string{the_evening} + "T" +
                                     at_quarter(start) +
                                     R"(:00Z","guests":2,"name":"Bea","email":"bea@example.org"})";
            const auto answer = ask(port, test::post("/api/reservations", body));
            if (answer && answer->status == 201)
                ++storm.guests_booked;
            continue;
        }
        count(storm, member.book(port, 1 + roll(12), the_evening, at_quarter(start),
                                 at_quarter(start + 1 + roll(8))));
    }
}

} // namespace

TEST_CASE("intervals of members and slots of guests never share a table, at two nodes in a storm")
{
    const PrivateDatabase database;
    Environment settings = settings_for(database.url());
    settings["TOTAL_TABLES"] = "12";
    REQUIRE(run("migrate", settings).code == 0);
    ServerProcess one{settings};
    ServerProcess other{settings};
    const Member ana = register_member(one.port(), "ana");
    const Member admin = make_admin(one.port(), settings);
    Storm storm;
    std::vector<std::thread> crowd;
    for (unsigned seed = 1; seed <= 8; ++seed)
        crowd.emplace_back([&, seed] { rush({one.port(), other.port()}, ana, seed, storm); });
    crowd.emplace_back([&] {
        for (int i = 0; i < 20; ++i)
            admin.ask(other.port(), "POST", "/api/v1/admin/blocks?bookings=keep",
                      R"({"table_number":)" + std::to_string(1 + i % 6) +
                          R"(,"start":"2031-05-01T)" + at_quarter(i) +
                          R"(:00Z","end":"2031-05-01T)" + at_quarter(i + 2) +
                          R"(:00Z","reason":"paint"})");
    });
    for (std::thread& one_of_them : crowd)
        one_of_them.join();
    CHECK(storm.booked > 20);
    CHECK(storm.taken > 20);
    CHECK(storm.guests_booked > 0);
    CHECK(storm.others == 0);
    const Ended verified = run("verify", settings);
    INFO(verified.output);
    CHECK(verified.code == 0);
    const auto report = admin.get(one.port(), "/api/v1/admin/reports/bookings?start_date=2031-05-01"
                                              "&end_date=2031-05-01");
    CHECK(report.at("total_bookings").to_number<int>() == storm.booked + storm.guests_booked);
}

TEST_CASE("a table that is blocked at one node cannot be booked at the other in the next call")
{
    const PrivateDatabase database;
    const Environment settings = settings_for(database.url());
    REQUIRE(run("migrate", settings).code == 0);
    ServerProcess one{settings};
    ServerProcess other{settings};
    const Member ana = register_member(one.port(), "ana");
    const Member admin = make_admin(one.port(), settings);
    for (int hour = 0; hour < 8; ++hour) {
        const std::string from = at_quarter(hour * 4);
        const std::string to = at_quarter(hour * 4 + 4);
        REQUIRE(ana.book(other.port(), 7, "2031-05-02", from, to).status == 200); // a warm copy
        const auto blocked =
            admin.ask(one.port(), "POST", "/api/v1/admin/blocks",
                      R"({"table_number":3,"start":"2031-05-02T)" + from +
                          R"(:00Z","end":"2031-05-02T)" + to + R"(:00Z","reason":"paint"})");
        REQUIRE(blocked.status == 200);
        CHECK(ana.book(other.port(), 3, "2031-05-02", from, to).status == 409);
    }
}
