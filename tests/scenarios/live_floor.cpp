#include "tests/scenarios/live_ear.hpp"
#include "tests/scenarios/server_process.hpp"
#include "tests/support/private_postgres.hpp"

#include <catch2/catch.hpp>
#include <csignal>
#include <list>

using namespace maitred;
using namespace maitred::scenario;

namespace {

constexpr int enough = 400; ///< changes

Environment settings_of_a_test(const std::string& database_url)
{
    Environment settings = settings_for(database_url);
    settings["ENVIRONMENT"] = "test";
    return settings;
}

std::vector<std::string> add_tables(const FloorStaff& staff, std::uint16_t port, int count)
{
    std::vector<std::string> tables;
    for (int number = 1; number <= count; ++number)
        tables.push_back(add_table(staff, port, "A" + std::to_string(number)));
    return tables;
}

/// Every ear has heard what the log tells, each line once and in order.
void compare(std::list<LiveEar>& ears, const FloorStaff& staff, std::uint16_t port)
{
    const auto all = logged_after(staff, port, ears.front().began_after());
    REQUIRE(all.size() > static_cast<std::size_t>(2 * enough));
    for (const LiveEar& ear : ears)
        CHECK(eventually([&] { return ear.heard_to() >= all.back(); }));
    for (LiveEar& ear : ears)
        ear.stop_listening();
    for (LiveEar& ear : ears) {
        CHECK(ear.began_after() == ears.front().began_after());
        const auto heard = ear.leave();
        CHECK(heard.size() == all.size());
        CHECK((heard == all));
    }
}

} // namespace

TEST_CASE("when one of two nodes is killed in a storm, every socket hears every change once")
{
    const PrivateDatabase database;
    const Environment settings = settings_of_a_test(database.url());
    REQUIRE(run("migrate", settings).code == 0);
    ServerProcess survivor{settings};
    ServerProcess victim{settings};
    register_restaurant(victim.port(), "ada@example.org");
    const FloorStaff ada = log_in(survivor.port(), "ada@example.org");
    std::atomic<bool> killed = false;
    const Door here = [&] { return survivor.port(); };
    const Door there = [&] { return killed ? survivor.port() : victim.port(); };
    const auto tables = add_tables(ada, victim.port(), 6);
    std::list<LiveEar> ears;
    for (int ear = 0; ear < 8; ++ear)
        ears.emplace_back(ada, ear % 2 == 0 ? here : there);

    FloorStorm storm{ada, {here, there}, tables};
    REQUIRE(eventually([&] { return storm.changes() > enough; }));
    victim.signal(SIGKILL);
    victim.wait();
    killed = true;
    const int then = storm.changes();
    REQUIRE(eventually([&] { return storm.changes() > then + enough; }));
    CHECK(storm.stop().empty());

    compare(ears, ada, survivor.port());
    int ear = 0;
    for (const LiveEar& one : ears)
        CHECK(one.sockets() == (ear++ % 2 == 0 ? 1 : 2));
    const Ended verified = run("verify", settings);
    INFO(verified.output);
    CHECK(verified.code == 0);
}

TEST_CASE("when the only node is killed in a storm and started again, sockets hear all of it once")
{
    const TemporaryFolder folder;
    const Environment settings =
        settings_of_a_test("sqlite:///" + (folder.path() / "book.db").string());
    REQUIRE(run("migrate", settings).code == 0);
    std::list<ServerProcess> servers;
    servers.emplace_back(settings);
    std::atomic<std::uint16_t> port = servers.back().port();
    register_restaurant(port, "ada@example.org");
    const FloorStaff ada = log_in(port, "ada@example.org");
    const Door door = [&] { return port.load(); };
    const auto tables = add_tables(ada, port, 4);
    std::list<LiveEar> ears;
    for (int ear = 0; ear < 8; ++ear)
        ears.emplace_back(ada, door);

    FloorStorm storm{ada, {door}, tables};
    REQUIRE(eventually([&] { return storm.changes() > enough; }));
    servers.back().signal(SIGKILL);
    servers.back().wait();
    servers.emplace_back(settings);
    port = servers.back().port();
    const int then = storm.changes();
    REQUIRE(eventually([&] { return storm.changes() > then + enough; }));
    CHECK(storm.stop().empty());

    compare(ears, ada, port);
    for (const LiveEar& ear : ears)
        CHECK(ear.sockets() == 2);
    CHECK(run("verify", settings).code == 0);
}
