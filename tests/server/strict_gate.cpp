#include "adapters/server/strict_gate.hpp"

#include <catch2/catch.hpp>

#include <string>

using maitred::http::Fault;
using maitred::server::raw_path;
using maitred::server::strict_gate;

namespace {

std::optional<Fault> verdict(const std::string& fields, const std::string& line = "GET / HTTP/1.1")
{
    return strict_gate(line + "\r\n" + fields + "\r\n");
}

const std::string host = "Host: house\r\n";

} // namespace

TEST_CASE("an ordinary header passes the gate")
{
    CHECK_FALSE(verdict(host));
    CHECK_FALSE(verdict(host + "Content-Length: 12\r\nX-Empty:\r\nX-Tab:\ta\tb\r\n"));
    CHECK_FALSE(verdict("hOST: house\r\nTransfer-Encoding: Chunked\r\n"));
    CHECK_FALSE(verdict("", "GET / HTTP/1.0"));
    CHECK_FALSE(verdict(host + "X-Name: Caf\xc3\xa9\r\n"));
    CHECK_FALSE(verdict(host + "Connection: Upgrade\r\nUpgrade: websocket\r\n"
                               "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"));
}

TEST_CASE("what decides where a request ends is said once, and clearly")
{
    CHECK(verdict(host + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n") ==
          Fault::malformed);
    CHECK(verdict("Transfer-Encoding: chunked\r\n", "POST / HTTP/1.0") == Fault::malformed);
    CHECK(verdict(host + "Transfer-Encoding: gzip\r\n") == Fault::not_implemented);
    CHECK(verdict(host + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n") ==
          Fault::not_implemented);
    CHECK(verdict(host + "Transfer-Encoding:\r\n") == Fault::not_implemented);
    for (const char* length : {"", "-1", "+1", "1 1", "0x1", "1,1", "9999999999999999999"})
        CHECK(verdict(host + "Content-Length: " + length + "\r\n") == Fault::malformed);
    CHECK(verdict(host + "Content-Length: 1\r\ncontent-length: 1\r\n") == Fault::malformed);
}

TEST_CASE("a request is for exactly one host")
{
    CHECK(verdict("") == Fault::malformed);
    CHECK(verdict(host + host) == Fault::malformed);
    CHECK(verdict(host + host, "GET / HTTP/1.0") == Fault::malformed);
}

TEST_CASE("lines are lines")
{
    CHECK(verdict(host + "X: a\r\n b\r\n") == Fault::malformed);
    CHECK(verdict(host + "X : a\r\n") == Fault::malformed);
    CHECK(verdict(host + ": a\r\n") == Fault::malformed);
    CHECK(verdict(host + "no colon\r\n") == Fault::malformed);
    CHECK(verdict(host + "X: a\nY: b\r\n") == Fault::malformed);
    CHECK(verdict(host + "X: a\rY: b\r\n") == Fault::malformed);
    CHECK(verdict(host + std::string{"X: a\0b\r\n", 8}) == Fault::malformed);
    CHECK(verdict(host, "GET / HTTP/1.1 ") == Fault::malformed);
    CHECK(verdict(host, "GET /\xc3\xa9 HTTP/1.1") == Fault::malformed);
    CHECK(verdict(host, "G(T / HTTP/1.1") == Fault::malformed);
    CHECK(verdict(host, "GET /") == Fault::malformed);
    CHECK(strict_gate("") == Fault::malformed);
}

TEST_CASE("a header has a hundred fields and a target eight KiB at most")
{
    std::string fields = host;
    for (int i = 0; i < 99; ++i)
        fields += "X: y\r\n";
    CHECK_FALSE(verdict(fields));
    CHECK(verdict(fields + "X: y\r\n") == Fault::header_too_large);
    CHECK(verdict(host, "GET /" + std::string(8192, 'x') + " HTTP/1.1") == Fault::header_too_large);
}

TEST_CASE("a refusal finds its words by the path as it stands there")
{
    CHECK(raw_path("GET /api/x?y=1 HTTP/1.1\r\nHost") == "/api/x");
    CHECK(raw_path("GET /api") == "/api");
    CHECK(raw_path("GET").empty());
    CHECK(raw_path("").empty());
}
