#include "tests/scenarios/letters.hpp"
#include "tests/scenarios/members.hpp"
#include "tests/support/private_postgres.hpp"

#include <array>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>
#include <csignal>

using namespace maitred;
using namespace maitred::scenario;

TEST_CASE("a member's booking is told by mail, once, and the mail names a calendar's event")
{
    const TemporaryFolder folder;
    MailSink sink;
    const Environment settings =
        settings_with_mail("sqlite:///" + (folder.path() / "book.db").string(), sink);
    REQUIRE(run("migrate", settings).code == 0);
    ServerProcess server{settings};
    const Member ana = register_member(server.port(), "ana");
    REQUIRE(ana.book(server.port(), 5, "2031-05-01", "19:00", "20:30").status == 200);
    const auto mail = sink.next();
    REQUIRE(mail);
    CHECK(mail->envelope_to == std::vector<std::string>{"ana@example.org"});
    CHECK(mail->part("text/plain").text.find("Ana García") != std::string::npos);
    CHECK_FALSE(mail->part("text/html").text.empty());
    CHECK(mail->part("text/calendar").text.find("BEGIN:VEVENT") != std::string::npos);
    CHECK(eventually([&] {
        const auto told = ana.get(server.port(), "/api/v1/notifications");
        return told.as_array().size() == 2 && // the reminder is still to come
               boost::json::serialize(told).find("\"sent\"") != std::string::npos;
    }));
    CHECK_FALSE(sink.next(std::chrono::milliseconds{1500}));
}

TEST_CASE("of two nodes one is killed while they send, and every letter arrives all the same")
{
    constexpr std::size_t bookings = 60;
    const PrivateDatabase database;
    MailSink sink;
    const Environment settings = settings_with_mail(database.url(), sink);
    REQUIRE(run("migrate", settings).code == 0);
    ServerProcess survivor{settings};
    ServerProcess victim{settings};
    // Not more to one address than go there in a day.
    const std::array members = {register_member(survivor.port(), "ana"),
                                register_member(survivor.port(), "eva"),
                                register_member(survivor.port(), "leo")};
    for (std::size_t table = 1; table <= bookings; ++table)
        REQUIRE(members[table % members.size()]
                    .book(table % 2 ? survivor.port() : victim.port(), static_cast<int>(table),
                          "2031-05-01", "19:00", "20:30")
                    .status == 200);
    auto counted = letters(sink, 5);
    victim.signal(SIGKILL);
    victim.wait();
    counted = letters(sink, bookings, std::move(counted));
    CHECK(counted.size() == bookings);
    int repeated = 0;
    for (const auto& [message, times] : counted)
        repeated += times - 1;
    CHECK(repeated <= 2); // one for each worker of the node that was killed
    CHECK(run("verify", settings).code == 0);
}

TEST_CASE("a mail server that is away harms no booking, and its letters wait as pending")
{
    const TemporaryFolder folder;
    Environment settings = settings_for("sqlite:///" + (folder.path() / "book.db").string());
    settings["SMTP_SERVER"] = "127.0.0.1";
    settings["SMTP_PORT"] = "1"; // nobody listens there
    settings["SMTP_TLS"] = "off";
    settings["SMTP_FROM"] = "bookings@fausse.example";
    REQUIRE(run("migrate", settings).code == 0);
    ServerProcess server{settings};
    const Member ana = register_member(server.port(), "ana");
    REQUIRE(ana.book(server.port(), 5, "2031-05-01", "19:00", "20:30").status == 200);
    CHECK(eventually([&] {
        return ask(server.admin_port(), test::get("/metrics"))
                   ->body.find("maitred_notices_put_off_total 1") != std::string::npos;
    }));
    const auto told = ana.get(server.port(), "/api/v1/notifications");
    for (const auto& notice : told.as_array())
        CHECK(notice.at("status").as_string() == "pending");
}
