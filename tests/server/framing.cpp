#include "tests/server/house.hpp"
#include "tests/support/raw_client.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <optional>
#include <sstream>
#include <string_view>
#include <utility>

using namespace maitred::test;

namespace {

/// The status of a request's answer, 0 where there was none; the connection must be closed after.
int refused_with(House& house, const std::string& bytes)
{
    RawClient client{house.port()};
    const auto answer = client.ask(bytes);
    if (!answer)
        return 0;
    CHECK_FALSE(answer->body.empty());
    CHECK(answer->field("Connection") == "close");
    CHECK(client.hung_up());
    return answer->status;
}

bool still_serves(House& house)
{
    RawClient guest{house.port()};
    const auto answer = guest.ask(get("/hello"));
    return answer && answer->status == 200;
}

std::string chunked(const std::string& chunks, const std::string& fields = "")
{
    return "POST /echo HTTP/1.1\r\nHost: house\r\n" + fields +
           "Transfer-Encoding: chunked\r\n\r\n" + chunks;
}

/// POST of a body that says how long it is only when it ends.
std::string in_chunks(const std::string& path, const std::string& body)
{
    std::string request =
        "POST " + path + " HTTP/1.1\r\nHost: house\r\nTransfer-Encoding: chunked\r\n\r\n";
    constexpr std::size_t most = 4096;
    for (std::size_t at = 0; at < body.size(); at += most) {
        const auto chunk = body.substr(at, most);
        request +=
            (std::ostringstream{} << std::hex << chunk.size()).str() + "\r\n" + chunk + "\r\n";
    }
    return request + "0\r\n\r\n";
}

} // namespace

TEST_CASE("a request that two servers could read differently is refused and nothing after it read")
{
    House house;
    const std::string smuggled = get("/bug");
    CHECK(refused_with(house, chunked("0\r\n\r\n", "Content-Length: 5\r\n") + smuggled) == 400);
    CHECK(refused_with(house, "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" +
                                  smuggled) == 400);
    for (const char* coding : {"gzip, chunked", "identity", "xchunked", "chunked, chunked"})
        CHECK(refused_with(house, "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: " +
                                      std::string{coding} + "\r\n\r\n" + smuggled) == 501);
    CHECK(refused_with(house, "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n"
                              "Content-Length: 2\r\n\r\n{}" +
                                  smuggled) == 400);
    CHECK(refused_with(house, "GET /hello HTTP/1.1\r\n\r\n" + smuggled) == 400);
    CHECK(refused_with(house, "GET /hello HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n" + smuggled) ==
          400);
    CHECK(refused_with(house, get("/hello", "X: a\r\n b\r\n") + smuggled) == 400);
    CHECK(refused_with(house, get("/h\x01llo") + smuggled) == 400);
    CHECK_FALSE(house.diary.has("GET /bug 500"));
    CHECK(still_serves(house));
}

TEST_CASE("a chunked body's trailer of 64 KiB kills nobody")
{
    House house;
    const std::string trailer = "X-Long: " + std::string(64 * 1024, 'x') + "\r\n\r\n";
    CHECK(refused_with(house, chunked("2\r\n{}\r\n0\r\n" + trailer)) == 431);
    CHECK(still_serves(house));
}

TEST_CASE("a trailer does not become a header")
{
    House house;
    RawClient client{house.port()};
    const auto answer = client.ask(chunked("2\r\n{}\r\n0\r\nX-Request-Id: late\r\n\r\n"));
    REQUIRE(answer);
    CHECK(answer->status == 200);
    CHECK(answer->body == "{}");
    CHECK(answer->field("X-Request-Id") != "late");
    CHECK(client.ask(get("/hello"))->status == 200);
}

