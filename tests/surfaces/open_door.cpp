#include "adapters/server/server.hpp"
#include "tests/support/raw_client.hpp"
#include "tests/surfaces/house_under_test.hpp"

using namespace maitred;
using namespace maitred::test;

namespace {

/// The house with its doors open: what is true only of a running server.
class OpenDoor {
public:
    explicit OpenDoor(server::EdgeServices services_of(const Clock&) = plain)
        : server_{settings(), house.router, services_of(house.clock)}
    {
        server_.start();
    }
    ~OpenDoor() { server_.stop_accepting_and_drain(std::chrono::milliseconds{0}); }

    test::Answer send(const std::string& bytes, bool head = false) const
    {
        RawClient client{server_.port()};
        REQUIRE(client.send(bytes));
        const auto answer = client.answer(head);
        REQUIRE(answer);
        return *answer;
    }
    test::Answer ask(std::string_view method, std::string_view path,
                     std::string_view fields = "") const
    {
        return send(std::string{method} + " " + std::string{path} + " HTTP/1.1\r\nHost: x\r\n" +
                        std::string{fields} + "\r\n",
                    method == "HEAD");
    }

    static server::EdgeServices plain(const Clock& clock) { return {.clock = clock}; }
    static server::EdgeServices one_a_minute(const Clock& clock)
    {
        return {.clock = clock, .observers = {}, .attempts_per_minute = 1};
    }
    static server::EdgeServices no_proxies(const Clock& clock)
    {
        return {.clock = clock,
                .observers = {},
                .attempts_per_minute = 1,
                .cross_origin = {},
                .trusted_proxies = http::TrustedProxies{{}}};
    }
    static server::EdgeServices one_web_site(const Clock& clock)
    {
        return {.clock = clock,
                .observers = {},
                .attempts_per_minute = 0,
                .cross_origin = http::CrossOrigin{{"https://cafe.example"}}};
    }

    HouseUnderTest house;

private:
    static server::ServerSettings settings()
    {
        server::ServerSettings settings;
        settings.address = "127.0.0.1";
        settings.port = 0;
        return settings;
    }

    server::Server server_;
};

/// That this is the guest surface's way to say that something is wrong.
void check_fault(const test::Answer& answer, int status, std::string_view code)
{
    INFO(answer.head << answer.body);
    CHECK(answer.status == status);
    CHECK(answer.field("Content-Type") == "application/json");
    const auto body = json(answer.body).as_object();
    CHECK(body.at("code") == boost::json::string_view{code.data(), code.size()});
    CHECK(body.at("message").is_string());
}

std::string booking()
{
    return post("/api/reservations", booking_with("guests", "2"));
}

} // namespace

TEST_CASE("the bookings' path has no slash at its end: that one belongs to somebody else")
{
    const OpenDoor door;
    CHECK(door.send(booking()).status == 201);
    check_fault(door.send(post("/api/reservations/", booking_with("guests", "2"))), 404,
                "NOT_FOUND");
    check_fault(door.ask("GET", "/api/reservations/?date=2030-06-14"), 404, "NOT_FOUND");
}

TEST_CASE("where nobody else has the path, a slash at the end makes no difference")
{
    const OpenDoor door;
    CHECK(door.send(post("/api/newsletter/", R"({"email":"alex@example.com"})")).status == 200);
    CHECK(door.ask("GET", "/api/reservations/availability/?time=2030-06-14").status == 200);
    CHECK(door.ask("GET", "/health/").status == 200);
    CHECK(door.ask("GET", "/ready/").status == 200);
}

TEST_CASE("an unknown path is told so in the guest's words")
{
    const OpenDoor door;
    for (const char* path : {"/", "/api", "/api/reservation", "/api/reservations/7",
                             "/api/newsletter/7", "/API/reservations", "/favicon.ico"})
        check_fault(door.ask("GET", path), 404, "NOT_FOUND");
}

TEST_CASE("another method is told which there are")
{
    const OpenDoor door;
    const auto answer = door.ask("DELETE", "/api/reservations");
    check_fault(answer, 405, "METHOD_NOT_ALLOWED");
    CHECK(answer.field("Allow") == "GET, HEAD, POST, OPTIONS");
    const auto newsletter = door.ask("GET", "/api/newsletter");
    check_fault(newsletter, 405, "METHOD_NOT_ALLOWED");
    CHECK(newsletter.field("Allow") == "POST, OPTIONS");
    CHECK(door.ask("BREW", "/api/reservations").status == 405);
}

