#include "adapters/crypto/sodium_randomness.hpp"
#include "adapters/crypto/sodium_seals.hpp"
#include "adapters/desk/batching_desk.hpp"
#include "adapters/jobs/send_notices.hpp"
#include "adapters/mail/smtp_postman.hpp"
#include "adapters/mail/template_stationery.hpp"
#include "adapters/storage/memory/memory_storage.hpp"
#include "adapters/zones/tzdata_zones.hpp"
#include "core/usecases/change_book.hpp"
#include "tests/support/mail_sink.hpp"
#include "tests/support/members.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/settable_clock.hpp"

#include <map>

using namespace maitred;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const Window next_week = from("2030-06-20 19:00", "2030-06-20 20:00");

/// A house in memory at noon of that day, a mail server, and two nodes that send.
struct Correspondence {
    explicit Correspondence(std::vector<std::string> sink_options = {})
        : sink{std::move(sink_options)}
    {
    }

    MailSink sink;
    SettableClock clock{at("12:00")};
    memory::MemoryStorage storage;
    RestaurantId house =
        storage.settle_house({"cafe-fausse", "Café Fausse", "UTC"}, clock.now()).house;
    crypto::SodiumRandomness randomness;
    zones::TzdataZones zones;
    NoMeasures measures;
    NobodyListens watch;
    desk::BatchingDesk desk{{storage, clock, randomness, zones, measures, watch},
                            {.channels = {.email = true}}};
    mail::TemplateStationery stationery{zones, *mail::Mailbox::of("book@fausse.example")};
    mail::SmtpPostman postman{{.server = "127.0.0.1",
                               .port = sink.port(),
                               .tls = mail::Tls::off,
                               .from = *mail::Mailbox::of("book@fausse.example")},
                              clock};
    crypto::SodiumSeals seals{"0123456789abcdef0123456789abcdef"};
    jobs::SendNotices one{{storage, clock, stationery, &postman, nullptr, measures, seals}};
    jobs::SendNotices other{{storage, clock, stationery, &postman, nullptr, measures, seals}};

    Reservation ask(Command command)
    {
        const ChangeBook change_book{desk};
        const auto changed = change_book.wait_for(house, clock.now(), std::move(command));
        REQUIRE(changed);
        return std::get<Entry>(*changed).reservation;
    }
    std::size_t send() { return one() + other(); }
    std::vector<Notice> notices() { return storage.open(house)->notices(std::nullopt, 100, 0); }
    /// Message-IDs, and how often each came by now.
    std::map<std::string, int> arrived()
    {
        std::map<std::string, int> counted;
        while (const auto mail = sink.next(std::chrono::milliseconds{300}))
            ++counted[mail->message_id];
        return counted;
    }
};

} // namespace

TEST_CASE("whoever books gets a letter at once, and one the day before, each once from two nodes")
{
    Correspondence post;
    post.ask(reserve(next_week, 2));
    CHECK(post.send() == 1);
    CHECK(post.send() == 0);
    CHECK(post.arrived().size() == 1);
    post.clock.set(at("2030-06-19 18:59:59"));
    CHECK(post.send() == 0);
    post.clock.set(at("2030-06-19 19:00"));
    CHECK(post.send() == 1);
    post.clock.set(at("2030-06-20 18:00"));
    CHECK(post.send() == 0);
    const auto arrived = post.arrived();
    REQUIRE(arrived.size() == 1);
    CHECK(arrived.begin()->second == 1);
    for (const Notice& notice : post.notices())
        CHECK(notice.state == NoticeState::sent);
}

TEST_CASE("a mail server that refuses is tried again, after growing pauses, with the same letter")
{
    Correspondence post{{"--fail-first", "2"}};
    post.ask(reserve(next_week, 2));
    CHECK(post.send() == 1);
    const Notice refused = post.notices().back();
    CHECK(refused.state == NoticeState::pending);
    CHECK(refused.tries == 1);
    CHECK_FALSE(refused.trouble.empty());
    CHECK(post.send() == 0);
    post.clock.set(at("12:00:30"));
    CHECK(post.send() == 1);
    post.clock.set(at("12:02:29"));
    CHECK(post.send() == 0);
    post.clock.set(at("12:02:30"));
    CHECK(post.send() == 1);
    CHECK(post.arrived().size() == 1);
    CHECK(post.notices().back().state == NoticeState::sent);
    CHECK(post.notices().back().tries == 3);
}

TEST_CASE("after five tries a letter is given up, and said so")
{
    Correspondence post{{"--fail-first", "99"}};
    post.ask(reserve(next_week, 2));
    for (int i = 0; i < 10; ++i) {
        post.send();
        post.clock.set(post.clock.now() + hours{1});
    }
    const Notice given_up = post.notices().back();
    CHECK(given_up.state == NoticeState::failed);
    CHECK(given_up.tries == most_tries);
    CHECK(post.arrived().empty());
}

