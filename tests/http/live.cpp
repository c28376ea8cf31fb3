#include "adapters/http/live.hpp"

#include <catch2/catch.hpp>

using namespace maitred::http;

namespace {

using Fields = decltype(Request::headers);

const Fields everything = {{"upgrade", "websocket"},
                           {"connection", "Upgrade"},
                           {"sec-websocket-version", "13"},
                           {"sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="}};

/// A handshake with one field of another value, or without it.
Handshake with(std::size_t field, const char* value)
{
    Request request;
    request.headers = everything;
    if (value)
        request.headers[field].second = value;
    else
        request.headers.erase(request.headers.begin() + static_cast<std::ptrdiff_t>(field));
    return read_handshake(request);
}

} // namespace

TEST_CASE("a handshake is one in whatever case and company its words stand")
{
    CHECK(with(0, "websocket") == Handshake::proper);
    CHECK(with(0, "h2c , WebSocket") == Handshake::proper);
    CHECK(with(1, "keep-alive,\tUPGRADE") == Handshake::proper);
    Request request;
    request.headers = everything;
    request.headers.emplace_back("connection", "keep-alive");
    CHECK(read_handshake(request) == Handshake::proper);
}

TEST_CASE("what does not ask for a WebSocket is no handshake")
{
    for (const char* other : {"", "h2c", "websockets", "web socket", ","})
        CHECK(with(0, other) == Handshake::none);
    for (const char* other : {"", "keep-alive", "upgrade-insecure"})
        CHECK(with(1, other) == Handshake::none);
    CHECK(with(0, nullptr) == Handshake::none);
    CHECK(with(1, nullptr) == Handshake::none);
    CHECK(read_handshake({}) == Handshake::none);
}

TEST_CASE("only version 13 is spoken, and only with a key of sixteen bytes")
{
    for (const char* other : {"", "8", "013", "13, 8"})
        CHECK(with(2, other) == Handshake::other_version);
    CHECK(with(2, nullptr) == Handshake::other_version);
    for (const char* other : {"", "==", "dGhlIHNhbXBsZSBub25jZ", "dGhlIHNhbXBsZSBub25jZQ=",
                              "dGhlIHNhbXBsZSBub25jZQ===", "dGhlIHNhbXBsZSBub2 jZQ=="})
        CHECK(with(3, other) == Handshake::malformed);
    CHECK(with(3, nullptr) == Handshake::malformed);
}

TEST_CASE("a handshake has no body, however it is sent")
{
    Request request;
    request.headers = everything;
    request.headers.emplace_back("content-length", "0");
    CHECK(read_handshake(request) == Handshake::proper);
    request.body = "x";
    CHECK(read_handshake(request) == Handshake::malformed);
    request.body.clear();
    request.headers.emplace_back("transfer-encoding", "chunked");
    CHECK(read_handshake(request) == Handshake::malformed);
}
