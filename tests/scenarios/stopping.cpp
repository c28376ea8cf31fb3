#include "tests/scenarios/guests.hpp"
#include "tests/scenarios/server_process.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>

using namespace maitred;
using namespace maitred::scenario;

TEST_CASE("SIGTERM in the rush finishes what was accepted and ends with 0 within ten seconds")
{
    const TemporaryFolder folder;
    Environment settings = settings_for("sqlite:///" + (folder.path() / "book.db").string());
    settings["TOTAL_TABLES"] = "200";
    REQUIRE(run("migrate", settings).code == 0);
    ServerProcess server{settings};
    Guests guests{{server.port()}, 16, [](int n) { return half_hour(n, 1); }};
    REQUIRE(eventually([&] { return guests.booked() > 100; }));
    const auto asked_to_stop = std::chrono::steady_clock::now();
    server.signal(SIGTERM);
    CHECK(server.wait() == 0);
    CHECK(std::chrono::steady_clock::now() - asked_to_stop < std::chrono::seconds{10});
    Told told = guests.go_home();
    CHECK(told.others.empty());

    ServerProcess next{settings};
    auto book = listed(next.port(), "2031-05-01");
    std::sort(told.booked.begin(), told.booked.end());
    std::sort(book.begin(), book.end());
    CHECK(std::includes(book.begin(), book.end(), told.booked.begin(), told.booked.end()));
}

TEST_CASE("SIGINT stops the server as SIGTERM does")
{
    ServerProcess server{settings_for("memory:")};
    server.signal(SIGINT);
    CHECK(server.wait() == 0);
}

TEST_CASE("the log says of each request what operators need, and nothing of the guest")
{
    ServerProcess server{settings_for("memory:")};
    const auto answer = ask(
        server.port(),
        test::post(
            "/api/reservations",
            R"({"time":"2031-05-01T19:00:00Z","guests":2,"name":"Secretive","email":"hidden@example.org","phone":"555"})",
            "X-Request-Id: evening-1\r\nAuthorization: Bearer token\r\n"));
    REQUIRE(answer);
    CHECK(answer->status == 201);
    CHECK(answer->field("X-Request-Id") == "evening-1");
    const auto figures = ask(server.admin_port(), test::get("/metrics"));
    REQUIRE(figures);
    CHECK(figures->body.find("maitred_http_requests_total{route=\"/api/reservations\","
                             "status=\"201\"} 1") != std::string::npos);
    CHECK(ask(server.admin_port(), test::get("/livez"))->status == 200);
    CHECK(ask(server.admin_port(), test::get("/readyz"))->status == 200);
    server.signal(SIGTERM);
    server.wait();
    const std::string log = server.log();
    CHECK(
        log.find(R"("id":"evening-1","method":"POST","route":"/api/reservations","status":201)") !=
        std::string::npos);
    for (const char* secret : {"Secretive", "hidden", "555", "token\"", "Bearer"})
        CHECK(log.find(secret) == std::string::npos);
}
