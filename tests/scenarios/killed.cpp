#include "tests/scenarios/guests.hpp"
#include "tests/scenarios/server_process.hpp"
#include "tests/support/private_postgres.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>

using namespace maitred;
using namespace maitred::scenario;

namespace {

constexpr int days = 4;
constexpr int rounds = 3;

/// Kills the server in the middle of a storm, several times over, and compares what guests were
/// told with what is in the book.
void kill_and_compare(const std::string& database_url)
{
    Environment settings = settings_for(database_url);
    settings["TOTAL_TABLES"] = "200";
    REQUIRE(run("migrate", settings).code == 0);
    std::vector<Booking> told;
    for (int round = 0; round < rounds; ++round) {
        ServerProcess server{settings};
        Guests guests{
            {server.port()}, 24, [round](int n) { return half_hour(n + round * 20'000, days); }};
        REQUIRE(eventually([&] { return guests.booked() > 300; }));
        server.signal(SIGKILL);
        server.wait();
        const Told round_told = guests.go_home();
        CHECK(round_told.others.empty());
        told.insert(told.end(), round_told.booked.begin(), round_told.booked.end());
    }

    const Ended verified = run("verify", settings);
    CHECK(verified.code == 0);
    INFO(verified.output);
    ServerProcess server{settings};
    std::vector<Booking> book;
    for (int day = 1; day <= days; ++day) {
        const auto of_the_day = listed(server.port(), "2031-05-0" + std::to_string(day));
        book.insert(book.end(), of_the_day.begin(), of_the_day.end());
    }
    // Guests have other names in every round: their bookings differ in the number alone.
    std::sort(told.begin(), told.end());
    std::sort(book.begin(), book.end());
    CHECK(std::includes(book.begin(), book.end(), told.begin(), told.end()));
    CHECK(told.size() >= 900);
}

} // namespace

TEST_CASE("what was acknowledged before the server was killed is in the SQLite book")
{
    const TemporaryFolder folder;
    kill_and_compare("sqlite:///" + (folder.path() / "book.db").string());
}

TEST_CASE("what was acknowledged before the server was killed is in the PostgreSQL book")
{
    const PrivateDatabase database;
    kill_and_compare(database.url());
}

TEST_CASE("whoever got no answer from a killed server asks again with the same key, and sits once")
{
    const TemporaryFolder folder;
    Environment settings = settings_for("sqlite:///" + (folder.path() / "book.db").string());
    REQUIRE(run("migrate", settings).code == 0);
    const std::string wish = test::post(
        "/api/reservations",
        R"({"time":"2031-05-01T19:00:00Z","guests":2,"name":"Ada","email":"ada@example.org"})",
        "Idempotency-Key: one-evening\r\n");
    std::string first;
    {
        ServerProcess server{settings};
        const auto answer = ask(server.port(), wish);
        REQUIRE(answer);
        first = answer->body;
        server.signal(SIGKILL);
        server.wait();
    }
    ServerProcess server{settings};
    const auto again = ask(server.port(), wish);
    REQUIRE(again);
    CHECK(again->status == 201);
    CHECK(again->body == first);
    CHECK(listed(server.port(), "2031-05-01").size() == 1);
}
