#include "tests/server/house.hpp"
#include "tests/support/raw_client.hpp"

#include <catch2/catch.hpp>

using namespace maitred::test;
using namespace std::chrono_literals;

namespace {

/// Sends a byte every 20 ms until the server answers; the answer's status, or 0.
int status_for_dripping(RawClient& client, std::string_view byte)
{
    for (int i = 0; i < 250; ++i) {
        RawClient* const impatient = &client;
        if (!impatient->send(byte))
            break;
        if (const auto answer = impatient->answer())
            return answer->status;
    }
    return 0;
}

auto hasty_but(std::chrono::milliseconds maitred::server::Patience::*which)
{
    auto settings = House::hasty();
    auto patient = maitred::server::Patience{};
    const auto named = settings.patience.*which;
    const auto sweep = settings.patience.sweep;
    patient.sweep = sweep;
    patient.*which = named;
    settings.patience = patient;
    return settings;
}

using maitred::server::Patience;

} // namespace

TEST_CASE("a header that drips in is cut off, whatever drips")
{
    House house{hasty_but(&Patience::header)};
    RawClient slow{house.port(), 20ms};
    slow.send("GET /hello HTTP/1.1\r\nHost: house\r\nX: ");
    CHECK(status_for_dripping(slow, "x") == 408);
    RawClient guest{house.port()};
    CHECK(guest.ask(get("/hello"))->status == 200);
}

TEST_CASE("a body that drips in is cut off, whatever drips")
{
    House house{hasty_but(&Patience::body)};
    RawClient slow{house.port(), 20ms};
    slow.send("POST /echo HTTP/1.1\r\nHost: house\r\nContent-Length: 60000\r\n\r\n");
    CHECK(status_for_dripping(slow, " ") == 408);
    RawClient waiting{house.port()};
    waiting.send("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n"
                 "Content-Length: 5\r\n\r\n");
    CHECK(waiting.answer()->status == 100);
    CHECK(waiting.answer()->status == 408);
}

TEST_CASE("a connection on which nothing is asked is closed without a word")
{
    House house{hasty_but(&Patience::idle)};
    RawClient silent{house.port()};
    CHECK(silent.hung_up());
    RawClient once{house.port()};
    CHECK(once.ask(get("/hello"))->status == 200);
    CHECK(once.hung_up());
    CHECK(soon([&] { return house.server.connections() == 0; }));
}

TEST_CASE("a handler that never answers is answered for, and its late answer is dropped")
{
    House house{hasty_but(&Patience::handler)};
    RawClient guest{house.port()};
    CHECK(guest.ask(get("/never"))->status == 503);
    RawClient other{house.port()};
    const auto answer = other.ask(get("/later"));
    CHECK(answer->status == 503);
    CHECK(answer->field("Retry-After") == "1");
    house.tell_later(1);
    CHECK(other.hung_up());
}

TEST_CASE("a client that does not take its answer is let go")
{
    House house{hasty_but(&Patience::write)};
    RawClient slow{house.port()};
    slow.take_little();
    slow.send(get("/big"));
    CHECK(soon([&] { return house.diary.has("GET /big 200"); }));
    RawClient guest{house.port()};
    CHECK(guest.ask(get("/hello"))->status == 200);
    CHECK(soon([&] { return house.server.connections() == 1; }));
}

TEST_CASE("a client that keeps sending after its refusal is let go")
{
    House house{hasty_but(&Patience::linger)};
    RawClient client{house.port()};
    CHECK(client.ask(post("/echo", std::string(70'000, ' ')))->status == 413);
    CHECK(soon([&] { return house.server.connections() == 0; }));
}
