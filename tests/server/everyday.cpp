#include "tests/server/house.hpp"
#include "tests/support/raw_client.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>

using namespace maitred::test;

TEST_CASE("a guest asks and is answered, as often as they like on one connection")
{
    House house;
    RawClient guest{house.port()};
    for (int i = 0; i < 3; ++i) {
        const auto answer = guest.ask(get("/hello"));
        REQUIRE(answer);
        CHECK(answer->status == 200);
        CHECK(answer->body == R"({"hello":true})");
        CHECK(answer->field("Content-Type") == "application/json");
        CHECK(answer->field("X-Content-Type-Options") == "nosniff");
        CHECK(answer->field("Cache-Control") == "no-store");
        CHECK(answer->field("Server") == "maitred");
        CHECK_FALSE(answer->field("Date").empty());
    }
    CHECK(house.diary.has("GET /hello 200"));
}

TEST_CASE("whoever asks to close gets the answer and a closed connection")
{
    House house;
    RawClient guest{house.port()};
    const auto answer = guest.ask(get("/hello", "Connection: close\r\n"));
    REQUIRE(answer);
    CHECK(answer->field("Connection") == "close");
    CHECK(guest.hung_up());
    RawClient old{house.port()};
    CHECK(old.ask("GET /hello HTTP/1.0\r\n\r\n")->status == 200);
    CHECK(old.hung_up());
}

TEST_CASE("several requests at once are answered one after the other, in order")
{
    House house;
    RawClient guest{house.port()};
    std::string batch;
    for (int i = 0; i < 50; ++i)
        batch += post("/echo", std::to_string(i)) + get("/hello");
    guest.send(batch);
    for (int i = 0; i < 50; ++i) {
        CHECK(guest.answer().value().body == std::to_string(i));
        CHECK(guest.answer().value().body == R"({"hello":true})");
    }
}

TEST_CASE("a request is found in the log by the id its client gave, or by one of ours")
{
    House house;
    RawClient guest{house.port()};
    CHECK(guest.ask(get("/hello", "X-Request-Id: abc-1.2:3_\r\n"))->field("X-Request-Id") ==
          "abc-1.2:3_");
    const auto made = guest.ask(get("/hello", "X-Request-Id: a b\r\n"))->field("X-Request-Id");
    CHECK(made.size() == 25);
    CHECK(guest.ask(get("/hello"))->field("X-Request-Id") != made);
    CHECK(guest.ask(get("/nowhere", "X-Request-Id: mine\r\n"))->field("X-Request-Id") == "mine");
    CHECK(guest.ask("nonsense\r\n\r\n")->field("X-Request-Id").size() == 25);
}

TEST_CASE("unknown path, other method, other media type, in the surface's words")
{
    House house;
    RawClient guest{house.port()};
    CHECK(guest.ask(get("/nowhere"))->status == 404);
    CHECK(guest.ask(get("/nowhere"))->body == R"({"status":404})");
    const auto other = guest.ask("DELETE /hello HTTP/1.1\r\nHost: house\r\n\r\n");
    CHECK(other->status == 405);
    CHECK(other->field("Allow") == "GET, HEAD, OPTIONS");
    CHECK(guest.ask("BREW /hello HTTP/1.1\r\nHost: house\r\n\r\n")->status == 405);
    CHECK(guest
              .ask("POST /echo HTTP/1.1\r\nHost: house\r\nContent-Type: text/xml\r\n"
                   "Content-Length: 2\r\n\r\n{}")
              ->status == 415);
    CHECK(house.diary.has("OTHER unmatched 405"));
}

TEST_CASE("HEAD is GET without the body, OPTIONS says what is allowed")
{
    House house;
    RawClient guest{house.port()};
    guest.send("HEAD /hello HTTP/1.1\r\nHost: house\r\n\r\n");
    const auto head = guest.answer(true);
    CHECK(head->status == 200);
    CHECK(head->field("Content-Length") == "14");
    guest.send("HEAD /nowhere HTTP/1.1\r\nHost: house\r\n\r\n");
    CHECK(guest.answer(true)->status == 404);
    const auto options = guest.ask("OPTIONS /echo HTTP/1.1\r\nHost: house\r\n\r\n");
    CHECK(options->status == 204);
    CHECK(options->field("Allow") == "POST, OPTIONS");
    CHECK(options->field("Content-Length").empty());
    CHECK(guest.ask("OPTIONS * HTTP/1.1\r\nHost: house\r\n\r\n")->status == 204);
    CHECK(guest.ask(get("/hello"))->status == 200);
}