TEST_CASE("headers are bounded in size and number")
{
    House house;
    CHECK(refused_with(house, get("/hello", "X: " + std::string(20'000, 'x') + "\r\n")) == 431);
    CHECK(refused_with(house, get("/" + std::string(9'000, 'x'))) == 431);
    std::string many;
    for (int i = 0; i < 101; ++i)
        many += "X: y\r\n";
    CHECK(refused_with(house, get("/hello", many)) == 431);
    CHECK(still_serves(house));
}

TEST_CASE("a client that sends too much can read that it was too much")
{
    House house;
    CHECK(refused_with(house, post("/echo", std::string(65 * 1024, ' '))) == 413);
    CHECK(refused_with(house, post("/echo", std::string(1000 * 1024, ' '))) == 413);
    std::string chunks;
    for (int i = 0; i < 17; ++i)
        chunks += "1000\r\n" + std::string(4096, ' ') + "\r\n";
    CHECK(refused_with(house, chunked(chunks)) == 413);
    RawClient guest{house.port()};
    CHECK(guest.ask(post("/echo", std::string(64 * 1024, ' ')))->status == 200);
}

TEST_CASE("a route may take more than the house does, or less, and the others do not")
{
    House house;
    const std::string album(3 * 1024 * 1024, '\0');
    RawClient guest{house.port()};
    CHECK(guest.ask(post("/album", album))->body == std::to_string(album.size()));
    CHECK(guest.ask(in_chunks("/album", album))->body == std::to_string(album.size()));
    CHECK(guest.ask(post("/note", std::string(100, 'x')))->body == "100");
    CHECK(refused_with(house, post("/note", std::string(101, 'x'))) == 413);
    CHECK(refused_with(house, in_chunks("/note", std::string(101, 'x'))) == 413);
    CHECK(refused_with(house, post("/echo", std::string(64 * 1024 + 1, ' '))) == 413);
    CHECK(refused_with(house, post("/nowhere", std::string(64 * 1024 + 1, ' '))) == 413);
    CHECK(refused_with(house, in_chunks("/nowhere", std::string(64 * 1024 + 1, ' '))) == 413);
    CHECK(guest.ask(post("/echo", "{}"))->status == 200);
}

TEST_CASE("what is too much for a route that takes much is refused as anywhere")
{
    House house;
    const std::string album(4 * 1024 * 1024 + 1, '\0');
    CHECK(refused_with(house, post("/album", album).substr(0, 1000 * 1024)) == 413);
    CHECK(refused_with(house, in_chunks("/album", album)) == 413);
}

TEST_CASE("a body is invited only where it may come")
{
    House house;
    const std::string expects = "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n";
    RawClient guest{house.port()};
    CHECK(guest.ask(expects + "Content-Length: 2\r\n\r\n")->status == 100);
    CHECK(guest.ask("{}")->body == "{}");
    CHECK(guest.ask(expects + "Content-Length: 2\r\n\r\n[]")->body == "[]");
    RawClient glutton{house.port()};
    CHECK(glutton.ask(expects + "Content-Length: 70000\r\n\r\n")->status == 413);
}

TEST_CASE("whatever else is no HTTP is answered 400 or closed, and the house goes on")
{
    House house;
    CHECK(refused_with(house, "GET /hello HTTP/2.0\r\nHost: a\r\n\r\n") == 400);
    CHECK(refused_with(house, "GET  /hello HTTP/1.1\r\nHost: a\r\n\r\n") == 400);
    CHECK(refused_with(house, get("/%zz")) == 400);
    CHECK(refused_with(house, get("/hello?a=%00")) == 400);
    CHECK(refused_with(house, get("/hello?a=%ff")) == 400);
    CHECK(refused_with(house, get("http://house/hello")) == 400);
    CHECK(refused_with(house, chunked("xyz\r\n{}\r\n0\r\n\r\n")) == 400);
    CHECK(refused_with(house, chunked("ffffffffffffffffff\r\n")) == 400);
    RawClient cut{house.port()};
    cut.send("GET /hel");
    cut.finish_sending();
    CHECK(cut.answer()->status == 400);
    RawClient patient{house.port()};
    CHECK(patient.ask("\r\n\r\n" + get("/hello"))->status == 200);
    CHECK(still_serves(house));
}

TEST_CASE("large bodies are taken so many at a time, and the next client is told to come again")
{
    auto settings = House::patient();
    settings.most_large_bodies = 1;
    House house{settings};
    const std::string whole = post("/album", std::string(1024 * 1024, '\0'));
    const auto nearly_all = std::string_view{whole}.substr(0, whole.size() - 1);
    // Whichever of the two is read first has the place.
    RawClient one{house.port(), std::chrono::milliseconds{10}};
    RawClient another{house.port(), std::chrono::milliseconds{10}};
    REQUIRE(one.send(nearly_all));
    REQUIRE(another.send(nearly_all));
    RawClient* served = &one;
    RawClient* refused = &another;
    std::optional<Answer> refusal;
    REQUIRE(soon([&] {
        if ((refusal = refused->answer()))
            return true;
        std::swap(served, refused);
        return false;
    }));
    CHECK(refusal->status == 503);
    CHECK_FALSE(refusal->field("Retry-After").empty());
    CHECK(still_serves(house)); // ordinary requests all the while
    REQUIRE(served->send(std::string_view{whole}.substr(whole.size() - 1)));
    std::optional<Answer> answer;
    REQUIRE(soon([&] { return (answer = served->answer()).has_value(); }));
    CHECK(answer->status == 200);
    CHECK(soon([&] {
        const auto next = RawClient{house.port()}.ask(whole);
        return next && next->status == 200;
    }));
}
