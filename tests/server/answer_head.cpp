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