TEST_CASE("whoever gives up is told so, and not reminded; whoever moves is reminded the day before")
{
    Correspondence post;
    const Reservation one = post.ask(reserve(next_week, 2));
    const Reservation two = post.ask(reserve(next_week, 2));
    post.send();
    post.ask(cancel(one.id));
    post.ask(rebook({.id = two.id, .sitting = from("2030-06-22 19:00", "2030-06-22 20:00")}));
    CHECK(post.send() == 2);
    post.clock.set(at("2030-06-19 19:00"));
    CHECK(post.send() == 0);
    post.clock.set(at("2030-06-21 19:00"));
    CHECK(post.send() == 1);
    CHECK(post.arrived().size() == 5);
}

TEST_CASE("a letter that a dead node had taken is taken again within five seconds")
{
    Correspondence post;
    post.ask(reserve(next_week, 2));
    const Instant now = post.clock.now();
    REQUIRE(post.storage.take_due_notices(now, now + seconds{4}, 10).size() == 1);
    CHECK(post.send() == 0);
    post.clock.set(now + seconds{5});
    CHECK(post.send() == 1);
    CHECK(post.arrived().size() == 1);
}

TEST_CASE("nobody is reminded of an evening that has begun")
{
    Correspondence post;
    post.ask(reserve(next_week, 2));
    post.send();
    post.clock.set(at("2030-06-20 19:00"));
    CHECK(post.send() == 1);
    CHECK(post.arrived().size() == 1); // the confirmation
    const auto all = post.notices();
    CHECK(all.front().state == NoticeState::failed);
    CHECK(all.front().trouble == "came too late");
}

TEST_CASE("what is only to be read is there, and counts as told")
{
    Correspondence post;
    Command command = reserve(next_week, 2);
    std::get<Reserve>(command.wish).contact.email.reset();
    post.ask(command);
    CHECK(post.send() == 1);
    CHECK(post.notices().back().channel == Channel::none);
    CHECK(post.notices().back().state == NoticeState::sent);
    CHECK(post.arrived().empty());
}

TEST_CASE("calendars see one event whose sequence rises until it is cancelled")
{
    Correspondence post;
    const Reservation made = post.ask(reserve(next_week, 2));
    post.send();
    post.ask(rebook({.id = made.id, .party = 3}));
    post.send();
    post.ask(cancel(made.id));
    post.send();
    std::vector<std::string> calendars;
    while (const auto mail = post.sink.next(std::chrono::milliseconds{300}))
        calendars.push_back(mail->part("text/calendar").text);
    REQUIRE(calendars.size() == 3);
    const std::string uid = "UID:" + made.uuid.text() + "@fausse.example";
    for (std::size_t i = 0; i < calendars.size(); ++i) {
        CHECK(calendars[i].find(uid) != std::string::npos);
        CHECK(calendars[i].find("SEQUENCE:" + std::to_string(i)) != std::string::npos);
    }
    CHECK(calendars[2].find("METHOD:CANCEL") != std::string::npos);
}

TEST_CASE("to one address go thirty mails a day, and what is beyond the next day")
{
    Correspondence post;
    for (int i = 0; i < most_mails_a_day + 2; ++i)
        post.ask(reserve({next_week.start + hours{24 * i}, next_week.end + hours{24 * i}}, 2));
    while (post.send() > 0) {
    }
    CHECK(post.arrived().size() == static_cast<std::size_t>(most_mails_a_day));
    post.clock.set(at("2030-06-15 00:00"));
    CHECK(post.send() == 2);
    CHECK(post.arrived().size() == 2);
}

TEST_CASE(
    "that tables are held is not told beyond thirty a day: anybody can hold them for somebody")
{
    Correspondence post;
    for (int i = 0; i < most_mails_a_day + 2; ++i)
        post.ask(hold_for(2, next_week.start + hours{24 * i}, minutes{15}));
    while (post.send() > 0) {
    }
    post.clock.set(at("2030-06-15 00:00"));
    CHECK(post.send() == 0);
    CHECK(post.arrived().size() == static_cast<std::size_t>(most_mails_a_day));
    int given_up = 0;
    for (const Notice& notice : post.notices())
        given_up += notice.state == NoticeState::failed ? 1 : 0;
    CHECK(given_up == 2);
}

TEST_CASE("a hold is told once and reminded once, though the mail server fails twice each time")
{
    Correspondence post{{"--fail-first", "2"}};
    const Reservation held = post.ask(hold_for(2, next_week.start, minutes{15}));
    for (int i = 0; i < 3; ++i) {
        post.send();
        post.clock.advance(minutes{3});
    }
    CHECK(post.arrived().size() == 1);
    post.ask(confirm(held.id));
    CHECK(post.send() == 0); // that it was confirmed is not told
    post.clock.set(next_week.start - hours{24});
    for (int i = 0; i < 3; ++i) {
        post.send();
        post.clock.advance(minutes{3});
    }
    const auto arrived = post.arrived();
    REQUIRE(arrived.size() == 1);
    CHECK(arrived.begin()->second == 1);
    CHECK(post.send() == 0);
}

TEST_CASE(
    "that a table is held is told even if it has been given back by then, and no reminder comes")
{
    Correspondence post;
    const Reservation held = post.ask(hold_for(2, next_week.start, minutes{15}));
    post.clock.advance(minutes{16});
    post.ask({Expire{held.id}, "house"});
    CHECK(post.send() == 1);
    post.clock.set(next_week.start - hours{24});
    CHECK(post.send() == 0);
    CHECK(post.arrived().size() == 1);
}
