#include "tests/scenarios/floor_staff.hpp"
#include "tests/scenarios/server_process.hpp"
#include "tests/support/live_client.hpp"
#include "tests/support/private_postgres.hpp"

#include <boost/json/parse.hpp>
#include <catch2/catch.hpp>
#include <unistd.h>

using namespace maitred;
using namespace maitred::scenario;

namespace {

namespace json = boost::json;

/// Two nodes of one installation, and Ada's restaurant, which was registered at the first.
struct TwoNodes {
    PrivateDatabase database;
    Environment settings = with_database(database.url());
    ServerProcess one{settings};
    ServerProcess other{settings};
    FloorStaff ada = first_of_the_staff(one.port());

    static Environment with_database(const std::string& url)
    {
        Environment settings = settings_for(url);
        settings["ENVIRONMENT"] = "test";
        REQUIRE(run("migrate", settings).code == 0);
        return settings;
    }
    static FloorStaff first_of_the_staff(std::uint16_t port)
    {
        register_restaurant(port, "ada@example.org");
        return log_in(port, "ada@example.org");
    }
    FloorStaff hire_bob() const
    {
        (void)ada.post(one.port(), "/auth/staff",
                       R"({"email":"bob@example.org","password":"correct horse"})");
        return log_in(one.port(), "bob@example.org");
    }
    test::LiveClient socket(const FloorStaff& staff) const
    {
        test::LiveClient client{other.port(), staff.at("/live"), staff.bearer()};
        REQUIRE(text_in(json::parse(client.next_text()), "type") == "connection_established");
        return client;
    }
};

/// Asks again and again, until the other node refuses the token: within the promised five seconds.
void check_that_the_other_node_forgets(const TwoNodes& nodes, const FloorStaff& bob,
                                       test::LiveClient& socket)
{
    const auto from = std::chrono::steady_clock::now();
    CHECK(eventually([&] { return bob.ask(nodes.other.port(), "GET", "/auth/me").status == 401; }));
    CHECK(socket.closed_with() == 1008);
    CHECK(std::chrono::steady_clock::now() - from < std::chrono::seconds{5});
}

} // namespace

TEST_CASE("a retry with the same key at the other node gets the answer of the first")
{
    const TwoNodes nodes;
    const std::string key = "Idempotency-Key: one-evening\r\n";
    const std::string party = R"({"guest_name":"Grace","party_size":2,"status":"arrived"})";
    const std::string table = R"({"table_number":"A1","capacity":4,"position":{"x":0,"y":1}})";
    const std::string bob = R"({"email":"bob@example.org","password":"correct horse"})";
    for (const auto& [path, body] : {std::pair{nodes.ada.at("/reservations"), party},
                                     {nodes.ada.at("/tables"), table},
                                     {std::string{"/auth/staff"}, bob}}) {
        const auto first = nodes.ada.ask(nodes.one.port(), "POST", path, body, key);
        const auto again = nodes.ada.ask(nodes.other.port(), "POST", path, body, key);
        CHECK(first.status == 200);
        CHECK(again.status == 200);
        CHECK(again.body == first.body);
    }
    CHECK(nodes.ada.get(nodes.other.port(), nodes.ada.at("/reservations")).as_array().size() == 1);
}

TEST_CASE("whoever is disabled at one node is out at the other, and their socket is closed")
{
    const TwoNodes nodes;
    const FloorStaff bob = nodes.hire_bob();
    CHECK(bob.ask(nodes.other.port(), "GET", "/auth/me").status == 200);
    test::LiveClient socket = nodes.socket(bob);
    (void)nodes.ada.put(nodes.one.port(), "/auth/staff/" + bob.account, R"({"is_active":false})");
    check_that_the_other_node_forgets(nodes, bob, socket);
}

TEST_CASE("a new password ends the old tokens at the other node, and the sockets")
{
    const TwoNodes nodes;
    const FloorStaff bob = nodes.hire_bob();
    CHECK(bob.ask(nodes.other.port(), "GET", "/auth/me").status == 200);
    test::LiveClient socket = nodes.socket(bob);
    CHECK(bob.ask(nodes.one.port(), "PUT", "/auth/password",
                  R"({"old_password":"correct horse","new_password":"battery staple"})")
              .status == 200);
    check_that_the_other_node_forgets(nodes, bob, socket);
    CHECK(try_to_log_in(nodes.other.port(), "bob@example.org").status == 401);
    CHECK(log_in(nodes.other.port(), "bob@example.org", "battery staple").account == bob.account);
}

TEST_CASE("whoever guesses passwords at one node has to wait at the other")
{
    const TwoNodes nodes;
    (void)nodes.hire_bob();
    for (int attempt = 0; attempt < 6; ++attempt) // the sixth has to wait a second, or fails
        (void)try_to_log_in(attempt % 2 == 0 ? nodes.one.port() : nodes.other.port(),
                            "bob@example.org", "wrong horse");
    const auto refused = try_to_log_in(nodes.other.port(), "bob@example.org");
    CHECK(refused.status == 429);
    CHECK_FALSE(refused.field("Retry-After").empty());
}

TEST_CASE("a ticket of one node opens one socket at the other")
{
    const TwoNodes nodes;
    const std::string path = nodes.ada.at(
        "/live?ticket=" +
        text_in(nodes.ada.post(nodes.one.port(), nodes.ada.at("/live/ticket"), "{}"), "ticket"));
    test::LiveClient socket{nodes.other.port(), path};
    CHECK(text_in(json::parse(socket.next_text()), "type") == "connection_established");
    for (const std::uint16_t port : {nodes.one.port(), nodes.other.port()}) {
        test::LiveClient late{port};
        const auto refused = late.shake_hands(test::handshake(path));
        REQUIRE(refused);
        CHECK(refused->status == 401);
    }
}

TEST_CASE("a table that is put up at one node can be given away at the other at once")
{
    const TwoNodes nodes;
    for (int number = 1; number <= 20; ++number) {
        const std::string table =
            add_table(nodes.ada, nodes.one.port(), "A" + std::to_string(number));
        const auto seated =
            nodes.ada.ask(nodes.other.port(), "POST", nodes.ada.at("/reservations"),
                          R"({"guest_name":"Grace","party_size":2,"status":"seated",)"
                          R"("assigned_table_id":")" +
                              table + "\"}");
        INFO(seated.body);
        REQUIRE(seated.status == 200);
        CHECK(text_in(json::parse(seated.body), "assignedTableId") == table);
    }
}

TEST_CASE("whoever looks when a frame comes finds what it tells, at either node")
{
    const TwoNodes nodes;
    test::LiveClient socket = nodes.socket(nodes.ada);
    const auto party =
        nodes.ada.post(nodes.one.port(), nodes.ada.at("/reservations"),
                       R"({"guest_name":"Grace","party_size":2,"status":"arrived"})");
    const std::string path = nodes.ada.at("/reservations/" + text_in(party, "id"));
    std::thread staff{[&] {
        for (int glass = 10; glass < 40; ++glass)
            (void)nodes.ada.put(nodes.one.port(), path,
                                R"({"notes":"glass )" + std::to_string(glass) + "\"}");
    }};
    for (int told = 0; told < 30;) {
        const json::value frame = json::parse(socket.next_text());
        const std::string type = text_in(frame, "type");
        if (type != "reservation_update" || text_in(frame.at("data"), "notes").empty())
            continue;
        ++told;
        for (const std::uint16_t port : {nodes.other.port(), nodes.one.port()})
            CHECK(text_in(nodes.ada.get(port, path), "notes") >=
                  text_in(frame.at("data"), "notes"));
    }
    staff.join();
}
