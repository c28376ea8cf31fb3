#include "tests/scenarios/guests.hpp"
#include "tests/scenarios/server_process.hpp"
#include "tests/support/private_postgres.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace maitred;
using namespace maitred::scenario;

namespace {

/// A server on a PostgreSQL of its own, guests at its door, and something that happens to the
/// database in between.
struct Outage {
    PrivatePostgres cluster;
    PrivateDatabase database{cluster};
    Environment settings = settings_for(database.url());

    Outage()
    {
        settings["TOTAL_TABLES"] = "200";
        REQUIRE(run("migrate", settings).code == 0);
    }

    void compare(ServerProcess& server, Told told)
    {
        CHECK(run("verify", settings).code == 0);
        std::vector<Booking> book;
        for (int day = 1; day <= 4; ++day) {
            const auto of_the_day = listed(server.port(), "2031-05-0" + std::to_string(day));
            book.insert(book.end(), of_the_day.begin(), of_the_day.end());
        }
        std::sort(told.booked.begin(), told.booked.end());
        std::sort(book.begin(), book.end());
        CHECK(std::includes(book.begin(), book.end(), told.booked.begin(), told.booked.end()));
        for (const auto& [status, times] : told.others)
            CHECK(status == 503);
        CHECK(told.unanswered == 0);
    }
};

bool unavailable(std::uint16_t port)
{
    const auto answer = ask(port, test::get("/ready"));
    return answer && answer->status == 503;
}

} // namespace

TEST_CASE("while PostgreSQL is stopped guests get 503, and are served again without a restart")
{
    Outage outage;
    ServerProcess server{outage.settings};
    Guests guests{{server.port()}, 16, [](int n) { return half_hour(n, 4); }};
    for (int times = 0; times < 2; ++times) {
        const int before = guests.booked();
        REQUIRE(eventually([&] { return guests.booked() > before + 200; }));
        outage.cluster.kill();
        CHECK(eventually([&] { return unavailable(server.port()); }));
        CHECK(ask(server.port(), test::get("/health"))->status == 200);
        const auto refused = ask(
            server.port(),
            test::post(
                "/api/reservations",
                R"({"time":"2031-05-09T19:00:00Z","guests":2,"name":"A","email":"a@example.org"})"));
        REQUIRE(refused);
        CHECK(refused->status == 503);
        CHECK_FALSE(refused->field("Retry-After").empty());
        outage.cluster.start();
    }
    const int before = guests.booked();
    CHECK(eventually([&] { return guests.booked() > before + 200; }));
    outage.compare(server, guests.go_home());
}

TEST_CASE(
    "a PostgreSQL that freezes costs guests a 503 in bounded time, and nothing that was booked")
{
    Outage outage;
    ServerProcess server{outage.settings};
    Guests guests{{server.port()}, 8, [](int n) { return half_hour(n, 4); }};
    REQUIRE(eventually([&] { return guests.booked() > 200; }));
    outage.cluster.freeze();
    const int answered = guests.answered();
    CHECK(eventually([&] { return guests.answered() > answered + 8; }));
    outage.cluster.thaw();
    const int before = guests.booked();
    CHECK(eventually([&] { return guests.booked() > before + 200; }));
    outage.compare(server, guests.go_home());
}
