#include "adapters/http/text/time.hpp"
#include "tests/scenarios/customers.hpp"
#include "tests/scenarios/floor_staff.hpp"
#include "tests/scenarios/letters.hpp"
#include "tests/support/private_postgres.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <catch2/catch.hpp>
#include <csignal>

using namespace maitred;
using namespace maitred::scenario;
namespace json = boost::json;

namespace {

std::string id_in(const test::Answer& answer)
{
    REQUIRE(answer.status == 201);
    return std::string{json::parse(answer.body).at("id").as_string()};
}

std::string status_of(const Customer& customer, std::uint16_t port, const std::string& reservation)
{
    const auto seen = customer.get(port, "/api/reservations/" + reservation + "/");
    return std::string{seen.at("status").as_string()};
}

/// How often the log of the house says that a hold has expired.
std::size_t expiries(std::uint16_t port, const Member& admin, const std::string& restaurant)
{
    const auto log = admin.get(port, "/restaurants/" + restaurant + "/activity");
    std::size_t count = 0;
    for (const auto& line : log.as_array())
        count += line.at("action").as_string() == "hold_expired" ? 1 : 0;
    return count;
}

/// Less than a day from now, and not before it: a date and a time of the day in UTC.
std::pair<std::string, std::string> soon()
{
    const auto time = std::chrono::floor<std::chrono::hours>(std::chrono::system_clock::now()) +
                      std::chrono::hours{3};
    const std::string text = http::write_time(time);
    return {text.substr(0, 10), text.substr(11, 5)};
}

} // namespace

TEST_CASE("a hold is over at its instant though every node was killed, and once on record")
{
    const PrivateDatabase database;
    Environment settings = settings_for(database.url());
    settings["RESERVATION_PENDING_TIMEOUT"] = "0.05"; // three seconds
    REQUIRE(run("migrate", settings).code == 0);
    auto one = std::make_unique<ServerProcess>(settings);
    auto other = std::make_unique<ServerProcess>(settings);
    const Customer cleo = register_customer(one->port(), "cleo");
    const auto tables = tables_of_the_house(other->port());
    std::vector<std::string> held;
    for (std::size_t i = 0; i < 6; ++i)
        held.push_back(id_in(
            cleo.hold(i % 2 ? one->port() : other->port(), tables.at(i), "2031-05-01", "19:00")));
    for (ServerProcess* node : {one.get(), other.get()}) {
        node->signal(SIGKILL);
        node->wait();
    }
    ServerProcess third{settings};
    ServerProcess fourth{settings};
    const Member chief = make_admin(third.port(), settings);
    const auto me = chief.get(third.port(), "/auth/me");
    const std::string house{me.at("restaurant_id").as_string()};
    CHECK(eventually([&] { return expiries(third.port(), chief, house) == held.size(); }));
    for (const std::string& reservation : held)
        CHECK(status_of(cleo, fourth.port(), reservation) == "expired");
    CHECK(cleo.bring(fourth.port(), held[0], "confirmed").status == 200); // late, and still free
    CHECK(cleo.hold(third.port(), tables.at(1), "2031-05-01", "19:00").status == 201);
    CHECK(cleo.bring(fourth.port(), held[1], "confirmed").status == 409);
    CHECK(eventually([&] { return expiries(fourth.port(), chief, house) == held.size() + 1; }));
    const auto figures = cleo.get(third.port(), "/api/customers/me/");
    CHECK(figures.at("total_reservations").as_int64() == 7);
    CHECK(figures.at("expired_reservations").as_int64() == 6);
    CHECK(run("verify", settings).code == 0);
}

TEST_CASE("of two nodes one is killed, and the guest of each hold is told once and reminded once")
{
    constexpr std::size_t customers = 3;
    constexpr std::size_t holds_each = 10;
    const PrivateDatabase database;
    MailSink sink;
    const Environment settings = settings_with_mail(database.url(), sink);
    REQUIRE(run("migrate", settings).code == 0);
    ServerProcess survivor{settings};
    ServerProcess victim{settings};
    const auto tables = tables_of_the_house(survivor.port());
    const auto [date, time] = soon();
    std::vector<Customer> guests;
    for (const char* name : {"cleo", "dora", "elsa"})
        guests.push_back(register_customer(survivor.port(), name));
    for (std::size_t i = 0; i < customers * holds_each; ++i) {
        const std::uint16_t port = i % 2 ? survivor.port() : victim.port();
        const Customer& guest = guests[i % customers];
        const std::string held = id_in(guest.hold(port, tables.at(i), date, time));
        REQUIRE(guest.bring(port, held, "confirmed").status == 200);
    }
    constexpr std::size_t due = 2 * customers * holds_each;
    auto counted = letters(sink, 5);
    victim.signal(SIGKILL);
    victim.wait();
    counted = letters(sink, due, std::move(counted));
    CHECK(counted.size() == due);
    int repeated = 0;
    for (const auto& [message, times] : counted)
        repeated += times - 1;
    CHECK(repeated <= 2); // one for each worker of the node that was killed
    CHECK_FALSE(sink.next(std::chrono::milliseconds{1500}));
    CHECK(run("verify", settings).code == 0);
}
