#include "tests/scenarios/guests.hpp"
#include "tests/scenarios/server_process.hpp"
#include "tests/support/private_postgres.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <set>

using namespace maitred;
using namespace maitred::scenario;

TEST_CASE("two servers that fight for one day give every table once, and every table away")
{
    constexpr int tables = 20;
    constexpr int hours = 8;
    const PrivateDatabase database;
    Environment settings = settings_for(database.url());
    settings["TOTAL_TABLES"] = std::to_string(tables);
    REQUIRE(run("migrate", settings).code == 0);
    ServerProcess one{settings};
    ServerProcess other{settings};

    Guests guests{{one.port(), other.port()}, 16, [](int n) { return half_hour(n % hours, 1); }};
    REQUIRE(eventually([&] { return guests.answered() > 2 * tables * hours; }));
    REQUIRE(eventually([&] { return guests.booked() >= tables * hours; }));
    const Told told = guests.go_home();

    CHECK(told.booked.size() == tables * hours);
    std::set<std::pair<std::string, std::string>> places;
    for (const Booking& booking : told.booked)
        places.insert({booking.slot, booking.table});
    CHECK(places.size() == told.booked.size());
    CHECK(told.others.size() == 1);
    CHECK(told.others.count(409) == 1);
    CHECK(run("verify", settings).code == 0);
}

TEST_CASE("a booking at one server shows at the other within a second, and its key is known there")
{
    const PrivateDatabase database;
    const Environment settings = settings_for(database.url());
    REQUIRE(run("migrate", settings).code == 0);
    ServerProcess one{settings};
    ServerProcess other{settings};
    const std::string question =
        test::get("/api/reservations/availability?time=2031-05-01T19:00:00Z");
    REQUIRE(ask(other.port(), question)); // so that it has a copy that can be stale
    const std::string wish = test::post(
        "/api/reservations",
        R"({"time":"2031-05-01T19:00:00Z","guests":2,"name":"Ada","email":"ada@example.org"})",
        "Idempotency-Key: one-evening\r\n");
    const auto first = ask(one.port(), wish);
    REQUIRE(first);
    REQUIRE(first->status == 201);
    const auto booked = std::chrono::steady_clock::now();
    CHECK(eventually([&] {
        return ask(other.port(), question)->body.find("\"available\":29") != std::string::npos;
    }));
    CHECK(std::chrono::steady_clock::now() - booked < std::chrono::milliseconds{1500});
    CHECK(ask(other.port(), wish)->body == first->body);
}

TEST_CASE("when one server is killed in the rush the other goes on, and nothing is lost or doubled")
{
    const PrivateDatabase database;
    Environment settings = settings_for(database.url());
    settings["TOTAL_TABLES"] = "100";
    REQUIRE(run("migrate", settings).code == 0);
    ServerProcess survivor{settings};
    ServerProcess victim{settings};
    Guests guests{{survivor.port(), victim.port()}, 16, [](int n) { return half_hour(n, 2); }};
    REQUIRE(eventually([&] { return guests.booked() > 300; }));
    victim.signal(SIGKILL);
    victim.wait();
    const int then = guests.booked();
    REQUIRE(eventually([&] { return guests.booked() > then + 300; }));
    Told told = guests.go_home();

    CHECK(run("verify", settings).code == 0);
    std::vector<Booking> book = listed(survivor.port(), "2031-05-01");
    const auto second_day = listed(survivor.port(), "2031-05-02");
    book.insert(book.end(), second_day.begin(), second_day.end());
    std::sort(told.booked.begin(), told.booked.end());
    std::sort(book.begin(), book.end());
    CHECK(std::includes(book.begin(), book.end(), told.booked.begin(), told.booked.end()));
    CHECK(book.size() <= told.booked.size() + static_cast<std::size_t>(told.unanswered));
}