TEST_CASE("another media type, and too much, are told so in the guest's words")
{
    const OpenDoor door;
    check_fault(door.send("POST /api/reservations HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\n"
                          "Content-Length: 4\r\n\r\n<a/>"),
                415, "UNSUPPORTED_MEDIA_TYPE");
    check_fault(door.send(post("/api/reservations", std::string(64 * 1024 + 1, ' '))), 413,
                "BODY_TOO_LARGE");
    check_fault(door.send(post("/api/reservations", std::string(64 * 1024, ' '))), 400,
                "INVALID_PAYLOAD");
}

TEST_CASE("HEAD tells the same as GET, without the body")
{
    const OpenDoor door;
    const char* const path = "/api/reservations/availability?time=2030-06-14T19:12:00Z";
    const auto shown = door.ask("GET", path);
    const auto head = door.ask("HEAD", path);
    CHECK(head.status == 200);
    CHECK(head.body.empty());
    CHECK(head.field("Content-Length") == std::to_string(shown.body.size()));
    CHECK(door.ask("HEAD", "/health").status == 200);
    CHECK(door.ask("HEAD", "/nowhere").status == 404);
}

TEST_CASE("OPTIONS tells what a path can do")
{
    const OpenDoor door;
    const auto answer = door.ask("OPTIONS", "/api/reservations");
    CHECK(answer.status == 204);
    CHECK(answer.field("Allow") == "GET, HEAD, POST, OPTIONS");
    check_fault(door.ask("OPTIONS", "/nowhere"), 404, "NOT_FOUND");
}

TEST_CASE("no foreign web site's script reads us unless it was allowed to")
{
    const OpenDoor closed;
    const char* const origin = "Origin: https://cafe.example\r\n";
    const char* const preflight =
        "Origin: https://cafe.example\r\nAccess-Control-Request-Method: POST\r\n";
    CHECK(closed.ask("GET", "/health", origin).status == 200);
    CHECK(closed.ask("GET", "/health", origin).head.find("Access-Control") == std::string::npos);
    CHECK(closed.ask("OPTIONS", "/api/reservations", preflight).head.find("Access-Control") ==
          std::string::npos);

    const OpenDoor open{OpenDoor::one_web_site};
    CHECK(open.ask("GET", "/health", origin).field("Access-Control-Allow-Origin") ==
          "https://cafe.example");
    CHECK(open.ask("OPTIONS", "/api/reservations", preflight)
              .field("Access-Control-Allow-Methods")
              .find("POST") != std::string::npos);
    CHECK(open.ask("GET", "/health", "Origin: https://evil.example\r\n")
              .field("Access-Control-Allow-Origin")
              .empty());
}

TEST_CASE("a guest is who the trusted proxy says, and who the proxy says only there")
{
    const auto from = [](const OpenDoor& door, const std::string& address) {
        return door
            .send(post("/api/reservations", booking_with("guests", "2"),
                       "X-Forwarded-For: " + address + "\r\n"))
            .status;
    };
    const OpenDoor behind_proxy{OpenDoor::one_a_minute};
    CHECK(from(behind_proxy, "192.0.2.1") == 201);
    CHECK(from(behind_proxy, "192.0.2.1") == 429);
    CHECK(from(behind_proxy, "192.0.2.2") == 201);
    CHECK(from(behind_proxy, "203.0.113.9, 192.0.2.2") == 429);

    const OpenDoor alone{OpenDoor::no_proxies};
    CHECK(from(alone, "192.0.2.1") == 201);
    CHECK(from(alone, "192.0.2.2") == 429);
}

TEST_CASE("who is too hasty hears on the wire how long to wait")
{
    const OpenDoor door{OpenDoor::one_a_minute};
    CHECK(door.send(booking()).status == 201);
    const auto answer = door.send(booking());
    check_fault(answer, 429, "RATE_LIMITED");
    CHECK(answer.field("Retry-After") == "60");
}

TEST_CASE("the list's lock is announced on the wire, and its key fits")
{
    const OpenDoor door;
    const auto locked = door.ask("GET", "/api/reservations?date=2030-06-14");
    check_fault(locked, 401, "UNAUTHORIZED");
    CHECK(locked.field("WWW-Authenticate") == "Bearer");
    const auto listed = door.ask("GET", "/api/reservations?date=2030-06-14&page=1&page_size=10",
                                 "Authorization: Bearer let me in\r\n");
    CHECK(listed.status == 200);
}

TEST_CASE("a request that is malformed beyond reading is told so in the guest's words")
{
    const OpenDoor door;
    for (const char* path : {"/api/reservations?date=%00", "/api/reservations?x=%ff",
                             "/api/reservations/%zz", "/api%2freservations"}) {
        INFO(path);
        const auto answer = door.ask("GET", path);
        CHECK((answer.status == 400 || answer.status == 404));
        CHECK(json(answer.body).at("code").is_string());
    }
}
