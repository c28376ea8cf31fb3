#include "adapters/server/answer_head.hpp"

#include <catch2/catch.hpp>

using namespace maitred;
using namespace maitred::server;

namespace {

std::string head_of(const http::Response& response)
{
    std::string head;
    append_head(head, response, "id", "today", Afterwards::keep_alive);
    return head;
}

int count(const std::string& text, const char* part)
{
    int found = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

bool contains(const std::string& text, const char* part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("the date of an answer is written as HTTP wants it")
{
    CHECK(http_date(Instant{std::chrono::seconds{784111777}}) == "Sun, 06 Nov 1994 08:49:37 GMT");
}

TEST_CASE("a value cannot add a header of its own")
{
    const auto head = head_of({200, "x", "text/plain", {{"X", "a\r\nSet-Cookie: b"}}});
    CHECK(contains(head, "\r\nX: aSet-Cookie: b\r\n"));
}

TEST_CASE("an answer without a body does not announce one")
{
    CHECK_FALSE(contains(head_of({204, "", ""}), "\r\nContent-"));
    CHECK(contains(head_of({200, "", "text/plain"}), "\r\nContent-Length: 0\r\n"));
}

TEST_CASE("an answer is kept by nobody unless its handler says so")
{
    CHECK(contains(head_of({200, "x"}), "\r\nCache-Control: no-store\r\n"));
    const auto kept = head_of({200, "x", "text/plain", {{"Cache-Control", "max-age=60"}}});
    CHECK(contains(kept, "max-age=60"));
    CHECK_FALSE(contains(kept, "no-store"));
}

TEST_CASE("an answer that asks for an upgrade names it as a matter of this connection")
{
    const http::Response answer{426, "x", "text/plain", {{"Upgrade", "websocket"}}};
    CHECK(contains(head_of(answer), "\r\nConnection: Upgrade\r\n"));
    std::string last;
    append_head(last, answer, "id", "today", Afterwards::close);
    CHECK(contains(last, "\r\nConnection: Upgrade, close\r\n"));
}

TEST_CASE("what every answer says is said once, whatever the handler says of it")
{
    const auto head = head_of({200,
                               "x",
                               "image/png",
                               {{"X-Content-Type-Options", "nosniff"},
                                {"Content-Security-Policy", "default-src 'none'"},
                                {"etag", "\"a\""},
                                {"cache-control", "no-cache"},
                                {"content-type", "text/html"},
                                {"Content-Length", "7"},
                                {"Transfer-Encoding", "chunked"},
                                {"Connection", "close"},
                                {"Date", "yesterday"},
                                {"server", "other"},
                                {"X-REQUEST-ID", "other"}}});
    CHECK(count(head, "nosniff") == 1);
    CHECK(contains(head, "\r\nContent-Security-Policy: default-src 'none'\r\n"));
    CHECK(contains(head, "\r\netag: \"a\"\r\n"));
    CHECK(contains(head, "\r\nContent-Type: image/png\r\nContent-Length: 1\r\n"));
    CHECK(contains(head, "\r\ncache-control: no-cache\r\n"));
    for (const char* never : {"no-store", "html", ": 7", "chunked", "close", "yesterday", "other"})
        CHECK_FALSE(contains(head, never));
}

TEST_CASE("an answer 304 speaks of what the client has, and holds nothing")
{
    const auto head = head_of(
        {304, "", "image/png", {{"ETag", "\"a\""}, {"Cache-Control", "private, max-age=60"}}});
    CHECK(head.starts_with("HTTP/1.1 304 Not Modified\r\n"));
    CHECK(contains(head, "\r\nETag: \"a\"\r\n"));
    CHECK(contains(head, "\r\nCache-Control: private, max-age=60\r\n"));
    CHECK_FALSE(contains(head, "\r\nContent-"));
}

TEST_CASE("every status is said in words")
{
    CHECK(head_of({423, "x"}).starts_with("HTTP/1.1 423 Locked\r\n"));
    CHECK(head_of({429, "x"}).starts_with("HTTP/1.1 429 Too Many Requests\r\n"));
    CHECK(head_of({415, "x"}).starts_with("HTTP/1.1 415 Unsupported Media Type\r\n"));
    CHECK(head_of({418, "x"}).starts_with("HTTP/1.1 418 Client Error\r\n"));
    CHECK(head_of({530, "x"}).starts_with("HTTP/1.1 530 Server Error\r\n"));
}