TEST_CASE("a picture comes as the bytes it is, with what its handler says of it")
{
    House house;
    RawClient guest{house.port()};
    const auto picture = guest.ask(get("/picture"));
    CHECK(picture->status == 200);
    CHECK(picture->body == std::string{"\x89PNG\r\n\x1a\n\0\xff", 10});
    CHECK(picture->field("Content-Type") == "image/png");
    CHECK(picture->field("ETag") == "\"p1\"");
    CHECK(picture->field("Cache-Control") == "private, max-age=60");
    CHECK(picture->field("Content-Security-Policy") == "default-src 'none'");
    CHECK(picture->head.find("nosniff") == picture->head.rfind("nosniff"));
    CHECK(picture->head.find("Cache-Control") == picture->head.rfind("Cache-Control"));
}

TEST_CASE("HEAD tells of a picture what GET would, without it")
{
    House house;
    RawClient guest{house.port()};
    guest.send("HEAD /picture HTTP/1.1\r\nHost: house\r\n\r\n" + get("/hello"));
    const auto head = guest.answer(true);
    CHECK(head->status == 200);
    CHECK(head->field("Content-Length") == "10");
    CHECK(head->field("Content-Type") == "image/png");
    CHECK(head->field("ETag") == "\"p1\"");
    CHECK(guest.answer()->head.starts_with("HTTP/1.1 200 OK\r\n"));
}

TEST_CASE("whoever has a picture is told so, without it, and the connection goes on")
{
    House house;
    RawClient guest{house.port()};
    const std::string known = "If-None-Match: W/\"p0\", \"p1\"\r\n";
    for (const char* method : {"GET", "HEAD"}) {
        guest.send(method + (" /picture HTTP/1.1\r\nHost: house\r\n" + known) + "\r\n" +
                   get("/hello"));
        const auto answer = guest.answer(true);
        CHECK(answer->status == 304);
        CHECK(answer->field("ETag") == "\"p1\"");
        CHECK(answer->field("Cache-Control") == "private, max-age=60");
        CHECK(answer->head.find("Content-Type:") == std::string::npos);
        CHECK(answer->head.find("Content-Length") == std::string::npos);
        CHECK(guest.answer()->head.starts_with("HTTP/1.1 200 OK\r\n"));
    }
    CHECK(guest.ask(get("/picture", "If-None-Match: \"p0\"\r\n"))->status == 200);
}

TEST_CASE("a handler that fails costs its request only")
{
    House house;
    RawClient guest{house.port()};
    CHECK(guest.ask(get("/bug"))->status == 500);
    CHECK(guest.ask(get("/bug"))->body == R"({"status":500})");
    const auto away = guest.ask(get("/away"));
    CHECK(away->status == 503);
    CHECK(away->field("Retry-After") == "1");
    CHECK(house.diary.has("failed: a bug"));
    CHECK(guest.ask(get("/hello"))->status == 200);
}

TEST_CASE("answers that come later, from other threads, reach their guests once")
{
    House house;
    std::vector<RawClient> guests;
    for (int i = 0; i < 20; ++i) {
        guests.emplace_back(house.port());
        guests.back().send(get("/later") + get("/hello"));
    }
    house.tell_later(20);
    for (RawClient& guest : guests) {
        CHECK(guest.answer()->body == "late");
        CHECK(guest.answer()->body == R"({"hello":true})");
    }
}

TEST_CASE("behind a proxy guests are counted by their own address")
{
    House house;
    RawClient proxy{house.port()};
    CHECK(proxy.ask(get("/client"))->body == "127.0.0.1");
    CHECK(proxy.ask(get("/client", "X-Forwarded-For: 6.6.6.6\r\nX-Forwarded-For: 192.0.2.7\r\n"))
              ->body == "192.0.2.7");
    const auto limited = [&](const std::string& address) {
        return proxy.ask(post("/limited", "", "X-Forwarded-For: " + address + "\r\n"))->status;
    };
    CHECK(limited("192.0.2.1") == 200);
    CHECK(limited("192.0.2.1") == 429);
    CHECK(limited("192.0.2.2") == 200);
}

TEST_CASE("a port that another server has is refused in one sentence")
{
    House house;
    auto settings = House::patient();
    settings.port = house.port();
    maitred::server::Server second{settings, house.router, {house.clock}};
    CHECK_THROWS_WITH(second.start(),
                      "port " + std::to_string(house.port()) + " is taken by another process");
}

TEST_CASE("a port can be used again at once after a server has ended")
{
    auto settings = House::patient();
    {
        House house;
        settings.port = house.port();
        RawClient guest{house.port()};
        CHECK(guest.ask(get("/hello"))->status == 200);
    }
    House again{settings};
    RawClient guest{again.port()};
    CHECK(guest.ask(get("/hello"))->status == 200);
}
